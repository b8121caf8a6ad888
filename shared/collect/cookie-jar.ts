import type { CookieFact } from '../facts/cookie.ts';
import { absent, set, unknown } from '../facts/known.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import { noRole } from '../facts/role.ts';
import { shapeOf } from '../parse/value-shape.ts';
import { flag, sameSiteOf } from './set-cookie-fact.ts';

/** A record of the browser's cookie store, in the shape of `chrome.cookies.Cookie`. */
export interface JarCookie {
  readonly name: string;
  readonly value: string;
  /** With a leading dot unless host-only. */
  readonly domain: string;
  readonly hostOnly?: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** `unspecified` means that the cookie has none, `no_restriction` is None. */
  readonly sameSite?: string;
  readonly session?: boolean;
  /** Seconds since the epoch. */
  readonly expirationDate?: number;
  readonly partitionKey?: { readonly topLevelSite?: string; readonly hasCrossSiteAncestor?: boolean };
}

/** What was seen beside the cookie store. */
export interface JarReading {
  /** When the store was read, in milliseconds since the epoch. */
  readonly time: number;
  /** URLs of the page and of its requests: a cookie store does not say which scheme a cookie came from. */
  readonly urls?: readonly string[];
}

/** Facts of what the cookie store holds. */
export function factsFromCookieJar(records: readonly JarCookie[], { time, urls = [] }: JarReading): CookieFact[] {
  const origins = originsByHost(urls);
  return records.filter(isReadable).map((record, index) => {
    const host = hostOf(record);
    return factFromRecord(record, { id: `jar-${index + 1}`, host, time, origin: record.secure ? `https://${host}` : originFor(record, host, origins) });
  });
}

/** An https origin is taken over an http one: it is the stricter place to be judged at. */
function originsByHost(urls: readonly string[]): Map<string, string> {
  const origins = new Map<string, string>();
  for (const url of urls) {
    if (!isReadableUrl(url)) continue;
    const { hostname, protocol } = new URL(url);
    if (protocol === 'https:' || !origins.has(hostname)) origins.set(hostname, `${protocol}//${hostname}`);
  }
  return origins;
}

/** Where a cookie that is not Secure was in use; undefined when no page or request of its hosts was seen. */
function originFor(record: JarCookie, host: string, origins: ReadonlyMap<string, string>): string | undefined {
  const own = origins.get(host);
  if (own !== undefined || isHostOnly(record)) return own;
  return [...origins].find(([name]) => name.endsWith(`.${host}`))?.[1];
}

function hostOf({ domain }: JarCookie): string {
  return (domain.startsWith('.') ? domain.slice(1) : domain).toLowerCase();
}

function isHostOnly({ hostOnly, domain }: JarCookie): boolean {
  return hostOnly ?? !domain.startsWith('.');
}

interface Reading {
  readonly id: string;
  readonly host: string;
  readonly time: number;
  readonly origin: string | undefined;
}

function isReadable(record: JarCookie): boolean {
  return typeof record === 'object' && record !== null && typeof record.name === 'string' && typeof record.value === 'string' && typeof record.domain === 'string';
}

function factFromRecord(record: JarCookie, { id, host, time, origin }: Reading): CookieFact {
  return {
    kind: 'cookie',
    id,
    seen: { in: 'cookie-jar', time, ...(origin !== undefined && { url: `${origin}${record.path ?? '/'}` }) },
    scope: 'site',
    action: 'hold',
    name: set(record.name),
    value: set(record.value),
    shape: shapeOf(record.value),
    secure: flag(record.secure === true),
    httpOnly: flag(record.httpOnly === true),
    sameSite: sameSiteIn(record),
    domain: isHostOnly(record) ? absent : set(host),
    path: typeof record.path === 'string' ? set(record.path) : unknown('the cookie store did not say'),
    lifetime: typeof record.expirationDate === 'number' ? set(Math.round(record.expirationDate - time / 1000)) : absent,
    partitioned: flag(record.partitionKey?.topLevelSite !== undefined),
    host,
    byScript: unknown('the cookie store does not say who wrote a cookie'),
    size: record.name.length + record.value.length,
    problems: [],
    role: noRole,
  };
}

function sameSiteIn({ sameSite }: JarCookie): CookieFact['sameSite'] {
  if (sameSite === undefined || sameSite === 'unspecified') return absent;
  return set(sameSite === 'no_restriction' ? 'None' : sameSiteOf(sameSite));
}
