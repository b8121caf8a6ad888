import { answersWords, probeQuestions, probesNote } from '../probes.ts';
import type { ReportProbe } from '../report.ts';

export function ProbesSection({ probes }: { probes: readonly ReportProbe[] }) {
  if (probes.length === 0) return null;
  return (
    <section>
      <h3>Active tests</h3>
      <p class="note">{probesNote}</p>
      <div class="scroll" tabIndex={0} role="group" aria-label="Active tests">
        <table>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Request</th>
              <th scope="col">Credential</th>
              <th scope="col">Outcome</th>
              <th scope="col">Answers</th>
            </tr>
          </thead>
          <tbody>
            {probes.map((probe) => (
              <Row {...probe} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ probe, method, url, name, carrier, outcome, reason, answers }: ReportProbe) {
  return (
    <tr>
      <th scope="row">{probeQuestions[probe]}</th>
      <td>
        <code>
          {method} {url}
        </code>
      </td>
      <td>
        <code>{name}</code> <span class="quiet">{carrier}</span>
      </td>
      <td>
        <b>{outcome}</b> {reason}
      </td>
      <td>{answersWords(answers)}</td>
    </tr>
  );
}
