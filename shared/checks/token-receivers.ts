import { headerOf, type HeaderList } from '../facts/exchange.ts';
import { hostOf } from '../facts/identity.ts';
import type { JudgeContext } from './define.ts';

/** Hosts that were seen to receive this token as a bearer token. */
export function hostsReceivingToken(raw: string, context: JudgeContext): ReadonlySet<string> {
  return context.once(hostsByBearer).get(raw) ?? none;
}

/** The token of `Authorization: Bearer …` (RFC 6750 2.1). */
export function bearerOf(requestHeaders: HeaderList): string | undefined {
  const authorization = headerOf(requestHeaders, 'authorization') ?? '';
  return authorization.slice(0, 7).toLowerCase() === 'bearer ' ? authorization.slice(7).trim() : undefined;
}

const none: ReadonlySet<string> = new Set();

function hostsByBearer(context: JudgeContext): Map<string, Set<string>> {
  const byToken = new Map<string, Set<string>>();
  for (const { url, requestHeaders } of context.all('exchange')) {
    const host = hostOf(url);
    const raw = bearerOf(requestHeaders);
    if (host === undefined || raw === undefined) continue;
    byToken.set(raw, (byToken.get(raw) ?? new Set()).add(host));
  }
  return byToken;
}
