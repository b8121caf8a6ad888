import { valueOf } from '../../facts/known.ts';
import { isAuthCookie, ofKeptCookies } from '../auth-cookie.ts';
import { defineCheck, pass } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

export default defineCheck({
  id: 'cookie-samesite-invalid',
  family: 'cookie',
  title: 'Unrecognised SameSite value',
  why: 'Browsers know Strict, Lax and None. Anything else counts as no SameSite at all, so the author believes in a protection that is not there.',
  remedy: 'Write Strict, Lax or None.',
  severity: 'low',
  severityReason: 'It is usually a slip of the pen, and browsers fall back to their default.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.3.2', level: 2 }],
    cwe: ['CWE-1275'],
    wstg: ['WSTG-SESS-02'],
    other: ['RFC 6265bis 5.6.7'],
  },
  messages: {
    invalid: 'The SameSite of cookie "{{name}}" is not Strict, Lax or None, so browsers act as if it were missing. Write one of the three.',
  },
  replaces: ['cookie-missing-samesite'],
  judge: {
    cookie: ofKeptCookies((cookie) => {
      if (valueOf(cookie.sameSite) !== 'invalid') return pass;
      return {
        verdict: 'fail',
        message: 'invalid',
        attribute: 'sameSite',
        change: { sameSite: 'Lax' },
        evidence: [attributeEvidence('SameSite', cookie.sameSite, cookie.seen)],
        ...(isAuthCookie(cookie) && {
          severity: 'medium',
          severityReason: 'The cookie carries authentication, and whether another site can send requests as the user now depends on the browser.',
        }),
      };
    }),
  },
});
