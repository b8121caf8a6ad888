import { headersOf, type ExchangeFact } from '#shared/facts/exchange.ts';
import { parseSetCookie, type ParsedSetCookie } from '#shared/parse/set-cookie.ts';
import { defaultPath } from '#shared/semantics/cookie-path.ts';
import { wouldStore, type StoreAnswer } from '#shared/semantics/would-store.ts';
import type { ContextOf } from './request-context.ts';

/** One answer that said something new about a cookie. */
export interface CookieEvent {
  /** Id of the exchange. */
  readonly exchange: string;
  readonly time: number;
  readonly what: 'set' | 'changed' | 'deleted';
  /** The header as it was sent: a secret. */
  readonly header: string;
  /** What this browser does with it. */
  readonly answer: StoreAnswer;
  /** Answers after it that said the same. */
  readonly repeats: number;
}

/** What was said about each cookie, by its place in the jar, oldest first. */
export function cookieHistories(exchanges: readonly ExchangeFact[], contextOf: ContextOf): ReadonlyMap<string, readonly CookieEvent[]> {
  const histories = new Map<string, CookieEvent[]>();
  const before = new Map<string, ParsedSetCookie>();
  for (const exchange of exchanges) {
    const headers = headersOf(exchange.responseHeaders, 'set-cookie');
    if (headers.length === 0) continue;
    const context = contextOf(exchange);
    for (const header of headers) {
      const parsed = parseSetCookie(header);
      const key = placeOf(parsed, exchange.url);
      const previous = before.get(key);
      const history = histories.get(key) ?? [];
      histories.set(key, history);
      before.set(key, parsed);
      const last = history.at(-1);
      if (last !== undefined && previous !== undefined && saysTheSame(previous, parsed)) {
        history[history.length - 1] = { ...last, repeats: last.repeats + 1 };
        continue;
      }
      history.push({ exchange: exchange.id, time: context.now, what: isDeletion(parsed, context.now) ? 'deleted' : last === undefined || last.what === 'deleted' ? 'set' : 'changed', header, answer: wouldStore(header, context), repeats: 0 });
      if (history.length > mostEvents) history.shift();
    }
  }
  return histories;
}

/** Events kept of one cookie; the oldest beyond that are forgotten. */
const mostEvents = 30;

/** Name, domain, path and partition: two cookies that differ in one of these are two cookies. */
export function jarPlace(name: string, domain: string, path: string, isPartitioned: boolean): string {
  return JSON.stringify([name, domain.toLowerCase(), path, isPartitioned]);
}

function placeOf(parsed: ParsedSetCookie, url: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  return jarPlace(parsed.name, parsed.domain ?? address?.hostname ?? '', parsed.path ?? (address === undefined ? '/' : defaultPath(address)), parsed.partitioned);
}

function isDeletion({ maxAge, expires }: ParsedSetCookie, now: number): boolean {
  return maxAge === undefined ? expires !== undefined && expires <= now : maxAge <= 0;
}

/** Rolling sessions move `Expires` with every answer: that is no news. */
function saysTheSame(one: ParsedSetCookie, other: ParsedSetCookie): boolean {
  return (
    one.value === other.value &&
    one.secure === other.secure &&
    one.httpOnly === other.httpOnly &&
    one.sameSite === other.sameSite &&
    one.maxAge === other.maxAge &&
    (one.expires === undefined) === (other.expires === undefined)
  );
}
