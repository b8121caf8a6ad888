// The response that set a cookie knows what was written; the cookie store knows what is held; script sees what is readable.
// One cookie is judged once, by the best witness: Set-Cookie, then the store, then the page, then a request.
import type { CookieFact } from '../facts/cookie.ts';
import { type ExchangeFact, headersOf } from '../facts/exchange.ts';
import { cookieDomain, cookieHost, cookiePath } from '../facts/identity.ts';
import { set, unknown, valueOf } from '../facts/known.ts';
import { noRole } from '../facts/role.ts';
import { type CookiePair, parseCookieHeader } from '../parse/cookie-header.ts';
import { registrableDomain } from '../parse/registrable-domain.ts';
import { shapeOf } from '../parse/value-shape.ts';
import { isRedacted } from './redacted.ts';
import { hostAt } from './set-cookie-fact.ts';

export interface CookieSightings {
  readonly setCookies: readonly CookieFact[];
  readonly jar: readonly CookieFact[];
  /** From `document.cookie`. */
  readonly readable: readonly CookieFact[];
  readonly exchanges: readonly ExchangeFact[];
}

/** The cookie facts to judge: every distinct Set-Cookie, and of the other sightings what no Set-Cookie explains. */
export function mergedCookies({ setCookies, jar, readable, exchanges }: CookieSightings): CookieFact[] {
  const merged = withoutRepeats(setCookies);
  const written = new Set(merged.map(identityOf));
  for (const held of jar) if (!written.has(identityOf(held))) merged.push(held);

  const byScript = scriptTest(exchanges);
  const known = new Map<string, CookieFact[]>();
  for (const cookie of merged) pushTo(known, valueOf(cookie.name) ?? '', cookie);
  const explains = (cookie: CookieFact): boolean => (known.get(valueOf(cookie.name) ?? '') ?? []).some((other) => reaches(other, cookieHost(cookie) ?? ''));
  for (const cookie of readable) {
    if (explains(cookie)) continue;
    const found = { ...cookie, byScript: byScript(cookie) };
    merged.push(found);
    pushTo(known, valueOf(cookie.name) ?? '', found);
  }
  for (const cookie of sentCookies(exchanges)) if (!explains(cookie)) merged.push({ ...cookie, byScript: byScript(cookie) });
  return merged;
}

/** Rolling sessions send the same cookie with every answer: sightings that differ in nothing but the time are one fact. */
function withoutRepeats(cookies: readonly CookieFact[]): CookieFact[] {
  const seen = new Set<string>();
  return cookies.filter((cookie) => {
    const exchange = cookie.seen.in === 'source' ? '' : (cookie.seen.exchange ?? '');
    const key = JSON.stringify([
      identityOf(cookie),
      cookie.action,
      valueOf(cookie.value),
      cookie.secure,
      cookie.httpOnly,
      cookie.sameSite,
      cookie.domain,
      cookie.path,
      roughly(valueOf(cookie.lifetime)),
      cookie.action === 'clear' ? exchange : '',
    ]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** `Expires` in whole seconds against a response time in milliseconds moves by seconds between answers. */
function roughly(lifetime: number | undefined): number | undefined {
  return lifetime === undefined ? undefined : Math.round(lifetime / 60);
}

function identityOf(cookie: CookieFact): string {
  const domain = cookie.domain.state === 'set' ? `.${cookieDomain(cookie)}` : cookieDomain(cookie);
  return JSON.stringify([valueOf(cookie.name), domain, cookiePath(cookie), valueOf(cookie.partitioned) === true]);
}

/** Whether a cookie would be sent to a host, as far as its domain goes. */
function reaches(cookie: CookieFact, host: string): boolean {
  const domain = cookieDomain(cookie);
  if (domain === host) return true;
  return cookie.domain.state === 'set' && host.endsWith(`.${domain}`);
}

/** Cookies that requests carry, one fact for each name and host, with the value that was sent last. */
function sentCookies(exchanges: readonly ExchangeFact[]): CookieFact[] {
  const found = new Map<string, { readonly name: string; readonly value: string; readonly exchange: ExchangeFact }>();
  for (const exchange of exchanges) {
    const host = hostAt(exchange.url).host ?? '';
    for (const { name, value } of cookiesSentIn(exchange)) found.set(`${host}\n${name}`, { name, value, exchange });
  }
  return [...found.values()].map(({ name, value, exchange }, index) => sentCookie(name, value, exchange, `sent-${index + 1}`));
}

function sentCookie(name: string, value: string, exchange: ExchangeFact, id: string): CookieFact {
  const unseen = unknown('only the request was seen, and it carries no attributes');
  return {
    kind: 'cookie',
    id,
    seen: { ...exchange.seen, in: 'request', url: exchange.url } as CookieFact['seen'],
    scope: 'site',
    action: 'send',
    name: set(name),
    ...(isRedacted(value) ? { value: unknown('the exporter replaced the value') } : { value: set(value), shape: shapeOf(value) }),
    secure: unseen,
    httpOnly: unseen,
    sameSite: unseen,
    domain: unseen,
    path: unseen,
    lifetime: unseen,
    partitioned: unseen,
    ...hostAt(exchange.url),
    byScript: unknown('the response that set it was not seen'),
    problems: [],
    role: noRole,
  };
}

type ByScript = (cookie: CookieFact) => CookieFact['byScript'];

/**
 * A cookie that was missing from the host's first request, is there later, and that no answer of the site set, was written
 * by script.
 */
function scriptTest(exchanges: readonly ExchangeFact[]): ByScript {
  const answered = exchanges.filter(({ status }) => status !== 0).sort((a, b) => timeOf(a) - timeOf(b));
  const requests = new Map<string, { count: number; readonly first: ReadonlySet<string> }>();
  const setOnSite = new Set<string>();
  for (const exchange of answered) {
    const host = hostAt(exchange.url).host ?? '';
    const known = requests.get(host);
    if (known) known.count++;
    else requests.set(host, { count: 1, first: new Set(cookiesSentIn(exchange).map(({ name }) => name)) });
    const site = registrableDomain(host);
    for (const header of headersOf(exchange.responseHeaders, 'set-cookie')) setOnSite.add(`${site}\n${header.slice(0, header.indexOf('=')).trim()}`);
  }
  return (cookie) => {
    const name = valueOf(cookie.name) ?? '';
    const host = cookieHost(cookie) ?? '';
    const seen = requests.get(host);
    const appeared = seen !== undefined && seen.count > 1 && !seen.first.has(name);
    return appeared && !setOnSite.has(`${registrableDomain(host)}\n${name}`) ? set(true) : cookie.byScript;
  };
}

function timeOf({ seen }: ExchangeFact): number {
  return seen.in === 'source' ? 0 : (seen.time ?? 0);
}

function cookiesSentIn({ requestHeaders }: ExchangeFact): CookiePair[] {
  return headersOf(requestHeaders, 'cookie').filter((text) => !isRedacted(text)).flatMap(parseCookieHeader);
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
