// Which thing is a fact about? Ten responses that set one cookie are ten facts and one thing.
import type { CookieFact } from './cookie.ts';
import type { Fact } from './fact.ts';
import { valueOf } from './known.ts';
import { pathPattern, printablePath } from './printable-url.ts';
import { isReadableUrl } from './readable-url.ts';
import { isSource } from './sighting.ts';
import { senderWords } from './window-message.ts';

/**
 * Keys of the thing: two facts that share one are about the same thing. In source every site is its own thing, because
 * each has a line to repair. A token is the same when its carrier, role and issuer are: a renewed token is not a new one.
 */
export function keysOf(fact: Fact): readonly string[] {
  if (isSource(fact.seen)) {
    const { file, line, column } = fact.seen;
    return [key(fact.kind, file, line, column, nameOf(fact))];
  }
  switch (fact.kind) {
    case 'cookie':
      return [key('cookie', nameOf(fact), cookieDomain(fact), cookiePath(fact))];
    case 'session-sample':
      return [key('cookie', fact.name, fact.domain.toLowerCase(), fact.path)];
    case 'storage':
      return [key('storage', fact.area, fact.origin, nameOf(fact))];
    case 'token':
      return fact.carriers.map((carrier) => key('token', carrier.in, carrier.name, carrier.field, fact.role.role, fact.payload?.['iss']));
    case 'probe':
      return [key('probe', fact.probe, nameOf(fact), placeOf(fact))];
    default:
      return [key(fact.kind, nameOf(fact), placeOf(fact))];
  }
}

/** What a person would call the thing. Empty when the name could not be seen. */
export function nameOf(fact: Fact): string {
  switch (fact.kind) {
    case 'cookie':
      return valueOf(fact.name) ?? fact.called ?? '';
    case 'storage':
      return valueOf(fact.key) ?? fact.called ?? '';
    case 'token':
      return fact.carriers[0]?.name ?? '';
    case 'exchange':
      return `${fact.method} ${printablePath(fact.url)}`;
    case 'jwt-call':
    case 'cors-setup':
    case 'csrf-setup':
      return fact.seen.api;
    case 'session-setup':
      return valueOf(fact.cookieName) ?? fact.seen.api;
    case 'code-shape':
    case 'credential-use':
    case 'session-sample':
      return fact.name;
    case 'dependency':
      return fact.seen.library;
    case 'page-output':
      return `console.${fact.method}`;
    case 'window-message':
      return `message from ${senderWords(fact.sender)}`;
    case 'probe':
      return fact.credential.name;
  }
}

/**
 * Kind, name and place by which a finding is recognised on another visit and on another surface. `standsFor` is what an exchange was judged
 * for; as a request of its own it is known by method, origin, and its path without identifiers.
 */
export function lastingIdentity(fact: Fact, standsFor: 'host' | 'site' | undefined, site: string | undefined): readonly [kind: string, name: string, place: string] {
  // The identifiers that a session cookie was given with say something about that cookie.
  if (fact.kind === 'session-sample') return ['cookie', nameOf(fact), placeOf(fact) ?? ''];
  if (fact.kind !== 'exchange') return [fact.kind, nameOf(fact), placeOf(fact) ?? ''];
  if (standsFor === 'site') return [fact.kind, '', site ?? ''];
  if (standsFor === 'host') return [fact.kind, '', hostOf(fact.url) ?? ''];
  return [fact.kind, `${fact.method} ${pathPattern(fact.url)}`, placeOf(fact) ?? ''];
}

/** Where the thing lives, without values: a file, the host of a cookie (cookies ignore ports), or an origin. */
export function placeOf(fact: Fact): string | undefined {
  if (isSource(fact.seen)) return fact.seen.file;
  if (fact.kind === 'cookie') return cookieDomain(fact) || undefined;
  if (fact.kind === 'session-sample') return fact.domain.toLowerCase();
  if (fact.kind === 'storage' && fact.origin !== undefined) return fact.origin;
  return fact.seen.url !== undefined && isReadableUrl(fact.seen.url) ? new URL(fact.seen.url).origin : undefined;
}

/** The domain a cookie belongs to: its Domain attribute, else the host that set it. Lower case, '' when not seen. */
export function cookieDomain(cookie: CookieFact): string {
  return (valueOf(cookie.domain) ?? cookieHost(cookie) ?? '').toLowerCase();
}

/** Whether pages of this host have the cookie, as far as its domain goes. */
export function isOfHost(cookie: CookieFact, host: string): boolean {
  const domain = cookieDomain(cookie);
  return domain === host || (domain !== '' && cookie.domain.state === 'set' && host.endsWith(`.${domain}`));
}

/** The host whose response or page set the cookie, when it was seen. */
export function cookieHost(cookie: CookieFact): string | undefined {
  if (cookie.host !== undefined) return cookie.host.toLowerCase();
  return isSource(cookie.seen) ? undefined : hostOf(cookie.seen.url);
}

/** The path a cookie belongs to: its Path attribute, else the default-path of RFC 6265bis 5.1.4. */
export function cookiePath(cookie: CookieFact): string {
  const path = valueOf(cookie.path);
  if (path?.startsWith('/')) return path;
  const from = isSource(cookie.seen) || cookie.seen.url === undefined ? '/' : pathOf(cookie.seen.url);
  return from.slice(0, from.lastIndexOf('/')) || '/';
}

/** Host name of a URL in lower case, without port. */
export function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && isReadableUrl(url) ? new URL(url).hostname : undefined;
}

function pathOf(url: string): string {
  return isReadableUrl(url) ? new URL(url).pathname : '/';
}

function key(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
