import type { ComparisonRow } from '../report.ts';
import { EvidenceList } from './evidence.tsx';

export function ComparisonSection({ rows }: { rows: readonly ComparisonRow[] }) {
  return (
    <section>
      <h3>Session or token: what it means here</h3>
      <div class="scroll" tabIndex={0} role="group" aria-label="Comparison">
        <table class="comparison">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Textbook session</th>
              <th scope="col">Textbook token</th>
              <th scope="col">This application</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ title, session, token, observed }) => (
              <tr>
                <th scope="row">{title}</th>
                <td class="quiet">{session}</td>
                <td class="quiet">{token}</td>
                <td>
                  {observed.text} <span class={`basis ${observed.basis.replace(' ', '-')}`}>{observed.basis}</span>
                  <EvidenceList evidence={observed.evidence} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
