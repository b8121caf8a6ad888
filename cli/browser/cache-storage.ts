import type { CDPSession, Protocol } from 'puppeteer';
import { cachedCredentials, cachedHeader, type CachedValue } from '#shared/collect/cached-response.ts';

export interface CacheReading {
  /** Values that could authenticate, under `cache path field`. Secrets. */
  readonly entries: readonly CachedValue[];
  /** Responses whose body was not read because of number, size or type, and caches that were not opened. */
  readonly unread: number;
}

export const cacheReadLimits = { caches: 20, responses: 200, bodies: 60, body: 512 * 1024, total: 8 * 1024 * 1024 } as const;

/** Milliseconds for one answer of the browser, and for all of them. */
const patience = { one: 3_000, all: 10_000 } as const;

/**
 * What the Cache Storage of an origin keeps that could authenticate: names of caches, requests with their headers, and the bodies of
 * text and JSON. The browser is asked, not the page, so that no script of the page is run or can answer.
 */
export async function cacheStorage(session: CDPSession, origin: string): Promise<CacheReading> {
  const end = Date.now() + patience.all;
  const { caches } = await session.send('CacheStorage.requestCacheNames', { securityOrigin: origin }, { timeout: patience.one });
  const entries: CachedValue[] = [];
  let unread = 0;
  let responses = 0;
  let bodies = 0;
  let budget: number = cacheReadLimits.total;
  for (const [index, cache] of caches.entries()) {
    const left = cacheReadLimits.responses - responses;
    if (index >= cacheReadLimits.caches || left <= 0 || Date.now() > end) {
      unread += 1;
      continue;
    }
    const { cacheDataEntries, returnCount } = await session.send('CacheStorage.requestEntries', { cacheId: cache.cacheId, skipCount: 0, pageSize: left }, { timeout: patience.one });
    responses += cacheDataEntries.length;
    unread += Math.max(0, returnCount - cacheDataEntries.length);
    for (const entry of cacheDataEntries) {
      for (const { name, value } of entry.requestHeaders) entries.push(...cachedHeader(cache.cacheName, entry.requestURL, name, value));
      const type = headerIn(entry.responseHeaders, 'content-type');
      if (!isText(type)) continue;
      if (bodies >= cacheReadLimits.bodies || budget <= 0 || Date.now() > end || Number(headerIn(entry.responseHeaders, 'content-length')) > cacheReadLimits.body) {
        unread += 1;
        continue;
      }
      bodies += 1;
      const text = await bodyOf(session, cache.cacheId, entry);
      if (text === undefined || text.length > Math.min(cacheReadLimits.body, budget)) {
        unread += 1;
        continue;
      }
      budget -= text.length;
      entries.push(...cachedCredentials(cache.cacheName, entry.requestURL, type, text));
    }
  }
  return { entries, unread };
}

async function bodyOf(session: CDPSession, cacheId: string, { requestURL, requestHeaders }: Protocol.CacheStorage.DataEntry): Promise<string | undefined> {
  try {
    const { response } = await session.send('CacheStorage.requestCachedResponse', { cacheId, requestURL, requestHeaders }, { timeout: patience.one });
    return Buffer.from(response.body, 'base64').toString('utf8');
  } catch {
    return undefined;
  }
}

function headerIn(headers: readonly Protocol.CacheStorage.Header[], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
}

/** Images, fonts and style sheets hold no credentials; scripts were read when the page loaded them. */
function isText(type: string): boolean {
  return /^(?:text\/(?:html|plain)|application\/(?:[\w.-]{1,60}\+)?json)\b/i.test(type);
}
