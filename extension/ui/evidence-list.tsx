import type { ReportEvidence } from '#shared/report/report.ts';

export function EvidenceList({ evidence }: { readonly evidence: readonly ReportEvidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul class="evidence">
      {evidence.map(({ kind, text, at }) => (
        <li>
          <span class="tag">{kind}</span> {text}
          {at === undefined ? null : <span class="quiet"> ({at})</span>}
        </li>
      ))}
    </ul>
  );
}
