import { useMemo, useState } from 'preact/hooks';
import { valueOf } from '#shared/facts/known.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { maskedText } from '../../ui/masked.tsx';
import { countWords } from '../../ui/quantities.ts';
import { Said } from '../../ui/said.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { FindingCount } from '../../ui/severity.tsx';
import type { StorageWrite } from '../../messages.ts';
import type { PanelAudit } from '../audit.ts';
import { placesInStack } from '../code-places.ts';
import type { PanelState } from '../panel-state.ts';
import { areaWord, confidenceWord, roleWord } from '../role-words.ts';
import type { StorageRow } from '../storage-rows.ts';
import { findingsAbout } from '../thing-places.ts';
import { StorageDetail } from './storage-detail.tsx';
import { WatchOffer } from './watch-offer.tsx';

type Choice = 'credentials' | 'all';
const choices: readonly (readonly [Choice, string])[] = [
  ['credentials', 'Credentials'],
  ['all', 'All entries'],
];

export function StorageView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit }) {
  const rows = audit.storage;
  const pointed = rows.find(({ key, name }) => key === state.focus.value || name === state.focus.value);
  const [text, setText] = useState('');
  const [choice, setChoice] = useState<Choice>(pointed?.isCredential === false ? 'all' : 'credentials');
  const [selected, setSelected] = useState(pointed?.key);
  const shown = useMemo(() => rows.filter((row) => (choice === 'all' || row.isCredential) && matches(row, text)), [rows, choice, text]);
  const writes = state.watch.value.writes;
  const columns = useMemo(() => columnsFor(audit, writes), [audit, writes]);
  const open = rows.find(({ key }) => key === selected);
  return (
    <section class="listing" aria-labelledby="storage-title">
      <div class="view-head">
        <h1 id="storage-title">{headline(rows)}</h1>
        <p class="quiet">{sourceWords(state, rows)}</p>
        <div class="filters">
          <SearchField of="entries" text={text} onInput={setText} />
          <ChoiceField label="Which entries" value={choice} choices={choices} onChange={setChoice} />
          <button type="button" class="button" onClick={() => state.readAgain()}>
            Read again
          </button>
        </div>
      </div>
      <WatchOffer state={state} />
      {shown.length === 0 ? (
        <p class="quiet">{rows.length === 0 ? 'The page keeps nothing in the stores that were read.' : 'No entry fits the filter.'}</p>
      ) : (
        <div class="split">
          <DataTable label="Storage entries" columns={columns} rows={shown} keyOf={({ key }) => key} selected={selected} onSelect={setSelected} />
          {open === undefined ? null : <StorageDetail key={open.key} row={open} write={writeOf(open, writes)} state={state} audit={audit} onClose={() => setSelected(undefined)} />}
        </div>
      )}
    </section>
  );
}

function headline(rows: readonly StorageRow[]): string {
  const credentials = rows.filter(({ isCredential }) => isCredential).length;
  return credentials === 0 ? `No credentials in ${countWords(rows.length, 'storage entry', 'storage entries')}` : `${countWords(credentials, 'credential')} in ${countWords(rows.length, 'storage entry', 'storage entries')}`;
}

/** Whose word it is, and what is not in it. */
function sourceWords(state: PanelState, rows: readonly StorageRow[]): string {
  const isOwnWord = rows.some(({ entry }) => entry.reportedBy !== 'browser');
  const frames = state.unreadFrames.value;
  const unread = frames === 0 ? '' : ` ${countWords(frames, 'frame')} of other sites ${frames === 1 ? 'is' : 'are'} not read: the browser keeps ${frames === 1 ? 'it' : 'them'} closed to us.`;
  return isOwnWord || state.isGranted.value !== true
    ? `As reported by the page.${state.isGranted.value === true ? '' : ' IndexedDB and frames of other sites need permission for this one.'}${unread}`
    : `Read in a world of our own, where the page cannot pretend.${unread}`;
}

function matches({ name, entry }: StorageRow, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || [name, entry.origin ?? '', roleWord(entry.role.role)].some((part) => part.toLowerCase().includes(wanted));
}

function writeOf({ name, entry }: StorageRow, writes: readonly StorageWrite[]): StorageWrite | undefined {
  return writes.find(({ area, key }) => area === entry.area && key === name);
}

function columnsFor(audit: PanelAudit, writes: readonly StorageWrite[]): Column<StorageRow>[] {
  const severitiesOf = ({ entry }: StorageRow) => findingsAbout([entry.id], audit).map(({ finding }) => finding.severity);
  const writer = (row: StorageRow) => placesInStack(writeOf(row, writes)?.stack ?? '')[0];
  const writerWords = (row: StorageRow) => {
    const place = writer(row);
    return place === undefined ? '' : `${place.url.split(/[?#]/)[0]?.split('/').at(-1) || place.url}:${place.line}`;
  };
  return [
    { title: 'Key', width: 'minmax(140px, 3fr)', cell: ({ name }) => (name === '' ? '(empty)' : <Said text={name} />), hint: ({ name }) => name.slice(0, 500), sortBy: ({ name }) => name },
    { title: 'Findings', width: '68px', cell: (row) => <FindingCount severities={severitiesOf(row)} />, sortBy: (row) => -severitiesOf(row).length },
    { title: 'Store', width: '70px', cell: ({ entry }) => areaWord(entry.area), sortBy: ({ entry }) => entry.area },
    { title: 'Role', width: 'minmax(120px, 2fr)', cell: roleCell, sortBy: ({ entry }) => entry.role.role },
    { title: 'Value', width: 'minmax(96px, 1fr)', cell: valueCell, sortBy: ({ entry }) => valueOf(entry.value)?.length ?? 0 },
    { title: 'Length', width: '62px', isNumber: true, cell: ({ entry }) => (valueOf(entry.value)?.length ?? 0).toLocaleString('en'), sortBy: ({ entry }) => valueOf(entry.value)?.length ?? 0 },
    { title: 'Written by', width: 'minmax(100px, 2fr)', cell: (row) => (writerWords(row) === '' ? <span class="quiet">not seen</span> : <Said text={writerWords(row)} />), hint: (row) => writer(row)?.url, sortBy: writerWords },
    { title: 'Origin', width: 'minmax(110px, 2fr)', cell: ({ entry }) => <Said text={entry.origin ?? ''} />, sortBy: ({ entry }) => entry.origin ?? '' },
  ];
}

function roleCell({ entry: { role } }: StorageRow) {
  const confidence = confidenceWord(role.confidence);
  return (
    <>
      {role.role === 'unknown' ? <span class="quiet">not known</span> : roleWord(role.role)}
      {confidence === undefined ? null : <span class="quiet"> ({confidence})</span>}
    </>
  );
}

function valueCell({ entry }: StorageRow) {
  const value = valueOf(entry.value) ?? '';
  return value === '' ? <span class="quiet">empty</span> : <code><Said text={maskedText(value)} /></code>;
}
