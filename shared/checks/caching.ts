import { headerOf, headersOf, type ExchangeFact } from '../facts/exchange.ts';

/** How long and where a response may be kept, from what it says (RFC 9111 5.2.2) and from what caches said on the way. */
export interface Caching {
  readonly noStore: boolean;
  /** `no-cache`, or a life of zero: kept, and asked about before each use. */
  readonly isRevalidated: boolean;
  readonly isPrivate: boolean;
  /** It says that caches of many users may keep it, or came out of one. */
  readonly isShared: boolean;
  /** Something lets a browser take it from the cache without asking: a life, or a date that a life is guessed from. */
  readonly isFresh: boolean;
}

export function cachingOf({ responseHeaders }: ExchangeFact): Caching {
  const control = directivesOf(headersOf(responseHeaders, 'cache-control').join(','));
  const maxAge = secondsOf(control.get('max-age'));
  const sharedAge = secondsOf(control.get('s-maxage'));
  const pragma = control.size === 0 && headerOf(responseHeaders, 'pragma')?.toLowerCase().includes('no-cache') === true;
  const isRevalidated = control.has('no-cache') || pragma || maxAge === 0;
  const varies = (headerOf(responseHeaders, 'vary') ?? '').toLowerCase();
  const isSeparated = varies.includes('cookie') || varies.includes('authorization') || varies.trim() === '*';
  const isPrivate = control.has('private');
  const maySharedKeep = (sharedAge ?? 0) > 0 || (control.has('public') && !isRevalidated && sharedAge !== 0);
  const isFresh = !isRevalidated && ((maxAge ?? 0) > 0 || headerOf(responseHeaders, 'last-modified') !== undefined || headerOf(responseHeaders, 'expires') !== undefined);
  return { noStore: control.has('no-store'), isRevalidated, isPrivate, isShared: !isPrivate && ((maySharedKeep && !isSeparated) || cameFromCache(responseHeaders)), isFresh };
}

function directivesOf(text: string): Map<string, string> {
  const directives = new Map<string, string>();
  for (const part of text.toLowerCase().split(',', 50)) {
    const [name = '', value = ''] = part.split('=', 2);
    if (name.trim() !== '') directives.set(name.trim(), value.trim().replaceAll('"', ''));
  }
  return directives;
}

function secondsOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** `Age` is added by caches only (RFC 9111 5.1); the other names are those of CDNs. */
function cameFromCache(headers: ExchangeFact['responseHeaders']): boolean {
  if ((secondsOf(headerOf(headers, 'age')?.trim()) ?? 0) > 0) return true;
  return ['cf-cache-status', 'x-cache', 'x-vercel-cache'].some((name) => {
    const value = headerOf(headers, name)?.trim().toLowerCase() ?? '';
    return value === 'hit' || value.startsWith('hit ') || value.startsWith('hit from') || value.startsWith('hit,');
  });
}
