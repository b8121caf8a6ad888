// Written by npm run docs; add a check with npm run new.
import type { AnyCheck } from './define.ts';
import cookieAuthLifetimeLong from './cookie/cookie-auth-lifetime-long.ts';
import cookieDomainTooBroad from './cookie/cookie-domain-too-broad.ts';
import cookieMissingHttponly from './cookie/cookie-missing-httponly.ts';
import cookieMissingSamesite from './cookie/cookie-missing-samesite.ts';
import cookieMissingSecure from './cookie/cookie-missing-secure.ts';
import cookiePrefixRuleBroken from './cookie/cookie-prefix-rule-broken.ts';
import cookieSamesiteNoneWithoutSecure from './cookie/cookie-samesite-none-without-secure.ts';
import jwtAlgNone from './jwt/jwt-alg-none.ts';
import jwtDecodedNotVerified from './jwt/jwt-decoded-not-verified.ts';
import jwtLifetimeExcessive from './jwt/jwt-lifetime-excessive.ts';
import jwtMissingExp from './jwt/jwt-missing-exp.ts';
import jwtSecretHardcoded from './jwt/jwt-secret-hardcoded.ts';
import tokenInLocalStorage from './token/token-in-local-storage.ts';
import tokenInScriptReadableCookie from './token/token-in-script-readable-cookie.ts';

/** All checks, by family and id. */
export const checks: readonly AnyCheck[] = [
  cookieAuthLifetimeLong,
  cookieDomainTooBroad,
  cookieMissingHttponly,
  cookieMissingSamesite,
  cookieMissingSecure,
  cookiePrefixRuleBroken,
  cookieSamesiteNoneWithoutSecure,
  jwtAlgNone,
  jwtDecodedNotVerified,
  jwtLifetimeExcessive,
  jwtMissingExp,
  jwtSecretHardcoded,
  tokenInLocalStorage,
  tokenInScriptReadableCookie,
];

export function checkById(id: string): AnyCheck | undefined {
  return checks.find((check) => check.id === id);
}
