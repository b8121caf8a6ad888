import { durationOf } from '../facts/duration.ts';
import type { CookieFact } from '../facts/cookie.ts';
import type { Known } from '../facts/known.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import { isSource } from '../facts/sighting.ts';
import { areaNames, type StorageFact } from '../facts/storage.ts';
import type { TokenFact } from '../facts/token.ts';

type Attributes = Readonly<Record<string, string>>;

/** Each attribute in words that keep apart what was written, what is a default, and what was not seen. */
export function cookieAttributes(cookie: CookieFact): Attributes {
  const { secure, httpOnly, sameSite, domain, path, lifetime, partitioned, size, seen } = cookie;
  return {
    Secure: words(secure, yesNo, 'no'),
    HttpOnly: words(httpOnly, yesNo, 'no'),
    SameSite: words(sameSite, (value) => value, 'not set'),
    Domain: words(domain, (value) => value, 'host only'),
    Path: words(path, (value) => value, 'not set'),
    Lifetime: words(lifetime, durationOf, 'browser session'),
    ...(partitioned.state === 'absent' ? {} : { Partitioned: words(partitioned, yesNo, 'no') }),
    ...(size === undefined ? {} : { Size: `${size} bytes` }),
    ...(isSource(seen) ? { 'Set at': `${seen.file}:${seen.line}` } : {}),
  };
}

export function storageAttributes({ area, origin, reportedBy, seen }: StorageFact): Attributes {
  return {
    Store: areaNames[area],
    ...(origin === undefined ? {} : { Origin: originOf(origin) }),
    ...(reportedBy === 'page' ? { Source: 'as reported by the page' } : {}),
    ...(isSource(seen) ? { 'Written at': `${seen.file}:${seen.line}` } : {}),
  };
}

/** Some origins are opaque (`null`) or were not given as a URL: those are printed as they are. */
function originOf(text: string): string {
  const origin = isReadableUrl(text) ? new URL(text).origin : 'null';
  return origin === 'null' ? text : origin;
}

/** Of a token's content only what is no secret: algorithm, lifetime, and the names of the claims. */
export function tokenAttributes({ header, payload, signature, format }: TokenFact): Attributes {
  const algorithm = header?.['alg'];
  const claims = Object.keys(payload ?? {}).slice(0, 20);
  return {
    Algorithm: typeof algorithm === 'string' ? algorithm.slice(0, 40) : 'not readable',
    ...(format === 'jws' ? { Signature: signature } : {}),
    ...(payload ? { 'Token lifetime': tokenLifetime(payload['iat'], payload['exp']), Claims: claims.map((claim) => claim.slice(0, 40)).join(', ') || 'none' } : {}),
  };
}

function tokenLifetime(issued: unknown, expires: unknown): string {
  if (typeof expires !== 'number') return 'no exp claim';
  if (typeof issued !== 'number') return 'exp without iat';
  return expires > issued ? durationOf(expires - issued) : 'exp before iat';
}

function words<T>(known: Known<T>, say: (value: T) => string, absent: string): string {
  switch (known.state) {
    case 'set':
      return say(known.value);
    case 'default':
      return `${say(known.value)} (default of ${known.by})`;
    case 'assumed':
      return `${say(known.value)} (assumed: ${known.because})`;
    case 'absent':
      return absent;
    case 'unknown':
      return `not seen: ${known.because}`;
  }
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
