import { useState } from 'preact/hooks';
import { valueOf } from '#shared/facts/known.ts';
import { Masked } from '../../ui/masked.tsx';
import { durationWords, sizeWords } from '../../ui/quantities.ts';
import { Said } from '../../ui/said.tsx';
import type { PanelAudit } from '../audit.ts';
import { cookieRows, type CookieRow } from '../cookie-rows.ts';
import { wordsOf, yesOrNo, type Words } from '../known-words.ts';
import type { PanelState } from '../panel-state.ts';
import { confidenceWord, roleWord } from '../role-words.ts';
import { GrantOffer } from './grant-offer.tsx';

const columns = ['Name', 'Role', 'Value', 'Secure', 'HttpOnly', 'SameSite', 'Lifetime', 'Domain', 'Path', 'Size', 'Party'];

export function CookiesView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit }) {
  const rows = cookieRows(audit.capture.facts);
  const [open, setOpen] = useState<string | undefined>(() => rows.find(({ name }) => name === state.focus.value)?.key);
  return (
    <section aria-labelledby="cookies-title">
      <div class="view-head">
        <h1 id="cookies-title">{rows.length === 0 ? 'No cookies seen' : `${rows.length} ${rows.length === 1 ? 'cookie' : 'cookies'}`}</h1>
        <p class="quiet">Those that sign the user in come first. Select one to see what its role is inferred from.</p>
      </div>
      <GrantOffer state={state} />
      {rows.length === 0 ? null : (
        <div class="table-scroll" tabIndex={0} role="group" aria-label="Table of cookies">
          <table class="grid">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col">{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <CookieLines row={row} isOpen={row.key === open} onToggle={() => setOpen(row.key === open ? undefined : row.key)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function CookieLines({ row, isOpen, onToggle }: { readonly row: CookieRow; readonly isOpen: boolean; readonly onToggle: () => void }) {
  const { cookie } = row;
  const { role, confidence } = cookie.role;
  return (
    <>
      <tr class={isOpen ? 'row open' : 'row'}>
        <th scope="row">
          <button type="button" class="row-toggle" aria-expanded={isOpen} onClick={onToggle}>
            {row.name === '' ? '(no name)' : <Said text={row.name} />}
          </button>
        </th>
        <td>
          {role === 'unknown' ? <span class="quiet">not known</span> : roleWord(role)}
          {confidenceWord(confidence) === undefined ? null : <span class="quiet"> ({confidence})</span>}
        </td>
        <td>{valueOf(cookie.value) === undefined ? <span class="quiet">not seen</span> : <Masked value={valueOf(cookie.value) ?? ''} name={row.name} />}</td>
        <Cell words={wordsOf(cookie.secure, yesOrNo, 'no')} />
        <Cell words={wordsOf(cookie.httpOnly, yesOrNo, 'no')} />
        <Cell words={wordsOf(cookie.sameSite, String, 'not set')} />
        <Cell words={wordsOf(cookie.lifetime, durationWords, 'browser session')} />
        <Cell words={wordsOf(cookie.domain, (domain) => `${domain} and below`, `${cookie.host ?? 'its host'} only`)} />
        <Cell words={wordsOf(cookie.path, String, 'not set')} />
        <td class="number">{cookie.size === undefined ? <span class="quiet">not seen</span> : sizeWords(cookie.size)}</td>
        <td>{cookie.scope === 'site' ? 'this site' : 'other'}</td>
      </tr>
      {isOpen ? (
        <tr class="detail">
          <td colSpan={columns.length}>
            <CookieDetail row={row} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Cell({ words }: { readonly words: Words }) {
  return (
    <td class={words.tone === 'quiet' ? 'quiet' : undefined} title={words.why}>
      <Said text={words.text} />
    </td>
  );
}

function CookieDetail({ row: { cookie, timesSet, timesSent, isCleared } }: { readonly row: CookieRow }) {
  const { evidence } = cookie.role;
  return (
    <div class="detail-body">
      <p>
        Set {times(timesSet)}, sent {times(timesSent)} in what was recorded{isCleared ? '; last seen being deleted' : ''}.
        {valueOf(cookie.partitioned) === true ? ' Partitioned: other sites that embed this one get another copy.' : ''}
      </p>
      {evidence.length === 0 ? <p class="quiet">Nothing that was seen says what it is for.</p> : null}
      <ul class="evidence">
        {evidence.map(({ kind, text }) => (
          <li>
            <span class="tag">{kind}</span> <Said text={text} />
          </li>
        ))}
      </ul>
      {cookie.problems.length === 0 ? null : (
        <ul class="evidence">
          {cookie.problems.map((problem) => (
            <li>
              <span class="tag">problem</span> <Said text={problem} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const times = (count: number) => (count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`);
