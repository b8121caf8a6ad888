import type { CookieFact } from '../facts/cookie.ts';
import { headerOf, type ExchangeFact } from '../facts/exchange.ts';
import { valueOf } from '../facts/known.ts';
import { isSource } from '../facts/sighting.ts';
import { isAuthCookie, isRememberMe } from './auth-cookie.ts';
import { sentNames } from './cookie-reach.ts';
import type { JudgeContext } from './define.ts';

/** Kept cookies of this site that carry authentication, by name. */
export function authCookiesByName(context: JudgeContext): ReadonlyMap<string, readonly CookieFact[]> {
  return context.once(collectAuthCookies);
}

/** The cookies of authentication that the request carried. */
export function authCookiesSentWith({ requestHeaders }: ExchangeFact, context: JudgeContext): CookieFact[] {
  const byName = authCookiesByName(context);
  return sentNames(headerOf(requestHeaders, 'cookie')).flatMap((name) => byName.get(name) ?? []);
}

/**
 * The cookies of authentication that the same request would also carry when another site makes it; none when one of them stays at
 * home, because the user is then not signed in there. A remember-me cookie only brings the session back, and does not count.
 */
export function authCookiesSentCrossSite(exchange: ExchangeFact, context: JudgeContext): CookieFact[] {
  const cookies = authCookiesSentWith(exchange, context).filter((cookie) => !isRememberMe(cookie));
  const staysHome = cookies.some(({ sameSite }) => valueOf(sameSite) === 'Lax' || valueOf(sameSite) === 'Strict' || sameSite.state === 'unknown');
  return staysHome ? [] : cookies;
}

/** True when every cookie of authentication of that name was seen to be `SameSite=Lax` or `Strict`. */
export function staysHomeLive(name: string, context: JudgeContext): boolean {
  const cookies = authCookiesByName(context).get(name) ?? [];
  return cookies.length > 0 && cookies.every(({ sameSite }) => valueOf(sameSite) === 'Lax' || valueOf(sameSite) === 'Strict');
}

function collectAuthCookies(context: JudgeContext): Map<string, CookieFact[]> {
  const byName = new Map<string, CookieFact[]>();
  for (const cookie of context.all('cookie')) {
    const name = valueOf(cookie.name);
    if (name === undefined || isSource(cookie.seen) || cookie.scope !== 'site' || !isAuthCookie(cookie)) continue;
    if (cookie.action !== 'set' && cookie.action !== 'hold') continue;
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [cookie]);
    else same.push(cookie);
  }
  return byName;
}
