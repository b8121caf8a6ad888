import type { JsonValue } from '#shared/facts/token.ts';
import { claimMeanings, dateClaims } from '#shared/standards/claim-meanings.ts';
import { absoluteTime, durationWords, relativeTime } from '../ui/quantities.ts';

/** One line on a registered claim or header parameter; undefined for a name that no standard gives a meaning. */
export function meaningOf(claim: string): string | undefined {
  const meaning = claimMeanings.get(claim);
  return meaning && `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`;
}

/** A NumericDate claim as a person reads it; undefined for every other claim. */
export function timeOf(claim: string, value: JsonValue, now: number): string | undefined {
  if (!dateClaims.has(claim) || typeof value !== 'number') return undefined;
  return `${absoluteTime(value * 1_000)} (${relativeTime(value * 1_000, now)})`;
}

/** `valid for 15 minutes, expired 2 hours ago`, from `iat` and `exp`. */
export function validityWords(payload: { readonly [claim: string]: JsonValue }, now: number): string {
  const { iat, nbf, exp } = payload;
  if (typeof exp !== 'number') return 'It never expires: there is no exp.';
  const from = typeof iat === 'number' ? iat : typeof nbf === 'number' ? nbf : undefined;
  const total = from === undefined ? '' : `Valid for ${durationWords(exp - from)}. `;
  const when = relativeTime(exp * 1_000, now);
  return `${total}${exp * 1_000 > now ? `Expires ${when}.` : `Expired ${when}.`}`;
}
