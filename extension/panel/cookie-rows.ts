import type { CookieFact } from '#shared/facts/cookie.ts';
import { headersOf, type ExchangeFact } from '#shared/facts/exchange.ts';
import { factsOf, type Fact } from '#shared/facts/fact.ts';
import { cookieDomain, cookiePath, hostOf } from '#shared/facts/identity.ts';
import { isOn, isUnknown, valueOf } from '#shared/facts/known.ts';
import { isAuthRole } from '#shared/facts/role.ts';
import { parseCookieHeader } from '#shared/parse/cookie-header.ts';
import { domainMatches } from '#shared/semantics/cookie-domain.ts';
import type { Browser } from '#shared/standards/browsers.ts';
import type { JarReading } from '../messages.ts';
import { cookieHistories, jarPlace, type CookieEvent } from './cookie-history.ts';
import { requestContexts } from './request-context.ts';

/**
 * - `stored`: the cookie store holds it, or by the rules of this browser would.
 * - `refused`: the browser did not take the last `Set-Cookie`.
 * - `deleted`: the last answer about it deleted it.
 * - `gone`: the store was read and does not have it, although nothing says why.
 * - `seen`: only its name and value were seen.
 */
export type CookieState = 'stored' | 'refused' | 'deleted' | 'gone' | 'seen';

/** One cookie as the table shows it: the fact that knows most of it, and what was seen of it altogether. */
export interface CookieRow {
  readonly key: string;
  readonly name: string;
  readonly cookie: CookieFact;
  /** Ids of every fact about it. */
  readonly factIds: readonly string[];
  readonly state: CookieState;
  readonly events: readonly CookieEvent[];
  readonly timesSet: number;
  readonly timesSent: number;
}

interface CookieSources {
  readonly facts: readonly Fact[];
  readonly pageUrl: string;
  readonly browser: Browser;
  readonly jar: JarReading;
}

/** One row for each cookie (name, domain, path, partition), those that sign the user in first. */
export function cookieRows({ facts, pageUrl, browser, jar }: CookieSources): CookieRow[] {
  const exchanges = factsOf(facts, 'exchange');
  const histories = cookieHistories(exchanges, requestContexts(facts, pageUrl, browser));
  const hosts = hostsByCookieName(exchanges);
  const held = jar.granted ? new Set(jar.cookies.map(({ name, domain, path, partitionKey }) => jarPlace(name, domain.replace(/^\./, ''), path, partitionKey?.topLevelSite !== undefined))) : undefined;
  const groups = new Map<string, CookieFact[]>();
  for (const cookie of factsOf(facts, 'cookie')) {
    const key = keyOf(cookie);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cookie]);
    else group.push(cookie);
  }
  return [...groups]
    .map(([key, cookies]): CookieRow => {
      const cookie = mostTelling(cookies);
      const name = valueOf(cookie.name) ?? '';
      const events = histories.get(key) ?? [];
      return {
        key,
        name,
        cookie,
        factIds: cookies.map(({ id }) => id),
        state: stateOf(cookie, events, held?.has(key)),
        events,
        timesSet: events.filter(({ what }) => what !== 'deleted').reduce((sum, { repeats }) => sum + 1 + repeats, 0),
        timesSent: timesSent(hosts.get(name), cookie),
      };
    })
    .sort(byWeight);
}

/** A request says only name and value: such a sighting has the usual path. */
function keyOf(cookie: CookieFact): string {
  return jarPlace(valueOf(cookie.name) ?? '', cookieDomain(cookie), isUnknown(cookie.path) ? '/' : cookiePath(cookie), isOn(cookie.partitioned));
}

function stateOf(cookie: CookieFact, events: readonly CookieEvent[], isHeld: boolean | undefined): CookieState {
  if (isHeld === true) return 'stored';
  const last = events.at(-1);
  if (last === undefined) return cookie.action === 'hold' ? 'stored' : 'seen';
  if (last.what === 'deleted') return 'deleted';
  if ('refused' in last.answer) return 'refused';
  if (isHeld === false) return 'gone';
  return 'stored' in last.answer ? 'stored' : 'seen';
}

/** How many requests to each host carried a cookie of each name. */
function hostsByCookieName(exchanges: readonly ExchangeFact[]): Map<string, Map<string, number>> {
  const names = new Map<string, Map<string, number>>();
  for (const { url, requestHeaders } of exchanges) {
    const host = hostOf(url) ?? '';
    for (const name of new Set(headersOf(requestHeaders, 'cookie').flatMap((header) => parseCookieHeader(header).map((pair) => pair.name)))) {
      const hosts = names.get(name) ?? new Map<string, number>();
      hosts.set(host, (hosts.get(host) ?? 0) + 1);
      names.set(name, hosts);
    }
  }
  return names;
}

function timesSent(hosts: ReadonlyMap<string, number> = new Map(), cookie: CookieFact): number {
  return [...hosts].reduce((sum, [host, count]) => (reaches(cookie, host) ? sum + count : sum), 0);
}

export function reaches(cookie: CookieFact, host: string): boolean {
  const domain = cookieDomain(cookie);
  return host === domain || (cookie.domain.state === 'set' && domainMatches(host, domain));
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
  return weightOf(a.cookie) - weightOf(b.cookie) || compareText(a.name, b.name);
}

/** Thousands of names: a collator made once is many times faster than localeCompare. */
const { compare: compareText } = new Intl.Collator('en');

function weightOf({ scope, role }: CookieFact): number {
  if (scope === 'other') return 3;
  if (isAuthRole(role.role)) return 0;
  return role.role === 'unknown' ? 2 : 1;
}
