import type { ReportEvidence } from '#shared/report/report.ts';
import { printableText } from '#shared/report/printable-text.ts';
import { Said } from './said.tsx';

export function EvidenceList({ evidence }: { readonly evidence: readonly ReportEvidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul class="evidence">
      {evidence.map(({ kind, text, at }) => (
        <li>
          <span class="tag">{kind}</span> <Said text={text} />
          {at === undefined ? null : <span class="quiet"> ({printableText(at)})</span>}
        </li>
      ))}
    </ul>
  );
}
