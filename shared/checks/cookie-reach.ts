import { headerOf } from '../facts/exchange.ts';
import { hostOf } from '../facts/identity.ts';
import type { JudgeContext } from './define.ts';
import { isLoopback, isPlainHttp } from './transport.ts';

/** Hosts whose requests were seen with a cookie of this name, in order of first sight. */
export function hostsReceiving(cookieName: string, context: JudgeContext): readonly string[] {
  return [...(context.once(receiversByName).get(cookieName) ?? [])];
}

/** A host at or under a domain that was used over plain http beyond this machine. */
export function plainHttpHostUnder(domain: string, context: JudgeContext): string | undefined {
  return context.once(plainHttpHosts).find((host) => host === domain || host.endsWith(`.${domain}`));
}

function plainHttpHosts(context: JudgeContext): readonly string[] {
  const hosts = new Set<string>();
  for (const { url } of context.all('exchange')) {
    const host = isPlainHttp(url) ? hostOf(url) : undefined;
    if (host !== undefined && !isLoopback(host)) hosts.add(host);
  }
  return [...hosts];
}

function receiversByName(context: JudgeContext): Map<string, Set<string>> {
  const byName = new Map<string, Set<string>>();
  for (const exchange of context.all('exchange')) {
    const host = hostOf(exchange.url);
    if (host === undefined) continue;
    for (const name of sentNames(headerOf(exchange.requestHeaders, 'cookie'))) {
      byName.set(name, (byName.get(name) ?? new Set()).add(host));
    }
  }
  return byName;
}

/** The cookie names of a Cookie request header. */
export function sentNames(header: string | undefined): string[] {
  const pairs = header?.split(';') ?? [];
  return pairs.map((pair) => pair.slice(0, Math.max(pair.indexOf('='), 0)).trim()).filter((name) => name !== '');
}

/** True when a frame, a script or a form of another site was seen to send the cookie; following a link does not count. */
export function isUsedCrossSite(cookieName: string, context: JudgeContext): boolean {
  return context.once(namesSentCrossSite).has(cookieName);
}

function namesSentCrossSite(context: JudgeContext): Set<string> {
  const names = new Set<string>();
  for (const { method, requestHeaders } of context.all('exchange')) {
    if (headerOf(requestHeaders, 'sec-fetch-site') !== 'cross-site') continue;
    const isLink = method === 'GET' && headerOf(requestHeaders, 'sec-fetch-dest') === 'document';
    if (!isLink) for (const name of sentNames(headerOf(requestHeaders, 'cookie'))) names.add(name);
  }
  return names;
}
