import { headerOf } from '../facts/exchange.ts';
import { hostOf } from '../facts/identity.ts';
import type { JudgeContext } from './define.ts';

/** Hosts whose requests were seen with a cookie of this name, in order of first sight. */
export function hostsReceiving(cookieName: string, context: JudgeContext): readonly string[] {
  return [...(context.once(receiversByName).get(cookieName) ?? [])];
}

/** One URL for each scheme and host at or under a domain that was seen in the capture. */
export function hostsUnder(domain: string, context: JudgeContext): readonly string[] {
  return context.once(origins).filter((url) => {
    const host = hostOf(url);
    return host === domain || host?.endsWith(`.${domain}`) === true;
  });
}

function origins(context: JudgeContext): string[] {
  const seen = new Set<string>();
  for (const { url } of context.all('exchange')) if (URL.canParse(url)) seen.add(`${new URL(url).origin}/`);
  return [...seen];
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
