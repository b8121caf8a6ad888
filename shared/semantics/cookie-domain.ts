import { isAscii, isReadableUrl } from '../facts/readable-url.ts';
import type { CookieBehaviour } from '../standards/browsers.ts';
import { isIpAddress, isPublicSuffix } from './site.ts';

export interface CookieScope {
  readonly domain: string;
  readonly hostOnly: boolean;
}

/** Who receives the cookie, from the Domain attribute as written; undefined when the host may not set it (RFC 6265bis 5.7). */
export function cookieScope(host: string, attribute: string | undefined, behaviour: CookieBehaviour): CookieScope | undefined {
  const ownHost = { domain: host, hostOnly: true };
  if (attribute === undefined || attribute === '') return ownHost;
  if (attribute === '.') return behaviour.dotDomain === 'ignored' ? ownHost : undefined;
  const domain = canonicalDomain(attribute.startsWith('.') ? attribute.slice(1) : attribute, behaviour);
  if (domain === undefined || !domainMatches(host, domain)) return undefined;
  // A public suffix may name itself, which binds the cookie to that host; nobody below it may.
  if (isIpAddress(host) || isPublicSuffix(domain)) return domain === host ? ownHost : undefined;
  return { domain, hostOnly: false };
}

/** RFC 6265bis 5.1.3: the same, or a suffix at a label boundary of a host that is no IP address. */
export function domainMatches(host: string, domain: string): boolean {
  if (host === domain) return true;
  return host.length > domain.length && host.endsWith(domain) && host[host.length - domain.length - 1] === '.' && !isIpAddress(host);
}

/** Lower case and Punycode, so that it can be compared with a host of a URL (RFC 6265bis 5.1.2). */
function canonicalDomain(domain: string, behaviour: CookieBehaviour): string | undefined {
  if (isAscii(domain)) return domain.toLowerCase();
  if (behaviour.unicodeDomain === 'refused' || hasUrlSyntax(domain) || !isReadableUrl(`http://${domain}/`)) return undefined;
  return new URL(`http://${domain}/`).hostname;
}

/** Characters that would make the URL parser read something else than a host. */
function hasUrlSyntax(text: string): boolean {
  return [...'/\\?#@:%[] '].some((character) => text.includes(character));
}
