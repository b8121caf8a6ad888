import type { BrowserContext, CDPSession, Cookie } from 'puppeteer';
import type { JarCookie } from '#shared/collect/cookie-jar.ts';

/** A cookie the user handed over as name and value; nothing is known of its attributes. */
export interface GivenCookie {
  readonly name: string;
  readonly value: string;
}

/** Gives the cookies to the host of the page, hidden from its scripts. Gives the names of those that Chromium refused. */
export async function giveCookies(session: CDPSession, url: URL, cookies: readonly GivenCookie[]): Promise<string[]> {
  const refused: string[] = [];
  for (const { name, value } of cookies) {
    try {
      await session.send('Network.setCookie', { name, value, url: url.origin, path: '/', httpOnly: true, secure: url.protocol === 'https:' });
    } catch {
      refused.push(name);
    }
  }
  return refused;
}

/** The whole jar, without the given cookies that nobody has set again: their attributes are ours, not the application's. */
export async function jarOf(context: BrowserContext, url: URL, given: readonly GivenCookie[]): Promise<JarCookie[]> {
  const cookies = await context.cookies();
  return cookies.filter((cookie) => !given.some(({ name, value }) => isUntouched(cookie, url, name, value))).map(jarCookieOf);
}

function isUntouched(cookie: Cookie, url: URL, name: string, value: string): boolean {
  return cookie.name === name && cookie.value === value && cookie.domain === url.hostname && cookie.path === '/' && cookie.httpOnly === true && cookie.session;
}

const sameSites = { Strict: 'strict', Lax: 'lax', None: 'no_restriction' } as const;

function jarCookieOf({ partitionKey, ...cookie }: Cookie): JarCookie {
  return {
    name: cookie.name,
    value: cookie.value,
    domain: cookie.domain,
    hostOnly: !cookie.domain.startsWith('.'),
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly === true,
    sameSite: cookie.sameSite === undefined || cookie.sameSite === 'Default' ? 'unspecified' : sameSites[cookie.sameSite],
    session: cookie.session,
    ...(cookie.session ? {} : { expirationDate: cookie.expires }),
    ...(typeof partitionKey === 'object' && { partitionKey: { topLevelSite: partitionKey.sourceOrigin, hasCrossSiteAncestor: partitionKey.hasCrossSiteAncestor ?? false } }),
  };
}
