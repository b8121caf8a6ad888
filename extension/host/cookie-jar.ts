import browser from 'webextension-polyfill';
import type { JarCookie } from '../messages.ts';

/** Where to look: the cookie store of the tab, the domains, and the site under whose partition embedded ones lie. */
export interface JarQuery {
  readonly tabId: number;
  readonly domains: readonly string[];
  readonly topLevelSite: string;
}

/** Every cookie of the tab's own store for these domains, with HttpOnly and partitioned ones; only what has been granted. */
export async function readCookieJar(query: JarQuery): Promise<JarCookie[]> {
  const storeId = await storeOfTab(query.tabId);
  const found = await Promise.all([
    ...query.domains.map((domain) => cookiesWith({ domain, storeId, partitionKey: {} })),
    cookiesWith({ storeId, partitionKey: { topLevelSite: query.topLevelSite } }),
  ]);
  const unique = new Map(found.flat().filter((cookie) => isOf(cookie, query.topLevelSite)).map((cookie) => [keyOf(cookie), cookie]));
  return [...unique.values()];
}

type JarDetails = browser.Cookies.GetAllDetailsType;

async function cookiesWith(details: JarDetails): Promise<JarCookie[]> {
  // Firefox needs `firstPartyDomain` while First-Party Isolation is on; Chrome refuses to know it.
  const isFirefox = 'getBrowserInfo' in browser.runtime;
  const cookies = await browser.cookies.getAll(isFirefox ? { ...details, firstPartyDomain: null as unknown as string } : details);
  return cookies as unknown as JarCookie[];
}

/** Containers and private windows have stores of their own. */
async function storeOfTab(tabId: number): Promise<string | undefined> {
  const tab = await browser.tabs.get(tabId);
  if (tab.cookieStoreId !== undefined) return tab.cookieStoreId;
  const stores = await browser.cookies.getAllCookieStores();
  return stores.find((store) => store.tabIds.includes(tabId))?.id;
}

/** The same embedded host has another cookie under every top-level site: only this tab's count. */
function isOf(cookie: JarCookie, topLevelSite: string): boolean {
  const partition = (cookie as { partitionKey?: { topLevelSite?: string } | null }).partitionKey?.topLevelSite;
  return partition === undefined || partition === '' || partition === topLevelSite;
}

function keyOf(cookie: JarCookie): string {
  const { name, domain, path, partitionKey } = cookie as { name: string; domain: string; path: string; partitionKey?: unknown };
  return JSON.stringify([name, domain, path, partitionKey ?? null]);
}
