// The retrieval algorithm for one cookie in one world where everything is known.
import { cookieLimits, cookieSchemes } from '../standards/cookie-rules.ts';
import { domainMatches } from './cookie-domain.ts';
import { pathMatches } from './cookie-path.ts';
import { isExpired } from './existing-cookies.ts';
import { isSamePartition } from './partition.ts';
import type { World } from './possible-worlds.ts';
import type { SendReasonId } from './reasons.ts';
import { isPartitionedByBrowser, isThirdParty, partitionKeyOf, type SameSiteContext } from './same-site-context.ts';
import { sameSiteRefusal } from './same-site-rule.ts';
import { isSecureOrigin } from './site.ts';
import type { StoredCookie } from './stored-cookie.ts';

/** Every reason not to send; none: it is sent. */
export function sendRefusals(cookie: StoredCookie, world: World): SendReasonId[] {
  const { url, behaviour } = world;
  const host = url.hostname;
  const refused: SendReasonId[] = [];
  if (isExpired(cookie, world.now)) refused.push('crumbtrail:Expired');
  if (!cookieSchemes.has(url.protocol)) refused.push('crumbtrail:SchemeNotSupported');
  if (cookie.secure && !isSecureOrigin(url, behaviour)) refused.push('SecureOnly');
  if (!pathMatches(url.pathname, cookie.path)) refused.push('NotOnPath');
  if (cookie.hostOnly ? host !== cookie.domain : !domainMatches(host, cookie.domain)) refused.push('DomainMismatch');
  const strayed = sameSiteRefusal(cookie.sameSite, world, 'send', (context) => mayTravel(cookie, context, world));
  if (strayed !== undefined) refused.push(strayed);
  if (cookie.sameSite === 'None' && !cookie.secure && behaviour.sameSiteNoneNeedsSecure) refused.push('SameSiteNoneInsecure');
  if (cookie.httpOnly && world.fromScript) refused.push('crumbtrail:HiddenFromScript');
  if (isBlocked(cookie, world)) refused.push('crumbtrail:ThirdPartyBlocked');
  if (!isInPartition(cookie, world)) refused.push('crumbtrail:PartitionMismatch');
  return refused;
}

function mayTravel(cookie: StoredCookie, context: SameSiteContext, world: World): boolean {
  switch (context) {
    case 'same-site':
      return true;
    case 'lax':
      return cookie.sameSite !== 'Strict';
    case 'lax-unsafe':
      return cookie.sameSite === 'unspecified' && world.now - cookie.created <= cookieLimits.laxAllowingUnsafe * 1000;
    case 'cross-site':
      return false;
  }
}

function isBlocked(cookie: StoredCookie, world: World): boolean {
  return world.behaviour.crossSiteCookies === 'blocked' && cookie.partitionKey === undefined && isThirdParty(world, world.behaviour.schemefulSameSite);
}

/** A partitioned cookie goes where its key is; any other goes where the browser keeps no partition. */
function isInPartition(cookie: StoredCookie, world: World): boolean {
  if (cookie.partitionKey === undefined) return !isPartitionedByBrowser(world);
  return isSamePartition(cookie.partitionKey, partitionKeyOf(world));
}
