// What cookies that are there already mean for a new one (RFC 6265bis 5.7).
import type { CookieBehaviour } from '../standards/browsers.ts';
import { domainMatches } from './cookie-domain.ts';
import { pathMatches } from './cookie-path.ts';
import { isSamePartition } from './partition.ts';
import type { World } from './possible-worlds.ts';
import type { SetReasonId } from './reasons.ts';
import { isSecureOrigin } from './site.ts';
import { isSamePlace, type StoredCookie } from './stored-cookie.ts';

export function overwriteRefusals(cookie: StoredCookie, existing: readonly StoredCookie[], world: World): SetReasonId[] {
  const present = existing.filter((other) => other.name === cookie.name && !isExpired(other, world.now));
  const refused: SetReasonId[] = [];
  if (!isSecureOrigin(world.url, world.behaviour) && present.some((other) => other.secure && isShadowed(other, cookie))) refused.push('OverwriteSecure');
  if (world.fromScript && present.some((other) => other.httpOnly && isSamePlace(other, cookie))) refused.push('crumbtrail:OverwriteHttpOnly');
  return refused;
}

/** The cookie with the creation time of the one it replaces, since replacing does not make it younger. */
export function createdLike(cookie: StoredCookie, existing: readonly StoredCookie[], { creationTimeKept }: CookieBehaviour): StoredCookie {
  const replaced = existing.find((other) => isSamePlace(other, cookie) && !isExpired(other, cookie.created));
  if (replaced === undefined || (creationTimeKept === 'same value' && replaced.value !== cookie.value)) return cookie;
  return { ...cookie, created: replaced.created };
}

export function isExpired({ expires }: StoredCookie, now: number): boolean {
  return expires !== undefined && expires <= now;
}

/** "Leave secure cookies alone": some request would carry both, so the server could take the new one for the Secure one. */
function isShadowed(secure: StoredCookie, cookie: StoredCookie): boolean {
  const domainsMeet = domainMatches(secure.domain, cookie.domain) || domainMatches(cookie.domain, secure.domain);
  return domainsMeet && pathMatches(cookie.path, secure.path) && isSamePartition(secure.partitionKey, cookie.partitionKey);
}
