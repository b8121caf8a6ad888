import { valueOf } from '#shared/facts/known.ts';
import { factsOf } from '#shared/facts/fact.ts';
import { DetailPane } from '../../ui/detail-pane.tsx';
import { Said } from '../../ui/said.tsx';
import { When } from '../../ui/when.tsx';
import type { StorageWrite } from '../../messages.ts';
import type { PanelAudit } from '../audit.ts';
import { placesInStack } from '../code-places.ts';
import type { PanelState } from '../panel-state.ts';
import { carrierOf, placeWord, roleWord } from '../role-words.ts';
import type { StorageRow } from '../storage-rows.ts';
import { findingsAbout } from '../thing-places.ts';
import { DecodedValue } from './decoded-value.tsx';
import { CodePlaceWords } from './initiator-place.tsx';
import { JumpLink } from './jump-link.tsx';
import { ThingFindings } from './thing-findings.tsx';

interface StorageDetailProps {
  readonly row: StorageRow;
  readonly write: StorageWrite | undefined;
  readonly state: PanelState;
  readonly audit: PanelAudit;
  readonly onClose: () => void;
}

/** Longer values are read by the audit, but not opened for the eye. */
const longestShown = 256 * 1024;

export function StorageDetail({ row: { name, entry }, write, state, audit, onClose }: StorageDetailProps) {
  const value = valueOf(entry.value) ?? '';
  const tokens = factsOf(audit.capture.facts, 'token').filter(({ carriers }) => carriers.some((carrier) => carrier.in === carrierOf(entry.area) && carrier.name === name));
  return (
    <DetailPane label={`Details of the entry ${name}`} title={name === '' ? '(empty key)' : <Said text={name} />} onClose={onClose}>
      <p>
        {placeWord(carrierOf(entry.area))} of <Said text={entry.origin ?? 'the page'} />
        {entry.role.role === 'unknown' ? '' : `, ${roleWord(entry.role.role).toLowerCase()}`}. {entry.reportedBy === 'browser' ? '' : 'As reported by the page.'}
      </p>
      <ThingFindings state={state} about={findingsAbout([entry.id], audit)} />
      <h3>Written by</h3>
      <Writer write={write} area={entry.area} isWatching={state.watch.value.state === 'load' || state.watch.value.state === 'site'} now={audit.capture.time} />
      {tokens.length === 0 ? null : (
        <>
          <h3>Tokens in it</h3>
          <ul class="evidence">
            {tokens.map((token) => (
              <li key={token.id}>
                <JumpLink state={state} to={{ view: 'tokens', key: token.id }}>
                  {roleWord(token.role.role)}
                </JumpLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {value.length > longestShown ? <p class="quiet">The value is too long to be shown here.</p> : <DecodedValue value={value} name={name} now={audit.capture.time} />}
      <h3>What its role is inferred from</h3>
      {entry.role.evidence.length === 0 ? <p class="quiet">Nothing that was seen says what it is for.</p> : null}
      <ul class="evidence">
        {entry.role.evidence.map(({ kind, text }) => (
          <li>
            <span class="tag">{kind}</span> <Said text={text} />
          </li>
        ))}
      </ul>
    </DetailPane>
  );
}

interface WriterProps {
  readonly write: StorageWrite | undefined;
  readonly area: StorageRow['entry']['area'];
  readonly isWatching: boolean;
  readonly now: number;
}

function Writer({ write, area, isWatching, now }: WriterProps) {
  if (area === 'indexeddb') return <p class="quiet">Writes to IndexedDB are not watched.</p>;
  if (write === undefined) {
    return <p class="quiet">{isWatching ? 'Not written by setItem since the page was loaded: it was there before, or was written as a property, which browsers let nobody watch.' : 'The page is not watched.'}</p>;
  }
  const places = placesInStack(write.stack);
  return (
    <>
      <p>
        Written {write.count === 1 ? 'once' : `${write.count} times`}, last <When time={write.time} now={now} />, as reported by the page.
      </p>
      {places.length === 0 ? (
        <p class="quiet">There is no stack: the page formats stacks itself, or the code came from the console.</p>
      ) : (
        <ol class="stack">
          {places.map((place) => (
            <li>
              <CodePlaceWords place={place} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
