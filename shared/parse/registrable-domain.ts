import { getDomain } from 'tldts';
import { isReadableUrl } from '../facts/readable-url.ts';

/**
 * Registrable domain of a URL or host name, private suffixes counted (`alice.github.io` is a site of its own, as browsers
 * treat it). Hosts without one (localhost, IP addresses) stand for themselves.
 */
export function registrableDomain(urlOrHost: string): string | undefined {
  const host = hostOf(urlOrHost);
  if (host === undefined || host === '') return undefined;
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

function hostOf(urlOrHost: string): string | undefined {
  if (!urlOrHost.includes('/')) return urlOrHost.toLowerCase();
  return isReadableUrl(urlOrHost) ? new URL(urlOrHost).hostname : undefined;
}
