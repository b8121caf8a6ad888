import type { CookieFact } from '#shared/facts/cookie.ts';
import { headersOf, type ExchangeFact } from '#shared/facts/exchange.ts';
import { factsOf } from '#shared/facts/fact.ts';
import { cookieDomain, cookiePath, hostOf } from '#shared/facts/identity.ts';
import { isOn, isUnknown, valueOf } from '#shared/facts/known.ts';
import { parseCookieHeader } from '#shared/parse/cookie-header.ts';
import { registrableDomain } from '#shared/parse/registrable-domain.ts';
import type { StoredCookie } from '#shared/semantics/stored-cookie.ts';
import { wouldSend } from '#shared/semantics/would-send.ts';
import type { Browser } from '#shared/standards/browsers.ts';
import type { CookieRow } from './cookie-rows.ts';
import { requestContexts, timeOf } from './request-context.ts';
import type { PanelAudit } from './audit.ts';

/** Why some requests to the cookie's own site did not carry it. */
export interface UnsentReason {
  readonly text: string;
  readonly count: number;
  /** Id of the newest of these requests. */
  readonly example: string;
}

/** Requests looked at; the newest count. */
const mostRequests = 400;

/** Reasons in words, most requests first; nothing where too little is known of the cookie to tell. */
export function unsentReasons(row: CookieRow, { capture }: PanelAudit, browser: Browser): UnsentReason[] {
  const stored = storedCookie(row);
  if (stored === undefined) return [];
  const contextOf = requestContexts(capture.facts, capture.target, browser);
  const site = registrableDomain(stored.domain) ?? stored.domain;
  const without = factsOf(capture.facts, 'exchange').filter(
    (exchange) => timeOf(exchange) > stored.created && registrableDomain(exchange.url) === site && exchange.sanitised !== true && !carries(exchange, row.name),
  );
  const reasons = new Map<string, UnsentReason>();
  for (const exchange of without.slice(-mostRequests)) {
    const answer = wouldSend(stored, contextOf(exchange));
    // Another host of the site, or another path, is where the cookie was never meant to go.
    if ('reasons' in answer && answer.reasons.some(({ id }) => id === 'DomainMismatch' || id === 'NotOnPath')) continue;
    const texts = 'reasons' in answer ? answer.reasons.map(({ text }) => text) : ['unsure' in answer ? answer.unsure : withoutCredentials(exchange)];
    for (const text of texts) reasons.set(text, { text, count: (reasons.get(text)?.count ?? 0) + 1, example: exchange.id });
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count);
}

function withoutCredentials({ requestHeaders }: ExchangeFact): string {
  return headersOf(requestHeaders, 'cookie').length === 0
    ? 'No rule of the cookie forbids it, and the request carried no cookies at all: scripts ask without them when credentials is omit, or for another origin when it is not include.'
    : 'No rule that was looked at forbids it, and yet the request carried other cookies only. It may have been deleted meanwhile.';
}

function carries({ requestHeaders }: ExchangeFact, name: string): boolean {
  return headersOf(requestHeaders, 'cookie').some((header) => parseCookieHeader(header).some((pair) => pair.name === name));
}

/** As the last accepted answer left it, or as the cookie store holds it. */
function storedCookie({ cookie, events }: CookieRow): StoredCookie | undefined {
  const accepted = events.findLast(({ answer }) => 'stored' in answer);
  if (accepted !== undefined && 'stored' in accepted.answer) return { ...accepted.answer.stored, created: accepted.time };
  return cookie.action === 'hold' ? fromStore(cookie) : undefined;
}

/** The store says neither when a cookie was set nor under which partition: only one that no script can have set meanwhile is asked about. */
function fromStore(cookie: CookieFact): StoredCookie | undefined {
  if (!isOn(cookie.httpOnly) || isOn(cookie.partitioned) || isUnknown(cookie.secure) || isUnknown(cookie.sameSite) || hostOf(`https://${cookieDomain(cookie)}/`) === undefined) return undefined;
  const sameSite = valueOf(cookie.sameSite);
  return {
    name: valueOf(cookie.name) ?? '',
    value: valueOf(cookie.value) ?? '',
    domain: cookieDomain(cookie),
    hostOnly: cookie.domain.state !== 'set',
    path: cookiePath(cookie),
    secure: isOn(cookie.secure),
    httpOnly: true,
    sameSite: sameSite === undefined || sameSite === 'invalid' ? 'unspecified' : sameSite,
    created: 0,
    sourceScheme: isOn(cookie.secure) ? 'https' : 'http',
  };
}
