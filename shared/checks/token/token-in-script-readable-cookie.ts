import type { CookieFact } from '../../facts/cookie.ts';
import { isOff, isOn, isUnknown } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { isRememberMe, ofAuthCookies } from '../auth-cookie.ts';
import { isTokenShaped } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

export default defineCheck({
  id: 'token-in-script-readable-cookie',
  family: 'token',
  title: 'Token in a cookie that script can read',
  why: 'Such a cookie has the weakness of both worlds: every script of the page can copy the token, as from web storage, and the browser attaches it to requests by itself, so cross-site requests carry it too.',
  remedy: 'Put the token in an HttpOnly cookie or keep it in memory, not both.',
  severity: 'high',
  severityReason: 'A script flaw hands over the token, and cross-site requests carry it.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '3.3.4', level: 2 },
      { id: '14.3.3', level: 2 },
    ],
    cwe: ['CWE-1004', 'CWE-522'],
    wstg: ['WSTG-SESS-02', 'WSTG-CLNT-12'],
    other: ['draft-ietf-oauth-browser-based-apps-27 8.1'],
  },
  messages: {
    readable: 'Cookie "{{name}}" holds a token that any script of the page can read. Set it from the server with HttpOnly.',
  },
  replaces: ['cookie-missing-httponly', 'cookie-auth-set-by-script'],
  judge: {
    cookie: ofAuthCookies((cookie) => {
      if (!holdsToken(cookie)) return skip('its value is not a token');
      const isByScript = isOn(cookie.byScript);
      // The other check names the call that writes it; a library that does so by design is the business of this one.
      if (isByScript && cookie.byScript.state === 'set' && isSource(cookie.seen)) return skip('cookie-auth-set-by-script speaks about what a script writes');
      if (isUnknown(cookie.httpOnly) && !isByScript) return skip('HttpOnly is not known');
      if (!isOff(cookie.httpOnly) && !isByScript) return pass;
      return {
        verdict: 'fail',
        message: 'readable',
        attribute: 'httpOnly',
        ...(!isByScript && { change: { httpOnly: true } }),
        evidence: [
          attributeEvidence('HttpOnly', cookie.httpOnly, cookie.seen),
          ...(isByScript ? [{ kind: 'wire', text: 'A script of the page writes the cookie.' } as const] : []),
        ],
      };
    }),
  },
});

/** Live, the value says it, or that it was sent as a bearer token; in source, what the value comes from. */
function holdsToken(cookie: CookieFact): boolean {
  const { shape, role, seen } = cookie;
  if (shape !== undefined) return isTokenShaped(shape) || (role.role === 'access-token' && role.evidence.some(({ kind }) => kind === 'behaviour' || kind === 'override'));
  if (!isSource(seen) || role.confidence === 'possible' || isRememberMe(cookie)) return false;
  return role.role === 'access-token' || role.role === 'refresh-token' || role.role === 'id-token';
}
