import browser from 'webextension-polyfill';
import type { CurrentTab, PageReading, TabSummary } from '../messages.ts';
import { pageReading, type StorageReader } from './inspected-page.ts';
import { siteOf } from './site.ts';

/** The URL is there only where a grant, or the click on our button, lets us see it. */
export async function urlOfTab(tabId: number): Promise<string | undefined> {
  try {
    const { url } = await browser.tabs.get(tabId);
    return url !== undefined && siteOf(url) !== undefined ? url : undefined;
  } catch {
    return undefined;
  }
}

export async function currentTab(): Promise<CurrentTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? undefined : { id: tab.id, ...(tab.url !== undefined && siteOf(tab.url) !== undefined ? { url: tab.url } : {}) };
}

/** Reads the page's stores in the extension's isolated world, where the page cannot have redefined anything. */
export async function readTabStorage(tabId: number, { read, limits }: StorageReader): Promise<PageReading> {
  try {
    const [result] = await browser.scripting.executeScript({ target: { tabId }, func: read as () => unknown, args: [limits] });
    return pageReading(result?.result, 'browser');
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** What each frame answered that the browser lets us run this in, the top one first; it may answer later. */
export async function readEveryFrame<Limits, Answer>(tabId: number, read: (limits: Limits) => Answer | Promise<Answer>, limits: Limits): Promise<Map<number, Answer>> {
  const results = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: read as () => unknown, args: [limits] });
  return new Map(results.toSorted((a, b) => a.frameId - b.frameId).flatMap(({ frameId, result }) => (result === undefined || result === null ? [] : [[frameId, result as Answer]])));
}

/** Called when a page the user lets us read has finished loading. */
export function watchLoadedTabs(listener: (tabId: number, url: string) => void): void {
  browser.tabs.onUpdated.addListener((tabId: number, change: browser.Tabs.OnUpdatedChangeInfoType, tab: browser.Tabs.Tab) => {
    if (change.status === 'complete' && tab.url !== undefined && siteOf(tab.url) !== undefined) listener(tabId, tab.url);
  });
}

export function watchClosedTabs(listener: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener(listener);
}

export function openPage(page: string): Promise<unknown> {
  return browser.tabs.create({ url: browser.runtime.getURL(page) });
}

/** A number of serious findings, or nothing: the badge never nags about the rest. */
export async function showBadge(tabId: number, summary: TabSummary | null): Promise<void> {
  const count = summary === null ? 0 : summary.counts.critical + summary.counts.high;
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: '#b3261e' });
    await browser.action.setBadgeText({ tabId, text: count === 0 ? '' : String(Math.min(count, 99)) });
  } catch {
    // The tab was closed meanwhile.
  }
}
