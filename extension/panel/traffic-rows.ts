import { headersOf, type ExchangeFact, type ExchangeMark } from '#shared/facts/exchange.ts';
import { factsOf, type Fact } from '#shared/facts/fact.ts';
import { hostOf } from '#shared/facts/identity.ts';
import { valueOf } from '#shared/facts/known.ts';
import { isAuthRole } from '#shared/facts/role.ts';
import { sentValuesOf, type SentBy } from '#shared/infer/sent-values.ts';
import { credentialsIn, isCredentialValue } from '#shared/parse/credential-value.ts';
import type { RequestInitiator } from '../messages.ts';
import { reaches } from './cookie-rows.ts';
import { timeOf } from './request-context.ts';

/** What authenticated a request: the cookie, header or parameter. */
export interface RequestCredential {
  readonly by: SentBy;
  readonly name: string;
  /** Scheme of the Authorization header. */
  readonly scheme?: string;
}

/** Where a credential went that should not go there. */
export type Leak = 'third-party' | 'url' | 'referer';

export interface TrafficRow {
  readonly key: string;
  readonly exchange: ExchangeFact;
  readonly host: string;
  readonly time: number;
  readonly credentials: readonly RequestCredential[];
  readonly marks: readonly ExchangeMark[];
  readonly leaks: readonly Leak[];
  readonly initiator?: RequestInitiator;
}

/** One row for each recorded request, oldest first, like the Network panel. */
export function trafficRows(facts: readonly Fact[], initiators: ReadonlyMap<string, RequestInitiator> = new Map()): TrafficRow[] {
  const isAuthCookie = authCookieTest(facts);
  const own = credentialsOfSite(facts);
  const keys = new Map<string, number>();
  return factsOf(facts, 'exchange').map((exchange) => {
    const host = hostOf(exchange.url) ?? '';
    const sent = sentValuesOf(exchange).filter(({ by, name, value }) => (by === 'cookie' ? isAuthCookie(name, host) : by !== 'url' || isCredentialValue(value)));
    const initiator = initiators.get(exchange.id);
    return {
      key: uniqueKey(keys, `${timeOf(exchange)} ${exchange.method} ${exchange.url}`),
      exchange,
      host,
      time: timeOf(exchange),
      credentials: sent.map(({ by, name, scheme }) => ({ by, name, ...(scheme === undefined ? {} : { scheme }) })),
      marks: exchange.marks,
      leaks: leaksOf(exchange, sent.some(({ by }) => by === 'url'), own),
      ...(initiator === undefined ? {} : { initiator }),
    };
  });
}

/** Ids of exchanges are places in the recording, which move when the oldest are forgotten; what is selected must not. */
function uniqueKey(keys: Map<string, number>, key: string): string {
  const count = (keys.get(key) ?? 0) + 1;
  keys.set(key, count);
  return count === 1 ? key : `${key} ${count}`;
}

type CookieTest = (name: string, host: string) => boolean;

function authCookieTest(facts: readonly Fact[]): CookieTest {
  const byName = new Map<string, ReturnType<typeof authCookies>>();
  for (const cookie of authCookies(facts)) {
    const name = valueOf(cookie.name) ?? '';
    byName.set(name, [...(byName.get(name) ?? []), cookie]);
  }
  return (name, host) => byName.get(name)?.some((cookie) => reaches(cookie, host)) ?? false;
}

function authCookies(facts: readonly Fact[]) {
  return factsOf(facts, 'cookie').filter(({ role, action }) => isAuthRole(role.role) && action !== 'clear');
}

/** Credentials looked for in addresses and in what goes to others. */
const mostCredentials = 60;

/** Values that sign users in to this site, longest first: whoever else receives one can act as the user. */
function credentialsOfSite(facts: readonly Fact[]): string[] {
  const values = facts.flatMap((fact): string[] => {
    if (fact.scope !== 'site') return [];
    if (fact.kind === 'token') return isAuthRole(fact.role.role) ? [fact.raw] : [];
    if (fact.kind === 'cookie' || fact.kind === 'storage') return isAuthRole(fact.role.role) ? credentialsIn(valueOf(fact.value) ?? '') : [];
    return [];
  });
  return [...new Set(values)].sort((a, b) => b.length - a.length).slice(0, mostCredentials);
}

function leaksOf(exchange: ExchangeFact, hasCredentialParameter: boolean, own: readonly string[]): Leak[] {
  const holds = (text: string) => text.length >= 20 && own.some((credential) => text.includes(credential));
  const leaks: Leak[] = [];
  const isInUrl = holds(exchange.url);
  const isInReferer = headersOf(exchange.requestHeaders, 'referer').some(holds);
  if (exchange.scope === 'other' && (isInUrl || exchange.requestHeaders.some(([, value]) => holds(value)))) leaks.push('third-party');
  if (isInUrl || hasCredentialParameter) leaks.push('url');
  if (isInReferer) leaks.push('referer');
  return leaks;
}
