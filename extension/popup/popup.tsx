import { useEffect, useState } from 'preact/hooks';
import { severities } from '#shared/report/severity-words.ts';
import type { CurrentTab, PopupHost, TabSummary } from '../messages.ts';
import { modelTitle } from '../ui/model-words.ts';
import { countWords } from '../ui/quantities.ts';
import { Said } from '../ui/said.tsx';
import { SeverityMark } from '../ui/severity.tsx';
import { GrantButton } from './grant-button.tsx';

/** What is known when the popup opens; `loading` lasts as long as reading the page. */
type Stage =
  | { readonly is: 'loading' }
  | { readonly is: 'closed' }
  | { readonly is: 'unreadable'; readonly problem: string }
  | { readonly is: 'ready'; readonly tab: Required<CurrentTab>; readonly summary: TabSummary; readonly isGranted: boolean };

export function Popup({ host }: { readonly host: PopupHost }) {
  const [stage, setStage] = useState<Stage>({ is: 'loading' });
  const look = () => void stageOf(host).then(setStage);
  useEffect(look, []);
  return (
    <main class="popup" aria-busy={stage.is === 'loading'}>
      {stage.is === 'loading' ? <p class="quiet">Looking at this page …</p> : null}
      {stage.is === 'closed' ? (
        <Blank title="Nothing to see on this page">
          It is not a web page, or one that browsers keep closed to every extension, such as their settings, new tabs and the extension store.
        </Blank>
      ) : null}
      {stage.is === 'unreadable' ? <Blank title="This page could not be read">{stage.problem}</Blank> : null}
      {stage.is === 'ready' ? <Ready host={host} stage={stage} onGrant={look} /> : null}
    </main>
  );
}

async function stageOf(host: PopupHost): Promise<Stage> {
  try {
    const tab = await host.currentTab();
    if (tab?.url === undefined) return { is: 'closed' };
    const { id, url } = tab;
    const [isGranted, known] = await Promise.all([host.isGranted(url), host.readSummary(id)]);
    const isCurrent = known?.from === 'panel' && known.host === new URL(url).host;
    const summary = isCurrent ? known : await host.auditTab(id);
    return summary === null ? { is: 'closed' } : { is: 'ready', tab: { id, url }, summary, isGranted };
  } catch (error) {
    return { is: 'unreadable', problem: error instanceof Error ? error.message : String(error) };
  }
}

function Blank({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <>
      <h1>{title}</h1>
      <p class="quiet">{children}</p>
    </>
  );
}

function Ready({ host, stage, onGrant }: { readonly host: PopupHost; readonly stage: Extract<Stage, { is: 'ready' }>; readonly onGrant: () => void }) {
  const { summary, tab, isGranted } = stage;
  const site = host.siteOf(tab.url);
  return (
    <>
      <p class="quiet popup-host">
        <Said text={summary.host} />
      </p>
      <h1>{modelTitle(summary.model.kind)}</h1>
      <p>{summary.model.summary}</p>
      <Counts summary={summary} />
      {summary.top.length === 0 ? null : (
        <ul class="top">
          {summary.top.map(({ severity, title, name }) => (
            <li>
              <SeverityMark severity={severity} />
              <span>
                {title}{' '}
                <span class="quiet">
                  <Said text={name} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Missing summary={summary} isGranted={isGranted} />
      {site === undefined ? null : <GrantButton host={host} url={tab.url} site={site} isGranted={isGranted} onChange={onGrant} />}
      <p class="quiet">For the login flow, every cookie and every token: open DevTools (F12) and choose the Crumbtrail panel.</p>
    </>
  );
}

function Counts({ summary: { counts } }: { readonly summary: TabSummary }) {
  const all = severities.reduce((sum, severity) => sum + counts[severity], 0);
  const serious = counts.critical + counts.high;
  return (
    <p class="popup-counts">
      {all === 0 ? 'No findings in what could be seen.' : `${countWords(all, 'finding')}, ${serious === 0 ? 'none' : serious} of them serious.`}
    </p>
  );
}

/** Why there is not more: a blank that explains itself. */
function Missing({ summary, isGranted }: { readonly summary: TabSummary; readonly isGranted: boolean }) {
  if (summary.from === 'panel') return null;
  return (
    <p class="quiet">
      {isGranted
        ? 'Seen: cookies and page storage. Not seen: requests, which only DevTools shows.'
        : 'Seen: page storage and cookies that scripts can read. Not seen: HttpOnly cookies and all flags, which need your permission, and requests, which only DevTools shows.'}
    </p>
  );
}
