import { valueOf } from '#shared/facts/known.ts';
import { factsOf } from '#shared/facts/fact.ts';
import { sentValuesOf } from '#shared/infer/sent-values.ts';
import { DetailPane } from '../../ui/detail-pane.tsx';
import { Masked } from '../../ui/masked.tsx';
import { Said } from '../../ui/said.tsx';
import { When } from '../../ui/when.tsx';
import { authRequestHeaders, authResponseHeaders, type AuthHeader } from '../auth-headers.ts';
import type { PanelAudit } from '../audit.ts';
import { reaches } from '../cookie-rows.ts';
import { maskedAddress } from '../masked-address.ts';
import type { PanelState } from '../panel-state.ts';
import { findingsAbout, type ThingPlace } from '../thing-places.ts';
import type { RequestCredential, TrafficRow } from '../traffic-rows.ts';
import { credentialWords, leakWords, markWord } from '../traffic-words.ts';
import { CodePlaceWords } from './initiator-place.tsx';
import { JumpLink } from './jump-link.tsx';
import { ThingFindings } from './thing-findings.tsx';

interface RequestDetailProps {
  readonly row: TrafficRow;
  readonly state: PanelState;
  readonly audit: PanelAudit;
  readonly onClose: () => void;
}

export function RequestDetail({ row, state, audit, onClose }: RequestDetailProps) {
  const { exchange, credentials, marks, leaks, initiator, time } = row;
  return (
    <DetailPane label="Details of the request" title={<Said text={`${exchange.method} ${maskedAddress(exchange.url)}`} />} onClose={onClose}>
      <p>
        {exchange.status === 0 ? 'No answer was seen' : `Answered ${exchange.status}`}, <When time={time} now={audit.capture.time} />. It went to{' '}
        {exchange.scope === 'site' ? 'this site' : 'another party'}.
      </p>
      <p>
        {marks.map((mark) => (
          <span class="tag">{markWord(mark)}</span>
        ))}
        {leaks.map((leak) => (
          <span class="tag warning">{leakWords(leak)}</span>
        ))}
      </p>
      <ThingFindings state={state} about={findingsAbout([exchange.id], audit)} />
      <h3>Authenticated by</h3>
      {credentials.length === 0 ? <p class="quiet">Nothing in it is known to sign the user in.</p> : null}
      <ul class="evidence">
        {credentials.map((credential) => (
          <li>
            <JumpLink state={state} to={placeOfCredential(row, credential, audit)}>
              <Said text={credentialWords(credential)} />
            </JumpLink>
          </li>
        ))}
      </ul>
      <Headers title="Request headers about authentication" headers={authRequestHeaders(exchange)} />
      <Headers title="Response headers about authentication" headers={authResponseHeaders(exchange)} />
      {exchange.requestFields.length === 0 ? null : (
        <>
          <h3>Fields it sent</h3>
          <p>
            <Said text={exchange.requestFields.slice(0, 60).join(', ')} />
          </p>
        </>
      )}
      {initiator === undefined ? null : (
        <>
          <h3>Asked for by</h3>
          {initiator.frames.length === 0 ? <p>{initiator.type}</p> : null}
          <ol class="stack">
            {initiator.frames.map((frame) => (
              <li>
                <CodePlaceWords place={frame} />
              </li>
            ))}
          </ol>
        </>
      )}
    </DetailPane>
  );
}

function Headers({ title, headers }: { readonly title: string; readonly headers: readonly AuthHeader[] }) {
  if (headers.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <dl class="pairs">
        {headers.map(({ name, parts }) => (
          <>
            <dt>
              <Said text={name} />
            </dt>
            <dd>
              {parts.map(({ label, secret, after }) => (
                <p>
                  <code>
                    <Said text={label} />
                  </code>
                  {secret === undefined ? null : <Masked value={secret} name={`${name} ${label}`.trim()} />}
                  {after === undefined ? null : (
                    <code>
                      <Said text={after} />
                    </code>
                  )}
                </p>
              ))}
            </dd>
          </>
        ))}
      </dl>
    </>
  );
}

/** The row of the cookie, token or storage entry whose value the request carried. */
function placeOfCredential({ exchange, host }: TrafficRow, { by, name }: RequestCredential, audit: PanelAudit): ThingPlace | undefined {
  if (by === 'cookie') {
    const cookie = audit.cookies.find((row) => row.name === name && reaches(row.cookie, host));
    return cookie && { view: 'cookies', key: cookie.key };
  }
  const sent = sentValuesOf(exchange).find((value) => value.by === by && value.name === name)?.value;
  if (sent === undefined) return undefined;
  const token = factsOf(audit.capture.facts, 'token').find(({ raw }) => raw === sent);
  if (token !== undefined) return { view: 'tokens', key: token.id };
  const entry = audit.storage.find((row) => valueOf(row.entry.value)?.includes(sent) === true);
  return entry && { view: 'storage', key: entry.key };
}
