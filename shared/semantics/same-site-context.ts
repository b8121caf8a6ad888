// How near the request is to the site it goes to (RFC 6265bis 5.2), computed as browsers do.
import { safeMethods } from '../standards/cookie-rules.ts';
import type { PartitionKey } from './partition.ts';
import type { World } from './possible-worlds.ts';
import { isSameSite, siteOf } from './site.ts';

/**
 * - `same-site`: every cookie goes.
 * - `lax`: a top-level navigation from elsewhere with a safe method.
 * - `lax-unsafe`: the same with POST and the like.
 * - `cross-site`: only SameSite=None goes.
 */
export type SameSiteContext = 'same-site' | 'lax' | 'lax-unsafe' | 'cross-site';

export type Purpose = 'store' | 'send';

export function sameSiteContext(world: World, purpose: Purpose, schemeful: boolean): SameSiteContext {
  const { url, initiatorUrl, topLevelNavigation } = world;
  if (isThirdParty(world, schemeful)) return 'cross-site';
  if (world.fromScript) return 'same-site';
  const fromHere = initiatorUrl === null || isSameSite(initiatorUrl, url.href, schemeful);
  const chainStayed = !redirectsCount(world, purpose) || world.redirectedFrom.every((hop) => isSameSite(hop, url.href, schemeful));
  if (fromHere && chainStayed) return 'same-site';
  if (!topLevelNavigation) return 'cross-site';
  return safeMethods.has(world.method.toUpperCase()) ? 'lax' : 'lax-unsafe';
}

function redirectsCount({ behaviour }: World, purpose: Purpose): boolean {
  return behaviour.redirectsCount === 'always' || (behaviour.redirectsCount === 'sending' && purpose === 'send');
}

/** True when the page in the address bar, or a document in between, is of another site than the request. */
export function isThirdParty(world: World, schemeful: boolean): boolean {
  if (world.topLevelNavigation) return false;
  const { topLevelUrl, url } = world;
  return !isSameSite(topLevelUrl, url.href, schemeful) || !world.ancestors.every((ancestor) => isSameSite(ancestor, topLevelUrl, schemeful));
}

/** The partition this request reads and writes; undefined below a page without a site of its own (an opaque origin). */
export function partitionKeyOf(world: World): PartitionKey | undefined {
  const topLevelSite = siteOf(world.topLevelNavigation ? world.url.href : world.topLevelUrl);
  return topLevelSite === undefined ? undefined : { topLevelSite, hasCrossSiteAncestor: isThirdParty(world, world.behaviour.schemefulSameSite) };
}

/** Cookies of this request live in the partition of the top-level site, whether or not they say Partitioned. */
export function isPartitionedByBrowser(world: World): boolean {
  const { behaviour } = world;
  return behaviour.crossSiteCookies === 'partitioned' && isThirdParty(world, behaviour.schemefulSameSite);
}
