import { useEffect, useMemo, useState } from 'preact/hooks';
import { useOpenKeys } from '../../ui/open-keys.ts';
import { countWords } from '../../ui/quantities.ts';
import { Said } from '../../ui/said.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import type { ScriptFinding } from '../../script-messages.ts';
import type { PanelAudit } from '../audit.ts';
import type { PanelState } from '../panel-state.ts';
import { areaWord } from '../role-words.ts';
import { sourceJoins, type SourceJoin } from '../source-joins.ts';
import type { SourceResult } from '../source-session.ts';
import { JumpLink } from './jump-link.tsx';
import { SourceNotice } from './source-notice.tsx';
import { SourcePlaceLink, SourcePlaceName } from './source-place-link.tsx';

/** Names of files that are listed as not linted. */
const mostUnread = 200;

/** What the plugin's rules say of the page's own scripts, and which of it is live. */
export function SourceView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit }) {
  const { source } = state;
  const stage = source.stage.value;
  const result = source.result.value;
  const [text, setText] = useState('');
  const joins = useMemo(() => sourceJoins(result.writes, audit), [result, audit]);
  const shown = useMemo(() => result.findings.filter((finding) => matches(finding, text)), [result, text]);
  const [open, setOpen] = useOpenKeys([]);
  useEffect(() => {
    if (source.stage.value === 'idle') void source.start();
  }, [source]);
  if (stage !== 'ready' && stage !== 'stale') return <SourceNotice source={source} />;
  return (
    <section class="listing" aria-labelledby="source-title">
      <div class="view-head">
        <h1 id="source-title">{headline(result)}</h1>
        <p class="quiet">{scopeWords(result)}</p>
        <div class="filters">
          <SearchField of="findings" text={text} onInput={setText} />
          <button type="button" class="button" onClick={() => void source.start()}>
            Lint again
          </button>
        </div>
      </div>
      {stage === 'stale' ? <p role="status">The page was left since its scripts were read. Lint again to see those of this page.</p> : null}
      {joins.length === 0 ? null : <Joins state={state} joins={joins} />}
      {result.unread.length === 0 ? null : <Unread result={result} />}
      {result.findings.length > 0 && shown.length === 0 ? <p class="quiet">No finding fits the filter.</p> : null}
      {shown.length === 0 ? null : (
        <VirtualList label="Findings in source" items={shown} keyOf={keyOf} usualHeight={30} focus={-1}>
          {(finding) => (
            <Item finding={finding} state={state} join={joinOf(finding, joins)} isOpen={open.has(keyOf(finding))} onToggle={(isOpen) => setOpen(keyOf(finding), isOpen)} />
          )}
        </VirtualList>
      )}
    </section>
  );
}

const keyOf = ({ check, name, place: { url, line, column } }: ScriptFinding) => JSON.stringify([check, name, url, line, column]);

function headline({ findings, files }: SourceResult): string {
  if (files === 0) return 'No scripts to lint';
  const where = countWords(files, 'file');
  return findings.length === 0 ? `No findings in ${where}` : `${countWords(findings.length, 'finding')} in ${where}`;
}

function scopeWords({ files, leftOut }: SourceResult): string {
  if (files === 0) return 'DevTools holds no script of this page that could be linted.';
  const packages = leftOut === 0 ? '' : ` ${countWords(leftOut, 'original')} of packages left out.`;
  return `Scripts as DevTools holds them, those inside of documents too, and the originals of their source maps. Nothing was fetched.${packages}`;
}

function matches({ title, message, check, name, place }: ScriptFinding, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || [title, message, check, name, place.url].some((part) => part.toLowerCase().includes(wanted));
}

/** The live thing of a finding: written at the very place that is found fault with. */
function joinOf({ name, place: { url, line } }: ScriptFinding, joins: readonly SourceJoin[]): SourceJoin | undefined {
  return joins.find(({ write }) => write.name === name && write.place.url === url && write.place.line === line);
}

function Joins({ state, joins }: { readonly state: PanelState; readonly joins: readonly SourceJoin[] }) {
  return (
    <section aria-labelledby="joins-title">
      <h2 id="joins-title">Seen live, and written here</h2>
      <ul class="source-joins">
        {joins.slice(0, 50).map(({ write, place }) => (
          <li>
            <JumpLink state={state} to={place}>
              <Said text={write.name} />
            </JumpLink>{' '}
            in {storeWords(write.area)} is written by <SourcePlaceLink source={state.source} place={write.place} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function storeWords(area: SourceJoin['write']['area']): string {
  return area === 'cookie' ? 'the cookies' : `${areaWord(area).toLowerCase()} storage`;
}

function Unread({ result: { unread } }: { readonly result: SourceResult }) {
  return (
    <details class="source-unread">
      <summary>{countWords(unread.length, 'file')} not linted</summary>
      <ul>
        {unread.slice(0, mostUnread).map(({ url, reason }) => (
          <li>
            <code>
              <Said text={url.slice(0, 300)} />
            </code>{' '}
            <Said text={reason} />
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ItemProps {
  readonly finding: ScriptFinding;
  readonly state: PanelState;
  readonly join: SourceJoin | undefined;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

function Item({ finding, state, join, isOpen, onToggle }: ItemProps) {
  return (
    <details class="finding" open={isOpen} onToggle={(event) => event.currentTarget.open === isOpen || onToggle(event.currentTarget.open)}>
      <summary>
        <SeverityMark severity={finding.severity} />
        <span class="finding-title">{finding.title}</span>
        <span class="tag">
          <Said text={finding.name} />
        </span>
        <code>
          <SourcePlaceName place={finding.place} />
        </code>
      </summary>
      <div class="finding-body">
        <p>
          <Said text={finding.message} />
        </p>
        <dl class="facts">
          <dt>Where</dt>
          <dd>
            <SourcePlaceLink source={state.source} place={finding.place} />
          </dd>
          <dt>What to do</dt>
          <dd>{finding.remedy}</dd>
          <dt>Rule</dt>
          <dd>
            <code>crumbtrail/{finding.check}</code>
          </dd>
          {join === undefined ? null : (
            <>
              <dt>Live</dt>
              <dd>
                The page has it now:{' '}
                <JumpLink state={state} to={join.place}>
                  <Said text={finding.name} />
                </JumpLink>
              </dd>
            </>
          )}
        </dl>
      </div>
    </details>
  );
}
