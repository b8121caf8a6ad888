import browser from 'webextension-polyfill';
import { siteOf } from './site.ts';

/** Where the accepted findings of one site are written down: anything may stand there. */
export interface AcceptanceStorage {
  read(): Promise<unknown>;
  write(acceptances: readonly unknown[]): Promise<void>;
}

/** On disk; of a private window in memory only, until the browser is closed. Undefined for pages that belong to no site. */
export async function acceptanceStorage(tabId: number, url: string): Promise<AcceptanceStorage | undefined> {
  const site = siteOf(url);
  if (site === undefined) return undefined;
  const { incognito } = await browser.tabs.get(tabId);
  const area = incognito ? browser.storage.session : browser.storage.local;
  const key = `accepted-${site}`;
  return {
    read: async () => (await area.get(key))[key],
    write: (acceptances) => (acceptances.length === 0 ? area.remove(key) : area.set({ [key]: acceptances })),
  };
}
