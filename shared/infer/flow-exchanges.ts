// Which exchanges a diagram of the login needs, and who is who in them.

import type { CookieFact } from '../facts/cookie.ts';
import type { ExchangeFact } from '../facts/exchange.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { valueOf } from '../facts/known.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import { isAuthRole } from '../facts/role.ts';
import type { Actor } from '../report/report.ts';
import type { AuthView } from './auth-view.ts';

/** One example per receiving host and set of credentials, a page or data before an image; and the replay after logout. */
export function authenticatedExamples({ primaries, replay }: AuthView): Set<string> {
  const examples = new Map<string, ExchangeFact>();
  const namesAt = new Map<ExchangeFact, string[]>();
  for (const credential of primaries) {
    for (const { exchange } of credential.sent) namesAt.set(exchange, [...(namesAt.get(exchange) ?? []), credential.name]);
  }
  for (const [exchange, names] of namesAt) {
    if (exchange.marks.length > 0) continue;
    const key = `${hostOf(exchange)} ${names.sort().join(' ')}`;
    const known = examples.get(key);
    if (!known || (!isContent(known) && isContent(exchange))) examples.set(key, exchange);
  }
  const ids = new Set([...examples.values()].map(({ id }) => id));
  if (replay?.exchange) ids.add(replay.exchange.id);
  return ids;
}

function isContent({ responseType = '', status }: ExchangeFact): boolean {
  return status >= 200 && status < 300 && (responseType.includes('html') || responseType.includes('json'));
}

export function authCookiesByExchange(facts: readonly Fact[]): Map<string, CookieFact[]> {
  const byExchange = new Map<string, CookieFact[]>();
  for (const cookie of factsOf(facts, 'cookie')) {
    if (cookie.seen.in === 'source' || cookie.seen.exchange === undefined || cookie.scope === 'other' || !isAuthRole(cookie.role.role)) continue;
    byExchange.set(cookie.seen.exchange, [...(byExchange.get(cookie.seen.exchange) ?? []), cookie]);
  }
  return byExchange;
}

/** Exchanges in which an authentication cookie appears for the first time, so that a session given before login is drawn. */
export function firstSettingOf(exchanges: readonly ExchangeFact[], cookiesSetBy: ReadonlyMap<string, readonly CookieFact[]>): Set<string> {
  const names = new Set<string>();
  const first = new Set<string>();
  for (const { id } of exchanges) {
    for (const cookie of cookiesSetBy.get(id) ?? []) {
      const name = valueOf(cookie.name) ?? '';
      if (cookie.action === 'set' && !names.has(name)) first.add(id);
      names.add(name);
    }
  }
  return first;
}

/** The server is the host of the first page, else of the login; every other host of the site is an API. */
export function actorsOf({ exchanges }: AuthView): (exchange: ExchangeFact) => Actor {
  const page = exchanges.find(({ responseType = '' }) => responseType.includes('html'));
  const login = exchanges.find(({ marks }) => marks.includes('login'));
  const first = page ?? login ?? exchanges[0];
  const server = first ? hostOf(first) : '';
  return (exchange) => (exchange.scope === 'other' ? 'issuer' : hostOf(exchange) === server ? 'server' : 'api');
}

function hostOf({ url }: ExchangeFact): string {
  return isReadableUrl(url) ? new URL(url).host : '';
}

const tokenWords = ['token', 'jwt', 'session_id', 'sessionid'];

export function tokenFieldsOf({ responseCredentials, responseFields }: ExchangeFact): string[] {
  const fields = [...responseCredentials.map(({ field }) => field), ...responseFields.filter((field) => tokenWords.some((word) => lastPart(field).includes(word)))];
  return [...new Set(fields)].filter((field) => !lastPart(field).includes('csrf') && lastPart(field) !== 'token_type');
}

function lastPart(field: string): string {
  return field.slice(field.lastIndexOf('.') + 1).toLowerCase();
}
