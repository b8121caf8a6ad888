import type { CookieFact } from '../facts/cookie.ts';
import { headerOf } from '../facts/exchange.ts';
import { cookieHost, hostOf } from '../facts/identity.ts';
import { valueOf } from '../facts/known.ts';
import { isSource } from '../facts/sighting.ts';
import type { JudgeContext } from './define.ts';

/** True when the cookie can be judged as one of an https site. Source code is judged as deployed over https. */
export function isOnHttps(cookie: CookieFact): boolean {
  if (isSource(cookie.seen)) return true;
  return cookie.seen.url === undefined ? !isLoopback(cookieHost(cookie) ?? '') : !isPlainHttp(cookie.seen.url);
}

export function isPlainHttp(url: string | undefined): boolean {
  return url !== undefined && /^(?:http|ws):/i.test(url);
}

/** Hosts that never leave the machine (RFC 6761 6.3, W3C Secure Contexts 3.1). */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Names and addresses that only exist inside a house: .test and .local names, private IPv4 ranges. */
export function isDevelopmentHost(host: string): boolean {
  return /\.(?:test|local)$/.test(host) || /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]{1,11}$/.test(host);
}

/** True when Strict-Transport-Security was seen for every host that the cookie is sent to (RFC 6797 6.1). */
export function isCoveredByHsts(cookie: CookieFact, context: JudgeContext): boolean {
  const domain = valueOf(cookie.domain)?.toLowerCase();
  const host = domain ?? cookieHost(cookie);
  if (host === undefined) return false;
  const policies = context.once(hstsPolicies);
  if (domain === undefined && policies.has(host)) return true;
  return ancestorsOf(host).some((ancestor) => policies.get(ancestor) === 'with-subdomains');
}

function hstsPolicies(context: JudgeContext): Map<string, 'host-only' | 'with-subdomains'> {
  const policies = new Map<string, 'host-only' | 'with-subdomains'>();
  for (const exchange of context.all('exchange')) {
    const host = hostOf(exchange.url);
    const directives = headerOf(exchange.responseHeaders, 'strict-transport-security')?.toLowerCase().split(';');
    if (host === undefined || directives === undefined || isPlainHttp(exchange.url)) continue;
    const names = directives.map((directive) => directive.trim());
    const age = Number(names.find((name) => name.startsWith('max-age='))?.slice('max-age='.length).replaceAll('"', ''));
    if (age > 0) policies.set(host, names.includes('includesubdomains') ? 'with-subdomains' : 'host-only');
  }
  return policies;
}

function ancestorsOf(host: string): string[] {
  const labels = host.split('.').slice(-20);
  return labels.map((_, index) => labels.slice(index).join('.'));
}
