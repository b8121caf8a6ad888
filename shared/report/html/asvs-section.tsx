import { asvsByChapter, asvsNote } from '../asvs-view.ts';
import type { AsvsRequirement, Finding } from '../report.ts';
import { addressOf, Link } from './link.tsx';

export function AsvsSection({ asvs, findings }: { asvs: readonly AsvsRequirement[]; findings: readonly Finding[] }) {
  if (asvs.length === 0) return null;
  const count = (status: AsvsRequirement['status']) => asvs.filter((requirement) => requirement.status === status).length;
  const checkOf = new Map(findings.map(({ fingerprint, check }) => [fingerprint, check]));
  return (
    <section>
      <h3>
        ASVS 5.0 <span class="count">{`${count('not met')} not met, ${count('met')} met, ${count('not seen')} not seen`}</span>
      </h3>
      <p class="note">{asvsNote}</p>
      <details>
        <summary>Each requirement</summary>
        {asvsByChapter(asvs).map(({ title, requirements }) => (
          <>
            <h4>{title}</h4>
            <div class="scroll" tabIndex={0} role="group" aria-label={title}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">Requirement</th>
                    <th scope="col">Asks</th>
                    <th scope="col">Status</th>
                    <th scope="col">Findings</th>
                    <th scope="col">CWE</th>
                    <th scope="col">WSTG</th>
                  </tr>
                </thead>
                <tbody>
                  {requirements.map((requirement) => (
                    <Row requirement={requirement} checkOf={checkOf} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        ))}
      </details>
    </section>
  );
}

const marks: Readonly<Record<AsvsRequirement['status'], string>> = { met: '✓', 'not met': '✗', 'not seen': '–' };

function Row({ requirement, checkOf }: { requirement: AsvsRequirement; checkOf: ReadonlyMap<string, string> }) {
  const { id, level, text, status, findings, cwe, wstg } = requirement;
  const checks = new Set(findings.map((fingerprint) => checkOf.get(fingerprint) ?? fingerprint));
  return (
    <tr>
      <th scope="row">
        {id} <span class="quiet">L{level}</span>
      </th>
      <td>{text}</td>
      <td class={`status ${status.replace(' ', '-')}`}>
        <span aria-hidden="true">{marks[status]}</span> {status}
      </td>
      <td>
        {[...checks].map((check) => (
          <div>
            <code>{check}</code>
          </div>
        ))}
      </td>
      <td>
        {cwe.map((weakness) => (
          <div>
            <Link href={addressOf(weakness)}>{weakness}</Link>
          </div>
        ))}
      </td>
      <td>{wstg.join(', ')}</td>
    </tr>
  );
}
