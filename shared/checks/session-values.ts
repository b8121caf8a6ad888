import type { CookieFact } from '../facts/cookie.ts';
import { cookieDomain } from '../facts/identity.ts';
import { valueOf } from '../facts/known.ts';
import { isSource } from '../facts/sighting.ts';
import type { JudgeContext } from './define.ts';

export interface SessionValue {
  /** The identifier without the signature that Express adds, which changes with it and hides nothing. */
  readonly id: string;
  /** Milliseconds since the epoch when it was first seen. */
  readonly time: number;
}

/** The distinct identifiers that this cookie was seen with, in order of time; at most 50. */
export function sessionValues(cookie: CookieFact, context: JudgeContext): readonly SessionValue[] {
  return context.once(valuesByCookie).get(keyOf(cookie)) ?? [];
}

/** The identifier in the value of a session cookie: `s:` and signature are taken off. */
export function identifierIn(value: string): string {
  const text = decoded(value);
  const end = text.lastIndexOf('.');
  return text.startsWith('s:') && end > 2 ? text.slice(2, end) : text;
}

const mostValues = 50;
const longestValue = 512;

function valuesByCookie(context: JudgeContext): Map<string, SessionValue[]> {
  const found = new Map<string, Map<string, number>>();
  for (const cookie of context.all('cookie')) {
    const value = valueOf(cookie.value) ?? '';
    if (isSource(cookie.seen) || cookie.scope !== 'site' || cookie.action === 'clear' || value === '' || value.length > longestValue) continue;
    const ids = found.get(keyOf(cookie)) ?? new Map<string, number>();
    found.set(keyOf(cookie), ids);
    const id = identifierIn(value);
    if (ids.size < mostValues && !ids.has(id)) ids.set(id, cookie.seen.time ?? 0);
  }
  return new Map([...found].map(([key, ids]) => [key, [...ids].map(([id, time]) => ({ id, time })).sort((a, b) => a.time - b.time)]));
}

function keyOf(cookie: CookieFact): string {
  return `${valueOf(cookie.name) ?? ''}\n${cookieDomain(cookie)}`;
}

function decoded(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
