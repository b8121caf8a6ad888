// The views in a plain page, on the memory host: for tests and pictures. The page loads once; `showInGallery` puts another view into it.
import { render } from 'preact';
import remedies from '#shared/remedies/remedies.json' with { type: 'json' };
import { memoryPanelHost, memoryPopupHost, type MemoryPage, type MemoryTab } from '../host/memory-host.ts';
import { summaryOf, type PageReading } from '../messages.ts';
import { auditOf, type AuditInput } from '../panel/audit.ts';
import { Panel } from '../panel/panel.tsx';
import { PanelState } from '../panel/panel-state.ts';
import { reportText } from '../panel/report-text.ts';
import { PermissionPage } from '../popup/permission-page.tsx';
import { Popup } from '../popup/popup.tsx';
import { lintScript } from '../source-view/lint-script.ts';
import { followTheme } from '../ui/theme.ts';
import type { GalleryQuery } from './gallery-query.ts';
import { hostileScripts, sampleScripts } from './gallery-scripts.ts';
import { version } from '../ui/version.ts';
import { closedJar, hostileEntries, hostilePage, hostileWrites, manyEntries, manyPage, openFrames, openJar, sampleEntries, samplePage, sampleWrites } from './gallery-sample.ts';

globalThis.showInGallery = (query) => {
  const place = document.getElementById('app') as HTMLElement;
  render(null, place);
  document.title = 'Crumbtrail gallery';
  // Both sheets are loaded once: one that is fetched only now would come after the picture.
  for (const link of document.querySelectorAll('link')) link.media = link.id === (query.page === undefined || query.page === 'panel' ? 'panel' : 'popup') ? 'all' : 'not all';
  followTheme(query.theme ?? 'light', () => undefined);
  render(viewOf(query), place);
};

function viewOf({ page, state = 'full', theme = 'light', view = 'overview', focus }: GalleryQuery) {
  if (page === 'popup') return <Popup host={memoryPopupHost(tabIn(state))} />;
  if (page === 'permission') return <PermissionPage host={memoryPopupHost(tabIn(state))} url="https://www.shop.example" />;
  const audit = async (input: AuditInput) => {
    if (state === 'error') throw new Error('The audit took longer than 20 seconds and was stopped. Clear the recording and try again.');
    return auditOf(input);
  };
  const panel = new PanelState(memoryPanelHost({ theme, ...pageIn(state) }), audit, async (form, report) => reportText(form, report, version), async (task) => lintScript(task), async () => remedies);
  panel.show(view, focus);
  return <Panel state={panel} />;
}

function pageIn(name: GalleryQuery['state']): Omit<MemoryPage, 'theme'> {
  switch (name) {
    case 'empty':
      return { traffic: { entries: [] }, page: { problem: 'The page could not be read.' }, jar: closedJar };
    case 'loading':
      return { traffic: { entries: sampleEntries }, page: new Promise<PageReading>(() => undefined), jar: closedJar };
    case 'hostile':
      return { traffic: { entries: hostileEntries }, page: hostilePage, jar: closedJar, writes: hostileWrites, scripts: hostileScripts };
    case 'many':
      return { traffic: { entries: manyEntries() }, page: manyPage(), jar: closedJar };
    case 'no-scripts':
      return { traffic: { entries: sampleEntries }, page: samplePage, jar: closedJar, scripts: { scripts: [], maps: [], unread: [] } };
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

function tabIn(name: GalleryQuery['state']): MemoryTab {
  const url = 'https://www.shop.example/account';
  if (name === 'empty') return { summary: null, isGranted: false };
  if (name === 'error') return { url, summary: null, isGranted: false, problem: 'The page does not answer.' };
  const seen = { url, time: Date.now(), browser: 'chromium' as const, entries: sampleEntries, forgotten: 0, page: samplePage, jar: name === 'full' ? openJar : closedJar };
  const { report } = auditOf(seen);
  return { url, summary: summaryOf(report, { host: 'www.shop.example', time: seen.time, from: name === 'full' ? 'panel' : 'page' }), isGranted: name === 'full' };
}
