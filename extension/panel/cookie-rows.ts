import type { CookieFact } from '#shared/facts/cookie.ts';
import { headersOf } from '#shared/facts/exchange.ts';
import { factsOf, type Fact } from '#shared/facts/fact.ts';
import { isUnknown, valueOf } from '#shared/facts/known.ts';
import { isAuthRole } from '#shared/facts/role.ts';
import { parseCookieHeader } from '#shared/parse/cookie-header.ts';

/** One cookie as the table shows it: the fact that knows most of it, and what was seen of it altogether. */
export interface CookieRow {
  readonly key: string;
  readonly name: string;
  readonly cookie: CookieFact;
  readonly timesSet: number;
  readonly timesSent: number;
  readonly isCleared: boolean;
}

/** One row for each cookie (name, domain, path), those that sign the user in first. */
export function cookieRows(facts: readonly Fact[]): CookieRow[] {
  const sent = sentCounts(facts);
  const groups = new Map<string, CookieFact[]>();
  for (const cookie of factsOf(facts, 'cookie')) {
    const key = keyOf(cookie);
    groups.set(key, [...(groups.get(key) ?? []), cookie]);
  }
  return [...groups].map(([key, cookies]) => rowFrom(key, cookies, sent)).sort(byWeight);
}

/** A request says only name and value: such a sighting joins whatever else is known under that name on that site. */
function keyOf(cookie: CookieFact): string {
  const name = valueOf(cookie.name) ?? '';
  return JSON.stringify([name, valueOf(cookie.domain) ?? cookie.host ?? '', valueOf(cookie.path) ?? '/', valueOf(cookie.partitioned) ?? false]);
}

function rowFrom(key: string, cookies: readonly CookieFact[], sent: ReadonlyMap<string, number>): CookieRow {
  const last = cookies.findLast(({ action }) => action === 'set' || action === 'clear' || action === 'hold');
  return {
    key,
    name: valueOf((cookies[0] as CookieFact).name) ?? '',
    cookie: mostTelling(cookies),
    timesSet: cookies.filter(({ action }) => action === 'set').length,
    timesSent: sent.get(valueOf((cookies[0] as CookieFact).name) ?? '') ?? 0,
    isCleared: last?.action === 'clear',
  };
}

/** Requests that carried a cookie of each name. */
function sentCounts(facts: readonly Fact[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { requestHeaders } of factsOf(facts, 'exchange')) {
    const names = new Set(headersOf(requestHeaders, 'cookie').flatMap((header) => parseCookieHeader(header).map(({ name }) => name)));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** The newest fact among those that know the most attributes; one that clears the cookie has nothing left to tell. */
function mostTelling(cookies: readonly CookieFact[]): CookieFact {
  return cookies.reduce((best, cookie) => (tellingOf(cookie) >= tellingOf(best) ? cookie : best));
}

function tellingOf(cookie: CookieFact): number {
  const attributes = [cookie.secure, cookie.httpOnly, cookie.sameSite, cookie.domain, cookie.path, cookie.lifetime, cookie.partitioned];
  return attributes.filter((attribute) => !isUnknown(attribute)).length - (cookie.action === 'clear' ? attributes.length : 0);
}

function byWeight(a: CookieRow, b: CookieRow): number {
  return weightOf(a.cookie) - weightOf(b.cookie) || a.name.localeCompare(b.name);
}

function weightOf({ scope, role }: CookieFact): number {
  if (scope === 'other') return 3;
  if (isAuthRole(role.role)) return 0;
  return role.role === 'unknown' ? 2 : 1;
}
