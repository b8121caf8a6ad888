// The strongest rung of the ladder: what a cookie did around login and logout, and what happened without it.
import type { CookieFact } from '../facts/cookie.ts';
import { type ExchangeFact, headerOf, headersOf } from '../facts/exchange.ts';
import { valueOf } from '../facts/known.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import type { Evidence } from '../facts/role.ts';
import { parseCookieHeader } from '../parse/cookie-header.ts';
import { registrableDomain } from '../parse/registrable-domain.ts';
import { percentDecoded } from '../parse/unwrap.ts';
import { wordsOf } from '../parse/words.ts';

/** What was seen of one cookie name on one site. */
export interface Behaviour {
  readonly setByLogin?: Evidence;
  readonly rotatedAtLogin?: Evidence;
  readonly clearedAtLogout?: Evidence;
  readonly sentAfterLogin?: Evidence;
  /** The same request succeeded with it and was refused without it; no other cookie differed. */
  readonly missedWhenAbsent?: Evidence;
  readonly echoedAsCsrf?: Evidence;
}

/** What was seen of a cookie name on a site (registrable domain), given the facts of that cookie. */
export type BehaviourOf = (name: string, site: string, facts: readonly CookieFact[]) => Behaviour;

/** Reads the exchanges once, so that each cookie is looked up instead of searched for. */
export function behaviourIn(exchanges: readonly ExchangeFact[], received: ReadonlyMap<string, Evidence>): BehaviourOf {
  const ordered = [...exchanges].sort((a, b) => timeOf(a) - timeOf(b));
  const sent = new Map<ExchangeFact, Map<string, string>>();
  const sentIn = new Map<string, ExchangeFact[]>();
  for (const exchange of ordered) {
    const pairs = new Map(headersOf(exchange.requestHeaders, 'cookie').flatMap(parseCookieHeader).map(({ name, value }) => [name, value]));
    sent.set(exchange, pairs);
    const site = registrableDomain(exchange.url) ?? '';
    for (const name of pairs.keys()) pushTo(sentIn, keyOf(name, site), exchange);
  }
  const byId = new Map(ordered.map((exchange) => [exchange.id, exchange]));
  const logins = loginAnswers(ordered);
  const missed = missedCookies(ordered, sent);
  const echoes = echoedValues(ordered);

  return (name, site, facts) => {
    const key = keyOf(name, site);
    const requests = sentIn.get(key) ?? [];
    const missing = missed.get(key);
    return {
      ...receivedBehaviour(facts, received, requests),
      ...loginBehaviour(name, facts, requests, logins, byId, sent),
      ...logoutBehaviour(facts, byId),
      ...(missing && { missedWhenAbsent: missing }),
      ...echoBehaviour(facts, echoes),
    };
  };
}

function keyOf(name: string, site: string): string {
  return `${name}\n${site}`;
}

function timeOf(exchange: ExchangeFact): number {
  return exchange.seen.in === 'source' ? 0 : (exchange.seen.time ?? 0);
}

/** Answers of logins, and of the page that a login redirects to: each with the login it belongs to. */
function loginAnswers(ordered: readonly ExchangeFact[]): Map<string, ExchangeFact> {
  const answers = new Map<string, ExchangeFact>();
  ordered.forEach((exchange, index) => {
    if (!exchange.marks.includes('login')) return;
    answers.set(exchange.id, exchange);
    const location = exchange.status >= 300 && exchange.status < 400 ? headerOf(exchange.responseHeaders, 'location') : undefined;
    if (location === undefined || !isReadableUrl(location, exchange.url)) return;
    const target = new URL(location, exchange.url).href;
    const next = ordered.slice(index + 1, index + 20).find(({ url }) => url === target);
    if (next) answers.set(next.id, exchange);
  });
  return answers;
}

/** Script wrote it: the login answered with its value in the body. */
function receivedBehaviour(facts: readonly CookieFact[], received: ReadonlyMap<string, Evidence>, requests: readonly ExchangeFact[]): Pick<Behaviour, 'setByLogin' | 'sentAfterLogin'> {
  for (const { credentialHashes = [] } of facts) {
    const origin = credentialHashes.map((hash) => received.get(hash)).find((evidence) => evidence !== undefined);
    if (!origin) continue;
    const [first] = requests;
    return { setByLogin: origin, ...(first && { sentAfterLogin: behaviour('Requests carry it as a cookie.', first) }) };
  }
  return {};
}

function loginBehaviour(
  name: string,
  facts: readonly CookieFact[],
  requests: readonly ExchangeFact[],
  logins: ReadonlyMap<string, ExchangeFact>,
  byId: ReadonlyMap<string, ExchangeFact>,
  sent: ReadonlyMap<ExchangeFact, ReadonlyMap<string, string>>,
): Pick<Behaviour, 'setByLogin' | 'rotatedAtLogin' | 'sentAfterLogin'> {
  for (const fact of facts) {
    const login = fact.action === 'set' ? logins.get(exchangeIdOf(fact)) : undefined;
    if (!login) continue;
    const before = sent.get(login)?.get(name);
    const value = valueOf(fact.value);
    const rotated = before !== undefined && value !== undefined && before !== value;
    const answer = byId.get(exchangeIdOf(fact)) ?? login;
    const later = requests.filter((request) => timeOf(request) >= timeOf(answer) && request !== login && sent.get(request)?.get(name) === value);
    return {
      setByLogin: behaviour(`The answer to the login (${placeOf(login)}) set it.`, login),
      ...(rotated && { rotatedAtLogin: behaviour('Its value changed at the login.', login) }),
      ...(later[0] && { sentAfterLogin: behaviour(`It was sent with ${later.length} request${later.length > 1 ? 's' : ''} after the login.`, later[0]) }),
    };
  }
  return {};
}

function logoutBehaviour(facts: readonly CookieFact[], byId: ReadonlyMap<string, ExchangeFact>): Pick<Behaviour, 'clearedAtLogout'> {
  for (const fact of facts) {
    const exchange = fact.action === 'clear' ? byId.get(exchangeIdOf(fact)) : undefined;
    if (exchange?.marks.includes('logout')) return { clearedAtLogout: behaviour(`The logout (${placeOf(exchange)}) deleted it.`, exchange) };
  }
  return {};
}

/**
 * Pairs of the same GET, answered once with success and once with 401, 403 or a redirect to a login page, whose requests
 * differ in exactly one cookie.
 */
function missedCookies(
  ordered: readonly ExchangeFact[],
  sent: ReadonlyMap<ExchangeFact, ReadonlyMap<string, string>>,
): Map<string, Evidence> {
  const missed = new Map<string, Evidence>();
  const byUrl = new Map<string, ExchangeFact[]>();
  for (const exchange of ordered) if (exchange.method === 'GET') pushTo(byUrl, exchange.url, exchange);
  for (const group of byUrl.values()) {
    const granted = group.filter(({ status }) => status >= 200 && status < 300).slice(0, mostCompared);
    const refused = group.filter(isRefusal).slice(0, mostCompared);
    for (const yes of granted) {
      for (const no of refused) {
        if (headerOf(yes.requestHeaders, 'authorization') !== headerOf(no.requestHeaders, 'authorization')) continue;
        const without = sent.get(no)!;
        const only = [...sent.get(yes)!.keys()].filter((name) => !without.has(name));
        if (only.length !== 1) continue;
        missed.set(keyOf(only[0]!, registrableDomain(yes.url) ?? ''), behaviour(`${placeOf(yes)} was answered with ${yes.status} with it and with ${no.status} without it.`, no));
      }
    }
  }
  return missed;
}

function isRefusal({ status, responseHeaders }: ExchangeFact): boolean {
  if (status === 401 || status === 403) return true;
  const location = status >= 300 && status < 400 ? headerOf(responseHeaders, 'location') : undefined;
  if (location === undefined) return false;
  const path = location.split('?', 1)[0] ?? '';
  return wordsOf(path.slice(0, 500)).some((word) => loginWords.has(word));
}

const loginWords: ReadonlySet<string> = new Set(['login', 'signin', 'logon', 'sign', 'auth', 'authorize', 'sso']);
const mostCompared = 4;

/** Values that writing requests carry in a header, and hashes of those they carry in a field, for CSRF tokens. */
function echoedValues(ordered: readonly ExchangeFact[]): Map<string, Evidence> {
  const echoes = new Map<string, Evidence>();
  for (const exchange of ordered) {
    if (exchange.method === 'GET' || exchange.method === 'HEAD') continue;
    for (const [header, value] of exchange.requestHeaders) {
      if (value.length < 8 || value.length > 4096 || echoes.has(value)) continue;
      const words = wordsOf(header);
      if (!words.some((word) => csrfWords.has(word))) continue;
      echoes.set(value, behaviour(`The page sends its value back in the ${header.slice(0, 60)} header.`, exchange));
    }
    for (const { field, hash } of exchange.requestCredentials) {
      if (echoes.has(hash) || !wordsOf(field).some((word) => csrfWords.has(word))) continue;
      echoes.set(hash, behaviour(`The page sends its value back in the field "${field.slice(0, 60)}".`, exchange));
    }
  }
  return echoes;
}

const csrfWords: ReadonlySet<string> = new Set(['csrf', 'xsrf', 'csrftoken', 'xsrftoken', 'requestverificationtoken', 'antiforgery', 'verification', 'authenticity']);

/** The value itself, decoded, or the part before the `.` or `|` of a signed double submit. */
function echoBehaviour(facts: readonly CookieFact[], echoes: ReadonlyMap<string, Evidence>): Pick<Behaviour, 'echoedAsCsrf'> {
  if (echoes.size === 0) return {};
  for (const fact of facts) {
    const value = valueOf(fact.value);
    if (value === undefined || value.length < 8) continue;
    const decoded = percentDecoded(value) ?? value;
    for (const form of [value, decoded, decoded.split('.', 1)[0]!, decoded.split('|', 1)[0]!, ...(fact.credentialHashes ?? [])]) {
      const echo = echoes.get(form);
      if (echo) return { echoedAsCsrf: echo };
    }
  }
  return {};
}

function behaviour(text: string, exchange: ExchangeFact): Evidence {
  return { kind: 'behaviour', text, at: exchange.id };
}

/** Method and path: queries are secrets. */
function placeOf({ method, url }: ExchangeFact): string {
  const path = isReadableUrl(url) ? new URL(url).pathname : '';
  return `${method} ${path.length > 80 ? `${path.slice(0, 79)}…` : path}`;
}

function exchangeIdOf(fact: CookieFact): string {
  return fact.seen.in === 'source' ? '' : (fact.seen.exchange ?? '');
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
