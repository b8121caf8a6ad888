import { parse } from 'tldts';

/** The registrable domain of a URL, or its host when it has none (localhost, an address); undefined for pages that are not on the web. */
export function siteOf(url: string): string | undefined {
  if (!/^https?:/i.test(url)) return undefined;
  const { domain, hostname } = parse(url, { allowPrivateDomains: true });
  return domain ?? hostname ?? undefined;
}

/**
 * Match patterns that let us read every cookie of a page's site. Both schemes: an https-only grant hides cookies without Secure.
 * With the parent domain: a grant for one host hides the cookies that were set for the whole domain.
 */
export function grantOf(url: string): string[] {
  const site = siteOf(url);
  if (site === undefined) return [];
  const { isIp } = parse(url);
  return isIp === true || !site.includes('.') ? [`*://${site}/*`] : [`*://*.${site}/*`];
}

/** For one host and scheme. Patterns name no ports. */
export function originGrantOf(url: string): string[] {
  const { protocol, hostname } = new URL(url);
  return [`${protocol}//${hostname}/*`];
}

/** The key under which cookies of embedded parties lie while they are embedded in this page's site. */
export function topLevelSiteOf(url: string): string | undefined {
  const site = siteOf(url);
  return site === undefined ? undefined : `${new URL(url).protocol}//${site}`;
}
