import { useMemo, useState } from 'preact/hooks';
import type { Carrier } from '#shared/facts/token.ts';
import { parseJwt, whyNotJwt } from '#shared/parse/jwt.ts';
import type { PanelAudit } from '../audit.ts';
import type { PanelState } from '../panel-state.ts';
import { carrierOf, confidenceWord, placeWord, placeWordInSentence, roleWord } from '../role-words.ts';
import { findingsAbout, type ThingPlace } from '../thing-places.ts';
import { tokenRows, type TokenRow } from '../token-rows.ts';
import { DecodedToken } from './decoded-token.tsx';
import { JumpLink } from './jump-link.tsx';
import { SignatureTest } from './signature-test.tsx';
import { ThingFindings } from './thing-findings.tsx';
import { Masked } from '../../ui/masked.tsx';
import { useOpenKeys } from '../../ui/open-keys.ts';
import { Said } from '../../ui/said.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';

export function TokensView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit | undefined }) {
  const rows = useMemo(() => tokenRows(audit?.capture.facts ?? []), [audit]);
  return (
    <section class="listing" aria-labelledby="tokens-title">
      <div class="view-head">
        <h1 id="tokens-title">{rows.length === 0 ? 'No JWTs seen' : `${rows.length} ${rows.length === 1 ? 'JWT' : 'JWTs'}`}</h1>
        <p class="quiet">Decoded, not verified: anyone can write what stands here. Only the key tells whether it is true: verify the signature at the end of a token.</p>
      </div>
      {audit === undefined || rows.length === 0 ? null : <TokenList rows={rows} state={state} audit={audit} />}
      <PasteBox state={state} />
    </section>
  );
}

function TokenList({ rows, state, audit }: { readonly rows: readonly TokenRow[]; readonly state: PanelState; readonly audit: PanelAudit }) {
  const focus = rows.findIndex(({ ids, carriers }) => ids.some((id) => id === state.focus.value) || carriers.some(({ name }) => name === state.focus.value));
  const [open, setOpen] = useOpenKeys(rows.slice(Math.max(0, focus), Math.max(0, focus) + 1).map(keyOf));
  return (
    <VirtualList label="Tokens" items={rows} keyOf={keyOf} usualHeight={30} focus={focus}>
      {(row) => <TokenItem row={row} state={state} audit={audit} isOpen={open.has(keyOf(row))} onToggle={(isOpen) => setOpen(keyOf(row), isOpen)} />}
    </VirtualList>
  );
}

/** The newest sighting's id: the token itself is a secret. */
const keyOf = ({ ids }: TokenRow) => ids.at(-1) ?? '';

interface TokenItemProps {
  readonly row: TokenRow;
  readonly state: PanelState;
  readonly audit: PanelAudit;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

function TokenItem({ row: { token, carriers, ids }, state, audit, isOpen, onToggle }: TokenItemProps) {
  const { role, confidence } = token.role;
  const issuer = token.payload?.['iss'];
  return (
    <details class="token" open={isOpen} onToggle={(event) => event.currentTarget.open === isOpen || onToggle(event.currentTarget.open)}>
      <summary>
        <span class="token-title">{role === 'unknown' ? 'JWT' : roleWord(role)}</span>
        {confidenceWord(confidence) === undefined ? null : <span class="quiet"> ({confidence})</span>}
        {carriers.map(({ in: place, name }) => (
          <span class="tag">
            {placeWord(place)}: <Said text={name} />
          </span>
        ))}
        {typeof issuer === 'string' ? (
          <span class="quiet">
            from <Said text={issuer} />
          </span>
        ) : null}
      </summary>
      <div class="token-body">
        <p>
          <Masked value={token.raw} name="the token" />
        </p>
        <p class="places">
          It is in{' '}
          {carriers.map((carrier, index) => (
            <>
              {index === 0 ? '' : ', '}
              <JumpLink state={state} to={placeOfCarrier(carrier, ids, audit)}>
                {placeWordInSentence(carrier.in)} <Said text={carrier.name} />
              </JumpLink>
            </>
          ))}
        </p>
        <ThingFindings state={state} about={findingsAbout(ids, audit)} heading="h2" />
        <DecodedToken token={token} now={audit.capture.time} />
        <SignatureTest key={token.raw} token={token} tools={state.signatures} onGuess={(origin) => state.keepGuess(token.raw, origin)} heading="h2" />
      </div>
    </details>
  );
}

/** Where a place of the token is shown: its cookie, its entry, or a request that carried it. */
function placeOfCarrier({ in: place, name }: Carrier, ids: readonly string[], audit: PanelAudit): ThingPlace | undefined {
  if (place === 'cookie') {
    const cookie = audit.cookies.find((row) => row.name === name);
    return cookie && { view: 'cookies', key: cookie.key };
  }
  const entry = audit.storage.find((row) => carrierOf(row.entry.area) === place && row.name === name);
  if (entry !== undefined) return { view: 'storage', key: entry.key };
  const raw = audit.capture.facts.flatMap((fact) => (fact.kind === 'token' && ids.includes(fact.id) ? fact.raw : []))[0];
  const request = audit.traffic.findLast(({ exchange }) => raw !== undefined && (exchange.url.includes(raw) || exchange.requestHeaders.some(([, value]) => value.includes(raw))));
  return request && { view: 'traffic', key: request.key };
}

/** Decodes here, in this page: what is pasted goes nowhere. */
function PasteBox({ state }: { readonly state: PanelState }) {
  const [text, setText] = useState('');
  const pasted = text.trim().replace(/^bearer\s+/i, '');
  const decoded = pasted === '' ? undefined : parseJwt(pasted);
  return (
    <div class="paste">
      <h2>
        <label for="pasted-token">Decode a token</label>
      </h2>
      <p class="quiet">It is decoded in this panel and kept nowhere.</p>
      <textarea id="pasted-token" rows={3} spellcheck={false} autocomplete="off" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <div aria-live="polite">
        {pasted === '' ? null : decoded === undefined ? <p>{whyNotJwt(pasted)}</p> : <DecodedToken token={decoded} now={Date.now()} />}
      </div>
      {decoded === undefined ? null : <SignatureTest key={pasted} token={{ raw: pasted, ...decoded }} tools={state.signatures} onGuess={(origin) => state.keepGuess(pasted, origin)} heading="h3" />}
    </div>
  );
}
