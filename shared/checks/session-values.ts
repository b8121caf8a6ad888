import type { CookieFact } from '../facts/cookie.ts';
import { cookieDomain } from '../facts/identity.ts';
import { valueOf } from '../facts/known.ts';
import { identifierIn, type SeenIdentifier } from '../facts/session-identifier.ts';
import { isSource } from '../facts/sighting.ts';
import type { JudgeContext } from './define.ts';

/** The distinct identifiers that this cookie was seen with, in order of time; at most 50. */
export function sessionValues(cookie: CookieFact, context: JudgeContext): readonly SeenIdentifier[] {
  return context.once(valuesByCookie).get(keyOf(cookie)) ?? [];
}

const mostValues = 50;
const longestValue = 512;

function valuesByCookie(context: JudgeContext): Map<string, SeenIdentifier[]> {
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
