import { accepterWords } from '../acceptance.ts';
import type { Finding, SuppressedFinding } from '../report.ts';
import { countWords, placeWords, severityMark } from '../severity-words.ts';
import { EvidenceList } from './evidence.tsx';
import { addressOf, Link } from './link.tsx';

export function FindingsSection({ findings, suppressed = [] }: { findings: readonly Finding[]; suppressed?: readonly SuppressedFinding[] }) {
  return (
    <section>
      <h3>
        Findings <span class="count">{countWords(findings)}</span>
      </h3>
      {findings.length === 0 ? <p class="note">Nothing to report in what could be seen.</p> : null}
      {findings.map((finding) => (
        <OneFinding finding={finding} />
      ))}
      {suppressed.length === 0 ? null : <Accepted suppressed={suppressed} />}
    </section>
  );
}

function OneFinding({ finding }: { finding: Finding }) {
  const { check, severity, severityReason, title, message, evidence, remedy, references } = finding;
  const place = placeWords(finding);
  return (
    <article class={`finding ${finding.verdict === 'unsure' ? 'unsure' : severity}`}>
      <h4>
        <Severity finding={finding} /> {title} <code>{check}</code>
      </h4>
      <p>{message}</p>
      {place === '' ? null : (
        <p class="place">
          <code>{place}</code>
        </p>
      )}
      <p class="remedy">
        <b>Remedy:</b> {remedy}
      </p>
      <details>
        <summary>Evidence, reason for the severity, references</summary>
        <EvidenceList evidence={evidence} />
        <p>
          <b>Why {severity}:</b> {severityReason}
        </p>
        <p class="references">
          {references.map((reference, index) => (
            <>
              {index === 0 ? '' : ' · '}
              <Link href={addressOf(reference)}>{reference}</Link>
            </>
          ))}
        </p>
      </details>
    </article>
  );
}

function Severity({ finding: { verdict, severity } }: { finding: Finding }) {
  const [mark, words] = verdict === 'unsure' ? ['?', `unsure, would be ${severity}`] : [severityMark[severity], severity];
  return (
    <span class={`severity ${verdict === 'unsure' ? 'unsure' : severity}`}>
      <span aria-hidden="true">{mark}</span> {words}
    </span>
  );
}

function Accepted({ suppressed }: { suppressed: readonly SuppressedFinding[] }) {
  return (
    <details>
      <summary>{suppressed.length} accepted</summary>
      <ul>
        {suppressed.map(({ check, message, suppression }) => (
          <li>
            <code>{check}</code> {message} <i>Accepted {accepterWords[suppression.by]}: {suppression.reason}</i>
            {suppression.expires === undefined ? null : ` until ${suppression.expires}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
