// What a site is: scheme and registrable domain (RFC 6265bis 5.2). The public suffix list comes with tldts, private
// suffixes such as github.io included, because browsers use them for cookies.
import { getDomain, getPublicSuffix } from 'tldts';
import { isReadableUrl } from '../facts/readable-url.ts';
import type { CookieBehaviour } from '../standards/browsers.ts';

/** True when both URLs are of one site. A URL that cannot be read (an opaque origin) is of no site. */
export function isSameSite(one: string, other: string, schemeful: boolean): boolean {
  const first = siteParts(one);
  const second = siteParts(other);
  if (first === undefined || second === undefined) return false;
  return first.domain === second.domain && (!schemeful || first.scheme === second.scheme);
}

/** `https://example.com` for every URL of that site; undefined for an opaque origin. */
export function siteOf(url: string): string | undefined {
  const parts = siteParts(url);
  return parts && `${parts.scheme}://${parts.domain}`;
}

/** https, and http on this machine where the browser trusts it. */
export function isSecureOrigin(url: URL, behaviour: CookieBehaviour): boolean {
  return url.protocol === 'https:' || url.protocol === 'wss:' || (behaviour.secureOnLocalhost && isLoopback(url.hostname));
}

/** Hosts as `URL` spells them: IPv4 in dotted decimal, IPv6 in brackets. */
export function isIpAddress(host: string): boolean {
  if (host.startsWith('[')) return true;
  const labels = host.split('.');
  return labels.length === 4 && labels.every((label) => label.length <= 3 && label !== '' && isDigits(label));
}

/** True for a domain under which strangers register names: com, co.uk, github.io, and every single label. */
export function isPublicSuffix(domain: string): boolean {
  const bare = domain.endsWith('.') ? domain.slice(0, -1) : domain;
  return getPublicSuffix(bare, listOptions) === bare;
}

const listOptions = { allowPrivateDomains: true, extractHostname: false, validateHostname: false } as const;

interface SiteParts {
  readonly scheme: 'http' | 'https';
  readonly domain: string;
}

function siteParts(url: string): SiteParts | undefined {
  if (!isReadableUrl(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  if (hostname === '') return undefined;
  return { scheme: protocol === 'https:' || protocol === 'wss:' ? 'https' : 'http', domain: siteDomain(hostname) };
}

/** The registrable domain; the host itself for IP addresses and public suffixes. A trailing dot makes another site. */
function siteDomain(host: string): string {
  if (isIpAddress(host)) return host;
  const dot = host.endsWith('.') ? '.' : '';
  const bare = dot === '' ? host : host.slice(0, -1);
  return (getDomain(bare, listOptions) ?? bare) + dot;
}

function isLoopback(host: string): boolean {
  const bare = host.endsWith('.') ? host.slice(0, -1) : host;
  return bare === 'localhost' || bare.endsWith('.localhost') || bare === '[::1]' || (bare.startsWith('127.') && isIpAddress(bare));
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}
