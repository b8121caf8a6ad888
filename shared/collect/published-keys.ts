import type { PublishedKey } from '../facts/published-key.ts';
import type { JsonObject, JsonValue } from '../facts/token.ts';
import { readJson } from '../parse/bounded-json.ts';
import { isObject } from '../parse/jwt.ts';

/** The signing keys of a JWK Set or JWK (RFC 7517); none when the text is neither. At most 100. */
export function keysInJson(text: string): PublishedKey[] {
  if (text.length > longestSet || !text.includes('"kty"')) return [];
  const reading = readJson(text);
  if (!('value' in reading) || !isObject(reading.value)) return [];
  const listed = Array.isArray(reading.value['keys']) ? (reading.value['keys'] as readonly JsonValue[]) : [reading.value];
  return listed.slice(0, mostKeys).flatMap((key) => (isObject(key) ? keyFrom(key) : []));
}

/** Whether a private key in PEM form (RFC 7468) stands in the text, with its content; the words alone are in every library. */
export function holdsPrivatePem(text: string): boolean {
  let at = text.indexOf(begin);
  for (let looked = 0; at >= 0 && looked < mostKeys; looked++, at = text.indexOf(begin, at + 1)) {
    const head = text.slice(at + begin.length, at + 60);
    const end = head.indexOf('-----');
    if (end < 0 || !privateLabels.has(head.slice(0, end))) continue;
    const start = at + begin.length + end + 5;
    // In scripts the lines are joined by `\n`, and by quotes and pluses.
    const content = text.slice(start, start + 300).replaceAll(/\\[rn]|["'`+\s]/g, '');
    if (/^[A-Z0-9+/=]{100}/i.test(content)) return true;
  }
  return false;
}

const longestSet = 262_144;
const mostKeys = 100;
const begin = '-----BEGIN ';
const privateLabels: ReadonlySet<string> = new Set(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY']);
const kinds: ReadonlySet<JsonValue | undefined> = new Set<JsonValue | undefined>(['RSA', 'EC', 'OKP', 'oct']);

/** A key for encryption signs nothing: end-to-end encryption hands users their own. */
function keyFrom(jwk: JsonObject): PublishedKey[] {
  const { kty, use, key_ops: operations, alg, crv, n, e } = jwk;
  if (!kinds.has(kty) || use === 'enc') return [];
  if (Array.isArray(operations) && !operations.includes('sign') && !operations.includes('verify')) return [];
  if (typeof alg === 'string' && !signing.test(alg)) return [];
  const kind = kty as 'RSA' | 'EC' | 'OKP' | 'oct';
  const bits = kind === 'RSA' && typeof n === 'string' ? bitsOf(n) : undefined;
  const exponent = kind === 'RSA' && typeof e === 'string' ? numberOf(e) : undefined;
  return [
    {
      kind,
      ...(bits !== undefined && { bits }),
      ...(exponent !== undefined && exponent < 65_537 && { exponent }),
      ...(typeof crv === 'string' && { curve: crv.slice(0, 20) }),
      isPrivate: kind === 'oct' ? isFilled(jwk['k']) : isFilled(jwk['d']) || isFilled(jwk['p']),
    },
  ];
}

const signing = /^(?:HS|RS|PS|ES|Ed|ML-DSA)/;

function isFilled(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.length >= 16;
}

/** Bits of a number in base64url, without leading zeros. */
function bitsOf(base64url: string): number | undefined {
  const bytes = octetsOf(base64url);
  const first = bytes?.findIndex((octet) => octet > 0) ?? -1;
  return bytes === undefined || first < 0 ? undefined : (bytes.length - first) * 8 - (Math.clz32(bytes[first]!) - 24);
}

function numberOf(base64url: string): number | undefined {
  const bytes = octetsOf(base64url);
  return bytes === undefined || bytes.length > 6 ? undefined : bytes.reduce((value, octet) => value * 256 + octet, 0);
}

function octetsOf(base64url: string): number[] | undefined {
  if (base64url.length === 0 || base64url.length > 4_096) return undefined;
  try {
    return Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
