import { isOff, isUnknown } from '../../facts/known.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

export default defineCheck({
  id: 'cookie-missing-httponly',
  family: 'cookie',
  title: 'Auth cookie readable by script',
  why: 'Any script of the page, injected ones included, can read the cookie and send it elsewhere. The attacker then is the user on a machine of their own, long after the page was closed.',
  remedy: 'Set HttpOnly and hand the value over only in Set-Cookie.',
  severity: 'high',
  severityReason: 'Every cross-site scripting flaw becomes the theft of a session; a Content-Security-Policy does not change that.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.3.4', level: 2 }],
    cwe: ['CWE-1004'],
    wstg: ['WSTG-SESS-02'],
    other: ['RFC 6265bis 4.1.2.6', 'draft-ietf-oauth-browser-based-apps-27 6.1.3.2', 'NIST SP 800-63B-4 5.1.1'],
  },
  messages: {
    missing: 'Cookie "{{name}}" carries authentication but is not HttpOnly, so any script of the page can read it. Set HttpOnly.',
  },
  judge: {
    cookie: ofAuthCookies((cookie) => {
      if (isUnknown(cookie.httpOnly)) return skip('HttpOnly is not known');
      if (!isOff(cookie.httpOnly)) return pass;
      return {
        verdict: 'fail',
        message: 'missing',
        attribute: 'httpOnly',
        change: { httpOnly: true },
        evidence: [attributeEvidence('HttpOnly', cookie.httpOnly, cookie.seen)],
      };
    }),
  },
});
