import { useState } from 'preact/hooks';
import { parseJwt, whyNotJwt } from '#shared/parse/jwt.ts';
import type { PanelAudit } from '../audit.ts';
import type { PanelState } from '../panel-state.ts';
import { confidenceWord, placeWord, roleWord } from '../role-words.ts';
import { tokenRows, type TokenRow } from '../token-rows.ts';
import { DecodedToken } from './decoded-token.tsx';
import { Masked } from '../../ui/masked.tsx';
import { Said } from '../../ui/said.tsx';

export function TokensView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit | undefined }) {
  const rows = tokenRows(audit?.capture.facts ?? []);
  return (
    <section aria-labelledby="tokens-title">
      <div class="view-head">
        <h1 id="tokens-title">{rows.length === 0 ? 'No JWTs seen' : `${rows.length} ${rows.length === 1 ? 'JWT' : 'JWTs'}`}</h1>
        <p class="quiet">Decoded, not verified: anyone can write what stands here. Only the key tells whether it is true.</p>
      </div>
      {rows.map((row, index) => (
        <TokenItem key={row.token.id} row={row} now={audit?.capture.time ?? Date.now()} isOpen={state.focus.value === undefined ? index === 0 : row.carriers.some(({ name }) => name === state.focus.value)} />
      ))}
      <PasteBox />
    </section>
  );
}

function TokenItem({ row: { token, carriers }, now, isOpen }: { readonly row: TokenRow; readonly now: number; readonly isOpen: boolean }) {
  const { role, confidence } = token.role;
  const issuer = token.payload?.['iss'];
  return (
    <details class="token" open={isOpen}>
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
        <DecodedToken token={token} now={now} />
      </div>
    </details>
  );
}

/** Decodes here, in this page: what is pasted goes nowhere. */
function PasteBox() {
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
    </div>
  );
}
