import { acceptanceStorage, type AcceptanceStorage } from '../host/acceptance-storage.ts';
import { answerMessages, tellGrantsChanged } from '../host/background-host.ts';
import { readCookieJar } from '../host/cookie-jar.ts';
import { askIssuer } from '../host/issuer-fetch.ts';
import { isGranted, watchGrants } from '../host/permissions.ts';
import { probeLeave, sendProbe } from '../host/probe-sender.ts';
import { siteOf, topLevelSiteOf } from '../host/site.ts';
import { forgetSummary, readSummary, saveSummary } from '../host/tab-summaries.ts';
import { answerWatchPorts } from '../host/watch-ports.ts';
import { currentTab, openPage, showBadge, urlOfTab, watchClosedTabs, watchLoadedTabs } from '../host/tabs.ts';
import type { JarReading, TabSummary, UserAcceptance } from '../messages.ts';
import { accept, readAcceptances, takeBack } from './acceptances.ts';
import { readFrames } from './frame-readings.ts';
import { summaryOfTab } from './tab-audit.ts';

answerMessages({
  'read-jar': ({ tabId, urls }) => jarOf(tabId, urls),
  'read-frames': async ({ tabId, url }) => ((await isGranted(url)) ? readFrames(tabId) : { dumps: [], unreadFrames: 0 }),
  'publish-summary': async ({ tabId, summary }) => {
    await publish(tabId, summary);
    return null;
  },
  'read-summary': ({ tabId }) => readSummary(tabId),
  'audit-tab': ({ tabId }) => auditTab(tabId),
  'read-probe-leave': ({ url }) => probeLeave(url),
  'send-probe': ({ request }) => sendProbe(request),
  'read-acceptances': ({ tabId, url }) => acceptancesOf(tabId, url),
  'accept-finding': async ({ tabId, url, acceptance }) => accept(await storageOf(tabId, url), acceptance),
  'take-back-acceptance': async ({ tabId, url, fingerprint }) => takeBack(await storageOf(tabId, url), fingerprint),
  'ask-issuer': ({ address }) => askIssuer(address),
  'open-permission-page': async ({ url, purpose }) => {
    await openPage(`permission.html?url=${encodeURIComponent(new URL(url).origin)}&for=${purpose}`);
    return null;
  },
});

answerWatchPorts();
watchLoadedTabs((tabId) => void refresh(tabId));
watchClosedTabs((tabId) => void forgetSummary(tabId));
watchGrants(async () => {
  tellGrantsChanged();
  const tab = await currentTab();
  if (tab !== undefined) await refresh(tab.id);
});

/** Cookies of all sites among the URLs that the user lets us read; the first URL is the inspected page. */
async function jarOf(tabId: number, urls: readonly string[]): Promise<JarReading> {
  const [page] = urls;
  const topLevelSite = page === undefined ? undefined : topLevelSiteOf(page);
  if (page === undefined || topLevelSite === undefined || !(await isGranted(page))) return { granted: false, cookies: [] };
  const domains = [...new Set(urls.flatMap((url) => siteOf(url) ?? []))];
  return { granted: true, cookies: await readCookieJar({ tabId, domains, topLevelSite }) };
}

async function storageOf(tabId: number, url: string): Promise<AcceptanceStorage> {
  const storage = await acceptanceStorage(tabId, url);
  if (storage === undefined) throw new Error('Findings can be accepted on web pages only.');
  return storage;
}

async function acceptancesOf(tabId: number, url: string): Promise<readonly UserAcceptance[]> {
  const storage = await acceptanceStorage(tabId, url);
  return storage === undefined ? [] : readAcceptances(storage);
}

/** After a load: a summary of what the panel saw elsewhere no longer holds, and where a grant lets us look there is a new one. */
async function refresh(tabId: number): Promise<void> {
  const [url, known] = await Promise.all([urlOfTab(tabId), readSummary(tabId)]);
  if (url === undefined || !(await isGranted(url))) return;
  if (known?.from === 'panel' && known.host === new URL(url).host) await showBadge(tabId, known);
  else await auditTab(tabId);
}

/** From page storage and, when granted, cookies: no traffic. */
async function auditTab(tabId: number): Promise<TabSummary | null> {
  const url = await urlOfTab(tabId);
  if (url === undefined) return null;
  const summary = await summaryOfTab(tabId, url, { jar: await jarOf(tabId, [url]), acceptances: await acceptancesOf(tabId, url) });
  await publish(tabId, summary);
  return summary;
}

async function publish(tabId: number, summary: TabSummary | null): Promise<void> {
  await (summary === null ? forgetSummary(tabId) : saveSummary(tabId, summary));
  await showBadge(tabId, summary);
}
