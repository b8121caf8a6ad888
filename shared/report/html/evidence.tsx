import type { ReportEvidence } from '../report.ts';

/** What led to a statement, with the place where each observation was made. */
export function EvidenceList({ evidence }: { evidence: readonly ReportEvidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul class="evidence">
      {evidence.map(({ kind, text, at }) => (
        <li>
          <span class="kind">{kind}</span> {text} {at === undefined ? null : <code>{at}</code>}
        </li>
      ))}
    </ul>
  );
}
