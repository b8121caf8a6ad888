// HAR entries as a browser writes them, from one line per request.
import { captureFrom, type CaptureInput } from '#shared/collect/capture.ts';
import type { Capture } from '#shared/facts/capture.ts';
import type { CookieFact } from '#shared/facts/cookie.ts';
import { type ExchangeFact } from '#shared/facts/exchange.ts';
import { type Fact, type FactKind, factsOf, type FactOf } from '#shared/facts/fact.ts';
import { valueOf } from '#shared/facts/known.ts';
import type { StorageFact } from '#shared/facts/storage.ts';

export const site = 'https://shop.example';
export const captureTime = Date.UTC(2026, 10, 23, 12, 0, 0);

export interface Exchange {
  /** Method and path or URL, e.g. `POST /login`. */
  readonly line: string;
  /** Header lines of the request. */
  readonly sends?: readonly string[];
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly status?: number;
  /** Header lines of the response. */
  readonly gets?: readonly string[];
  readonly answer?: unknown;
  readonly type?: string;
}

export function entryOf({ line, sends = [], form, json, status = 200, gets = [], answer, type }: Exchange, index = 0): unknown {
  const [method = 'GET', path = '/'] = line.split(' ');
  const text = form ? new URLSearchParams(form).toString() : json === undefined ? undefined : JSON.stringify(json);
  const mimeType = form ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    startedDateTime: new Date(captureTime - 3_600_000 + index * 1000).toISOString(),
    time: 25,
    request: {
      method,
      url: path.startsWith('http') ? path : `${site}${path}`,
      headers: sends.map(headerFrom),
      cookies: [],
      ...(text !== undefined && { postData: { mimeType, text } }),
    },
    response: {
      status,
      headers: gets.map(headerFrom),
      cookies: [],
      content: { mimeType: type ?? (answer === undefined ? 'text/html' : 'application/json'), ...(answer !== undefined && { text: JSON.stringify(answer) }) },
    },
  };
}

export function captureOf(exchanges: readonly Exchange[], rest: Partial<CaptureInput> = {}): Capture {
  return captureFrom({ target: site, kind: 'page', time: captureTime, url: `${site}/`, harEntries: exchanges.map(entryOf), ...rest });
}

export function marksOf(exchanges: readonly Exchange[]): ExchangeFact['marks'][] {
  return factsOf(captureOf(exchanges).facts, 'exchange').map(({ marks }) => marks);
}

export function cookieIn(facts: readonly Fact[], name: string): CookieFact {
  return oneOf(facts, 'cookie', (cookie) => valueOf(cookie.name) === name, name);
}

export function entryIn(facts: readonly Fact[], key: string): StorageFact {
  return oneOf(facts, 'storage', (entry) => valueOf(entry.key) === key, key);
}

function oneOf<K extends FactKind>(facts: readonly Fact[], kind: K, matches: (fact: FactOf<K>) => boolean, name: string): FactOf<K> {
  const found = factsOf(facts, kind).find(matches);
  if (!found) throw new Error(`no ${kind} named ${name} was collected`);
  return found;
}

function headerFrom(line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}
