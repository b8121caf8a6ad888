import type { FlowStep } from '../report.ts';
import { renderSequence } from '../sequence-svg.ts';
import { EvidenceList } from './evidence.tsx';

export function FlowSection({ flow }: { flow: readonly FlowStep[] }) {
  if (flow.length === 0) return null;
  return (
    <section>
      <h3>What happened, step by step</h3>
      <p class="note">Solid arrows were observed. Dashed ones are inferred from the kind of credential.</p>
      <div class="scroll" tabIndex={0} role="group" aria-label="Sequence diagram" dangerouslySetInnerHTML={{ __html: renderSequence(flow) }} />
      <details>
        <summary>The steps as text, with their evidence</summary>
        <ol class="steps">
          {flow.map(({ from, to, label, basis, evidence }) => (
            <li>
              <b>{from === to ? `${from} itself` : `${from} to ${to}`}</b>: {label} <span class={`basis ${basis}`}>{basis}</span>
              <EvidenceList evidence={evidence} />
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
