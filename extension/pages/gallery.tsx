// The views in a plain page, on the memory host: for tests and pictures. `?page=panel&state=full&view=cookies&theme=dark`.
import { render } from 'preact';
import { memoryPanelHost, memoryPopupHost, type MemoryPage, type MemoryTab } from '../host/memory-host.ts';
import { summaryOf, type PageReading, type Theme } from '../messages.ts';
import { auditOf, type AuditInput } from '../panel/audit.ts';
import { Panel } from '../panel/panel.tsx';
import { PanelState, type ViewId } from '../panel/panel-state.ts';
import { reportText } from '../panel/report-text.ts';
import { PermissionPage } from '../popup/permission-page.tsx';
import { Popup } from '../popup/popup.tsx';
import { lintScript } from '../source-view/lint-script.ts';
import { followTheme } from '../ui/theme.ts';
import { hostileScripts, sampleScripts } from './gallery-scripts.ts';
import { version } from '../ui/version.ts';
import { closedJar, hostileEntries, hostilePage, hostileWrites, manyEntries, manyPage, openFrames, openJar, sampleEntries, samplePage, sampleWrites } from './gallery-sample.ts';

const asked = new URLSearchParams(location.search);
const page = asked.get('page') ?? 'panel';
const stateName = asked.get('state') ?? 'full';
const theme: Theme = asked.get('theme') === 'dark' ? 'dark' : 'light';

for (const sheet of page === 'panel' ? ['panel.css'] : ['popup.css']) {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet }));
}
followTheme(theme, () => undefined);
render(viewOf(page), document.getElementById('app') as HTMLElement);

function viewOf(name: string) {
  if (name === 'popup') return <Popup host={memoryPopupHost(tabIn(stateName))} />;
  if (name === 'permission') return <PermissionPage host={memoryPopupHost(tabIn(stateName))} url="https://www.shop.example" />;
  const audit = async (input: AuditInput) => {
    if (stateName === 'error') throw new Error('The audit took longer than 20 seconds and was stopped. Clear the recording and try again.');
    return auditOf(input);
  };
  const state = new PanelState(memoryPanelHost({ theme, ...pageIn(stateName) }), audit, async (form, report) => reportText(form, report, version), async (task) => lintScript(task));
  state.show((asked.get('view') ?? 'overview') as ViewId, asked.get('focus') ?? undefined);
  return <Panel state={state} />;
}

function pageIn(name: string): Omit<MemoryPage, 'theme'> {
  switch (name) {
    case 'empty':
      return { traffic: { entries: [] }, page: { problem: 'The page could not be read.' }, jar: closedJar };
    case 'loading':
      return { traffic: { entries: sampleEntries }, page: new Promise<PageReading>(() => undefined), jar: closedJar };
    case 'hostile':
      return { traffic: { entries: hostileEntries }, page: hostilePage, jar: closedJar, writes: hostileWrites, scripts: hostileScripts };
    case 'many':
      return { traffic: { entries: manyEntries }, page: manyPage, jar: closedJar, scripts: { scripts: [], maps: [], unread: [] } };
    case 'reading':
      return { traffic: { entries: sampleEntries }, page: samplePage, jar: closedJar, scripts: new Promise<never>(() => undefined) };
    case 'unread':
      return { traffic: { entries: sampleEntries }, page: samplePage, jar: closedJar, scripts: { problem: 'DevTools was closed while its scripts were read.' } };
    case 'no-grant':
      return { traffic: { entries: sampleEntries }, page: samplePage, jar: closedJar, writes: sampleWrites };
    default:
      return { traffic: { entries: sampleEntries }, page: samplePage, jar: openJar, frames: openFrames, writes: sampleWrites, scripts: sampleScripts };
  }
}

function tabIn(name: string): MemoryTab {
  const url = 'https://www.shop.example/account';
  if (name === 'empty') return { summary: null, isGranted: false };
  if (name === 'error') return { url, summary: null, isGranted: false, problem: 'The page does not answer.' };
  const seen = { url, time: Date.now(), browser: 'chromium' as const, entries: sampleEntries, forgotten: 0, page: samplePage, jar: name === 'full' ? openJar : closedJar };
  const { report } = auditOf(seen);
  return { url, summary: summaryOf(report, { host: 'www.shop.example', time: seen.time, from: name === 'full' ? 'panel' : 'page' }), isGranted: name === 'full' };
}
