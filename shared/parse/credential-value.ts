import type { JsonObject } from '../facts/token.ts';
import { parseJwt } from './jwt.ts';
import { leavesOf } from './unwrap.ts';
import { isTokenFormat, plainShapeOf } from './value-shape.ts';

/** The credentials in a value, opened through JSON, percent-encoding, base64 and `Bearer `; at most 20. */
export function credentialsIn(text: string): string[] {
  if (text.length < shortestCredential) return [];
  const found = leavesOf(text).map(({ raw }) => raw).filter((raw) => isCredentialValue(raw));
  return [...new Set(found)].slice(0, mostCredentials);
}

/**
 * Whether a value, nothing opened, is shaped like something that authenticates its holder: a JWT that has not expired at `time`
 * (milliseconds), a signed or sealed value of a framework, or at least 20 characters and 64 bits. Keys that are public by
 * design are not.
 */
export function isCredentialValue(text: string, time?: number): boolean {
  if (text.length < shortestCredential || isProse(text) || isPublishableKey(text)) return false;
  const token = parseJwt(text);
  if (token) return token.format === 'jwe' || !token.payload || !(isPublicClaims(token.payload) || isExpired(token.payload, time));
  const shape = plainShapeOf(text);
  if (isTokenFormat(shape.format)) return true;
  return (shape.format === 'opaque' || shape.format === 'uuid') && shape.bits >= 64;
}

/** Text with blanks, and JSON, whole or cut off. What is inside was opened before. */
function isProse(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 0x7b || first === 0x5b || /\s/.test(text);
}

/** Keys that vendors publish in pages: Stripe `pk_`, Mapbox `pk.`, Supabase `sb_publishable_` and its anon JWT, Google `AIza`. */
export function isPublishableKey(text: string): boolean {
  if (publishablePrefixes.some((prefix) => text.startsWith(prefix))) return true;
  const payload = text.startsWith('eyJ') ? parseJwt(text)?.payload : undefined;
  return payload !== undefined && isPublicClaims(payload);
}

/** `role: anon` is how Supabase and PostgREST mark the key that every visitor gets. */
export function isPublicClaims(payload: JsonObject): boolean {
  return payload.role === 'anon';
}

const shortestCredential = 20;
const mostCredentials = 20;
const publishablePrefixes = ['pk_', 'pk.', 'sb_publishable_', 'AIza', 'anon_'];

function isExpired(payload: JsonObject, time: number | undefined): boolean {
  return time !== undefined && typeof payload.exp === 'number' && payload.exp * 1000 <= time;
}
