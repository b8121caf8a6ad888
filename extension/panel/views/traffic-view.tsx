import { useMemo, useState } from 'preact/hooks';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { absoluteTime, countWords } from '../../ui/quantities.ts';
import { Said } from '../../ui/said.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { FindingCount } from '../../ui/severity.tsx';
import type { PanelAudit } from '../audit.ts';
import { maskedAddress, maskedPath } from '../masked-address.ts';
import type { PanelState } from '../panel-state.ts';
import { findingsAbout } from '../thing-places.ts';
import type { TrafficRow } from '../traffic-rows.ts';
import { credentialWords, leakWord, leakWords, markWord } from '../traffic-words.ts';
import { RequestDetail } from './request-detail.tsx';

type Choice = 'all' | 'authenticated' | 'anonymous' | 'marked' | 'leaks' | 'other';
const choices: readonly (readonly [Choice, string])[] = [
  ['all', 'All requests'],
  ['authenticated', 'Authenticated'],
  ['anonymous', 'Not authenticated'],
  ['marked', 'Login, refresh, logout'],
  ['leaks', 'Credentials gone astray'],
  ['other', 'To other parties'],
];

export function TrafficView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit }) {
  const rows = audit.traffic;
  const [text, setText] = useState('');
  const [choice, setChoice] = useState<Choice>('all');
  const [selected, setSelected] = useState(state.focus.value);
  const shown = useMemo(() => rows.filter((row) => isChosen(row, choice) && matches(row, text)), [rows, choice, text]);
  const columns = useMemo(() => columnsFor(audit), [audit]);
  const open = rows.find(({ key }) => key === selected);
  const { forgotten } = state.recording.value;
  return (
    <section class="listing" aria-labelledby="traffic-title">
      <div class="view-head">
        <h1 id="traffic-title">{rows.length === 0 ? 'No requests recorded' : headline(rows.length, shown.length)}</h1>
        <p class="quiet">
          {forgotten > 0 ? `The oldest ${forgotten.toLocaleString('en')} are forgotten. ` : ''}
          {rows.length === 0 ? 'They are recorded from the moment DevTools is open: reload the page.' : 'Which are authenticated, by what, and where credentials go. Images and the like are left out.'}
        </p>
        <div class="filters">
          <SearchField of="requests" text={text} onInput={setText} />
          <ChoiceField label="Which requests" value={choice} choices={choices} onChange={setChoice} />
        </div>
      </div>
      {rows.length === 0 ? null : (
        <div class="split">
          <DataTable label="Requests" columns={columns} rows={shown} keyOf={({ key }) => key} selected={selected} onSelect={setSelected} />
          {open === undefined ? null : <RequestDetail key={open.key} row={open} state={state} audit={audit} onClose={() => setSelected(undefined)} />}
        </div>
      )}
    </section>
  );
}

function headline(all: number, shown: number): string {
  return all === shown ? countWords(all, 'request') : `${shown.toLocaleString('en')} of ${countWords(all, 'request')}`;
}

function isChosen({ credentials, marks, leaks, exchange }: TrafficRow, choice: Choice): boolean {
  switch (choice) {
    case 'all':
      return true;
    case 'authenticated':
      return credentials.length > 0;
    case 'anonymous':
      return credentials.length === 0;
    case 'marked':
      return marks.length > 0;
    case 'leaks':
      return leaks.length > 0;
    case 'other':
      return exchange.scope === 'other';
  }
}

function matches({ exchange, host, credentials, marks }: TrafficRow, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const parts = [exchange.method, host, maskedPath(exchange.url), String(exchange.status), ...credentials.map(credentialWords), ...marks.map(markWord)];
  return wanted === '' || parts.some((part) => part.toLowerCase().includes(wanted));
}

function columnsFor(audit: PanelAudit): Column<TrafficRow>[] {
  const severitiesOf = ({ exchange }: TrafficRow) => findingsAbout([exchange.id], audit).map(({ finding }) => finding.severity);
  return [
    { title: 'Path', width: 'minmax(140px, 4fr)', cell: ({ exchange }) => <Said text={maskedPath(exchange.url)} />, hint: ({ exchange }) => maskedAddress(exchange.url), sortBy: ({ exchange }) => exchange.url },
    { title: 'Method', width: '60px', cell: ({ exchange }) => <Said text={exchange.method} />, sortBy: ({ exchange }) => exchange.method },
    { title: 'Status', width: '56px', isNumber: true, cell: ({ exchange }) => (exchange.status === 0 ? <span class="quiet">none</span> : exchange.status), sortBy: ({ exchange }) => exchange.status },
    { title: 'Findings', width: '68px', cell: (row) => <FindingCount severities={severitiesOf(row)} />, sortBy: (row) => -severitiesOf(row).length },
    { title: 'Authenticated by', width: 'minmax(130px, 3fr)', cell: credentialCell, hint: ({ credentials }) => credentials.map(credentialWords).join(', ') || undefined, sortBy: ({ credentials }) => credentials.map(credentialWords).join() },
    { title: 'Marks', width: 'minmax(110px, 3fr)', cell: markCell, hint: (row) => [...row.marks.map(markWord), ...row.leaks.map(leakWords)].join(', ') || undefined, sortBy: ({ marks, leaks }) => -(marks.length + leaks.length) },
    { title: 'Host', width: 'minmax(100px, 2fr)', cell: ({ host }) => <Said text={host} />, sortBy: ({ host }) => host },
    { title: 'Party', width: '84px', cell: ({ exchange }) => (exchange.scope === 'site' ? 'this site' : 'other party'), sortBy: ({ exchange }) => exchange.scope },
    { title: 'Time', width: '66px', cell: ({ time }) => absoluteTime(time).slice(11, 19), hint: ({ time }) => absoluteTime(time), sortBy: ({ time }) => time },
  ];
}

function credentialCell({ credentials }: TrafficRow) {
  return credentials.length === 0 ? <span class="quiet">nothing</span> : <Said text={credentials.map(credentialWords).join(', ')} />;
}

function markCell({ marks, leaks }: TrafficRow) {
  return (
    <>
      {marks.map((mark) => (
        <span class="tag">{markWord(mark)}</span>
      ))}
      {leaks.map((leak) => (
        <span class="tag warning">{leakWord(leak)}</span>
      ))}
    </>
  );
}
