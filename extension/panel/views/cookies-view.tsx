import { useMemo, useState } from 'preact/hooks';
import { valueOf } from '#shared/facts/known.ts';
import { isAuthRole } from '#shared/facts/role.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { maskedText } from '../../ui/masked.tsx';
import { countWords, durationWords, sizeWords } from '../../ui/quantities.ts';
import { Said } from '../../ui/said.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { FindingCount } from '../../ui/severity.tsx';
import type { PanelAudit } from '../audit.ts';
import type { CookieRow } from '../cookie-rows.ts';
import { partyWords, stateHint, stateWord } from '../cookie-words.ts';
import { wordsOf, yesOrNo, type Words } from '../known-words.ts';
import type { PanelState } from '../panel-state.ts';
import { confidenceWord, roleWord } from '../role-words.ts';
import { findingsAbout } from '../thing-places.ts';
import { CookieDetail } from './cookie-detail.tsx';
import { GrantOffer } from './grant-offer.tsx';

type Choice = 'all' | 'sign-in' | 'site' | 'other' | 'refused';
const choices: readonly (readonly [Choice, string])[] = [
  ['all', 'All cookies'],
  ['sign-in', 'Signs the user in'],
  ['site', 'This site'],
  ['other', 'Other parties'],
  ['refused', 'Refused or not kept'],
];

export function CookiesView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit }) {
  const rows = audit.cookies;
  const [text, setText] = useState('');
  const [choice, setChoice] = useState<Choice>('all');
  const [selected, setSelected] = useState<string | undefined>(() => rows.find(({ key, name }) => key === state.focus.value || name === state.focus.value)?.key);
  const shown = useMemo(() => rows.filter((row) => isChosen(row, choice) && matches(row, text)), [rows, choice, text]);
  const columns = useMemo(() => columnsFor(audit), [audit]);
  const open = rows.find(({ key }) => key === selected);
  return (
    <section class="listing" aria-labelledby="cookies-title">
      <div class="view-head">
        <h1 id="cookies-title">{rows.length === 0 ? 'No cookies seen' : countedWords(rows.length, shown.length)}</h1>
        <p class="quiet">Those that sign the user in come first. Select one to see why it was refused or not sent, and what is in it.</p>
        <div class="filters">
          <SearchField of="cookies" text={text} onInput={setText} />
          <ChoiceField label="Which cookies" value={choice} choices={choices} onChange={setChoice} />
        </div>
      </div>
      <GrantOffer state={state} />
      {rows.length === 0 ? null : (
        <div class="split">
          <DataTable label="Cookies" columns={columns} rows={shown} keyOf={({ key }) => key} selected={selected} onSelect={setSelected} />
          {open === undefined ? null : <CookieDetail key={open.key} row={open} state={state} audit={audit} onClose={() => setSelected(undefined)} />}
        </div>
      )}
    </section>
  );
}

function countedWords(all: number, shown: number): string {
  return all === shown ? countWords(all, 'cookie') : `${shown.toLocaleString('en')} of ${countWords(all, 'cookie')}`;
}

function isChosen({ cookie, state }: CookieRow, choice: Choice): boolean {
  switch (choice) {
    case 'all':
      return true;
    case 'sign-in':
      return isAuthRole(cookie.role.role);
    case 'refused':
      return state === 'refused' || state === 'gone';
    default:
      return cookie.scope === choice;
  }
}

function matches({ name, cookie }: CookieRow, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || [name, valueOf(cookie.domain) ?? cookie.host ?? '', roleWord(cookie.role.role)].some((part) => part.toLowerCase().includes(wanted));
}

function columnsFor(audit: PanelAudit): Column<CookieRow>[] {
  const severitiesOf = (row: CookieRow) => findingsAbout(row.factIds, audit).map(({ finding }) => finding.severity);
  return [
    { title: 'Name', width: 'minmax(120px, 3fr)', cell: ({ name }) => (name === '' ? '(no name)' : <Said text={name} />), sortBy: ({ name }) => name },
    { title: 'Findings', width: '68px', cell: (row) => <FindingCount severities={severitiesOf(row)} />, sortBy: (row) => -severitiesOf(row).length },
    { title: 'State', width: '62px', cell: ({ state }) => stateWord(state), hint: ({ state }) => stateHint(state), sortBy: ({ state }) => state },
    { title: 'Role', width: 'minmax(132px, 2fr)', cell: roleCell, sortBy: ({ cookie }) => cookie.role.role },
    { title: 'Value', width: 'minmax(96px, 1fr)', cell: valueCell, sortBy: ({ cookie }) => valueOf(cookie.value)?.length ?? -1 },
    known('Secure', '68px', ({ cookie }) => wordsOf(cookie.secure, yesOrNo, 'no')),
    known('HttpOnly', '70px', ({ cookie }) => wordsOf(cookie.httpOnly, yesOrNo, 'no')),
    known('SameSite', '74px', ({ cookie }) => wordsOf(cookie.sameSite, String, 'not set')),
    { ...known('Lifetime', '112px', ({ cookie }) => wordsOf(cookie.lifetime, durationWords, 'browser session')), sortBy: ({ cookie }) => valueOf(cookie.lifetime) ?? -1 },
    known('Domain', 'minmax(110px, 2fr)', ({ cookie }) => wordsOf(cookie.domain, (domain) => `${domain} and below`, `${cookie.host ?? 'its host'} only`)),
    known('Path', '68px', ({ cookie }) => wordsOf(cookie.path, String, 'not set')),
    { title: 'Size', width: '68px', isNumber: true, cell: ({ cookie }) => (cookie.size === undefined ? <span class="quiet">not seen</span> : sizeWords(cookie.size)), sortBy: ({ cookie }) => cookie.size ?? -1 },
    { title: 'Party', width: '84px', cell: ({ cookie }) => partyWords(cookie), hint: ({ cookie }) => partyWords(cookie), sortBy: ({ cookie }) => partyWords(cookie) },
  ];
}

function known(title: string, width: string, words: (row: CookieRow) => Words): Column<CookieRow> {
  return {
    title,
    width,
    cell: (row) => (
      <span class={words(row).tone === 'quiet' ? 'quiet' : undefined}>
        <Said text={words(row).text} />
      </span>
    ),
    hint: (row) => words(row).why,
    sortBy: (row) => words(row).text,
  };
}

function roleCell({ cookie: { role } }: CookieRow) {
  const confidence = confidenceWord(role.confidence);
  return (
    <>
      {role.role === 'unknown' ? <span class="quiet">not known</span> : roleWord(role.role)}
      {confidence === undefined ? null : <span class="quiet"> ({confidence})</span>}
    </>
  );
}

function valueCell({ cookie }: CookieRow) {
  const value = valueOf(cookie.value);
  if (value === undefined) return <span class="quiet">not seen</span>;
  return value === '' ? <span class="quiet">empty</span> : <code><Said text={maskedText(value)} /></code>;
}
