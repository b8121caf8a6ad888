import type { ParsedSetCookie } from '../parse/set-cookie.ts';
import type { CookieBehaviour } from '../standards/browsers.ts';
import { cookiePrefixes, type CookiePrefix } from '../standards/cookie-rules.ts';
import { attributeText } from './cookie-attributes.ts';
import { cookieScope } from './cookie-domain.ts';
import { isIpAddress } from './site.ts';

/** The prefix rule that a name falls under in this browser. Case does not matter, because some servers ignore it. */
export function prefixOf(name: string, behaviour: CookieBehaviour): CookiePrefix | undefined {
  return cookiePrefixes.find(
    ({ prefix, httpOnly }) => (behaviour.httpPrefixes || !httpOnly) && name.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase(),
  );
}

export interface PrefixedCookie {
  readonly parsed: ParsedSetCookie;
  readonly secureOrigin: boolean;
  readonly host: string;
  readonly path: string;
}

/** True when the cookie keeps the promise of its prefix (layered-cookies, "cookie name prefixes"). */
export function keepsPromise(prefix: CookiePrefix, cookie: PrefixedCookie, behaviour: CookieBehaviour): boolean {
  const { parsed } = cookie;
  if (!parsed.secure || !cookie.secureOrigin) return false;
  if (prefix.httpOnly && !parsed.httpOnly) return false;
  return !prefix.host || (isBoundToHost(cookie, behaviour) && hasRootPath(cookie, behaviour));
}

/** Without a Domain; an IP address may name itself, since it has no subdomains. */
function isBoundToHost({ parsed, host }: PrefixedCookie, behaviour: CookieBehaviour): boolean {
  const domain = attributeText(parsed, 'domain') ?? '';
  if (domain === '' || (isIpAddress(host) && domain === host)) return true;
  return behaviour.hostPrefixAllowsOwnSuffix && cookieScope(host, domain, behaviour)?.hostOnly === true;
}

function hasRootPath({ parsed, path }: PrefixedCookie, behaviour: CookieBehaviour): boolean {
  return path === '/' && (!behaviour.hostPrefixNeedsWrittenPath || attributeText(parsed, 'path') === '/');
}
