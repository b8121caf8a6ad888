import { useMemo } from 'preact/hooks';
import { browserNames } from '#shared/standards/browsers.ts';
import { isOn, valueOf } from '#shared/facts/known.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DetailPane } from '../../ui/detail-pane.tsx';
import { countWords } from '../../ui/quantities.ts';
import { Said } from '../../ui/said.tsx';
import { When } from '../../ui/when.tsx';
import type { PanelAudit } from '../audit.ts';
import type { CookieEvent } from '../cookie-history.ts';
import type { CookieRow } from '../cookie-rows.ts';
import { partyWords, stateHint, storeWords } from '../cookie-words.ts';
import { correctedSetCookie } from '../corrected-cookie.ts';
import type { PanelState } from '../panel-state.ts';
import { roleWord } from '../role-words.ts';
import { findingsAbout, placeOfFact } from '../thing-places.ts';
import { unsentReasons } from '../unsent-cookie.ts';
import { DecodedValue } from './decoded-value.tsx';
import { InitiatorPlace } from './initiator-place.tsx';
import { JumpLink } from './jump-link.tsx';
import { ThingFindings } from './thing-findings.tsx';

interface CookieDetailProps {
  readonly row: CookieRow;
  readonly state: PanelState;
  readonly audit: PanelAudit;
  readonly onClose: () => void;
}

export function CookieDetail({ row, state, audit, onClose }: CookieDetailProps) {
  const { cookie, name } = row;
  const value = valueOf(cookie.value);
  const now = audit.capture.time;
  const about = findingsAbout(row.factIds, audit);
  const corrected = correctedSetCookie(row, about.flatMap(({ change }) => (change === undefined ? [] : [change])));
  return (
    <DetailPane label={`Details of the cookie ${name}`} title={name === '' ? '(no name)' : <Said text={name} />} onClose={onClose}>
      <p>
        Set {times(row.timesSet)}, sent {times(row.timesSent)} in what was recorded. {stateHint(row.state)}
      </p>
      <p class="quiet">
        {partyWords(cookie)}
        {cookie.role.role === 'unknown' ? '' : `, ${roleWord(cookie.role.role).toLowerCase()}`}
        {isOn(cookie.partitioned) ? '. Sites that embed this one each get a copy of their own.' : '.'}
      </p>
      <ThingFindings state={state} about={about} />
      {corrected === undefined ? null : (
        <>
          <h3>Corrected</h3>
          <p>
            <code class="value">
              <Said text={corrected} />
            </code>
          </p>
          <p class="actions">
            <CopyButton text={() => corrected} label="Copy as corrected Set-Cookie" />
            <span class="quiet">Without the value, which is a secret.</span>
          </p>
        </>
      )}
      <History row={row} state={state} audit={audit} />
      <Unsent row={row} state={state} audit={audit} />
      {value === undefined ? null : <DecodedValue value={value} name={name} now={now} />}
      <h3>What its role is inferred from</h3>
      {cookie.role.evidence.length === 0 ? <p class="quiet">Nothing that was seen says what it is for.</p> : null}
      <ul class="evidence">
        {[...cookie.role.evidence, ...cookie.problems.map((text) => ({ kind: 'problem', text }))].map(({ kind, text }) => (
          <li>
            <span class="tag">{kind}</span> <Said text={text} />
          </li>
        ))}
      </ul>
    </DetailPane>
  );
}

type PartProps = Omit<CookieDetailProps, 'onClose'>;

function History({ row, state, audit }: PartProps) {
  const browser = browserNames[state.browser];
  if (row.events.length === 0) return null;
  return (
    <>
      <h3>When it was set and changed</h3>
      <ul class="evidence">
        {row.events.toReversed().map((event) => (
          <li>
            <EventWords event={event} browser={browser} now={audit.capture.time} />{' '}
            <JumpLink state={state} to={placeOfFact(event.exchange, audit)}>
              Show the request
            </JumpLink>
            <InitiatorPlace row={audit.traffic.find(({ exchange }) => exchange.id === event.exchange)} />
            {storeWords(event.answer).map((text) => (
              <p class="quiet">{text}</p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

const eventWords = { set: 'Set', changed: 'Set anew, with another value or other attributes,', deleted: 'Deleted' } as const;

function EventWords({ event: { what, time, answer, repeats }, browser, now }: { readonly event: CookieEvent; readonly browser: string; readonly now: number }) {
  const outcome = 'refused' in answer ? `; ${browser} refused it` : 'unsure' in answer ? `; what ${browser} did is not certain` : '';
  return (
    <>
      {eventWords[what]} <When time={time} now={now} />
      {repeats === 0 ? '' : `, and ${repeats === 1 ? 'once' : `${repeats} times`} more with the same`}
      {outcome}.
    </>
  );
}

function Unsent({ row, state, audit }: PartProps) {
  const reasons = useMemo(() => unsentReasons(row, audit, state.browser), [row, audit, state]);
  if (reasons.length === 0) return null;
  return (
    <>
      <h3>Why requests went without it</h3>
      <ul class="evidence">
        {reasons.map(({ text, count, example }) => (
          <li>
            {countWords(count, 'request')}: {text}{' '}
            <JumpLink state={state} to={placeOfFact(example, audit)}>
              Show one
            </JumpLink>
          </li>
        ))}
      </ul>
    </>
  );
}

const times = (count: number) => (count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`);
