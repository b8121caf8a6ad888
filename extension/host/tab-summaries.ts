import browser from 'webextension-polyfill';
import type { TabSummary } from '../messages.ts';

const keyOf = (tabId: number) => `tab-${tabId}`;

/** Summaries live in session storage: in memory only, gone with the browser, but there when the worker was stopped and starts again. */
export async function readSummary(tabId: number): Promise<TabSummary | null> {
  const stored = await browser.storage.session.get(keyOf(tabId));
  return (stored[keyOf(tabId)] as TabSummary | undefined) ?? null;
}

export async function saveSummary(tabId: number, summary: TabSummary): Promise<void> {
  await browser.storage.session.set({ [keyOf(tabId)]: summary });
}

export async function forgetSummary(tabId: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tabId));
}
