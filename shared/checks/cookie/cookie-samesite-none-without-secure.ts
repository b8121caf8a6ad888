import { isOff, isUnknown, valueOf } from '../../facts/known.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

export default defineCheck({
  id: 'cookie-samesite-none-without-secure',
  family: 'cookie',
  title: 'SameSite=None without Secure',
  why: 'Chromium and Firefox refuse such a cookie, so a login that relies on it fails without a word. A browser that still accepts it sends it in clear text.',
  remedy: 'Set Secure, also on localhost.',
  severity: 'medium',
  severityReason: 'The cookie is lost in some browsers and exposed in others.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '3.3.1', level: 1 },
      { id: '3.3.2', level: 2 },
    ],
    cwe: ['CWE-614', 'CWE-1275'],
    wstg: ['WSTG-SESS-02'],
    other: ['RFC 6265bis 5.7 step 19'],
  },
  messages: {
    refused: 'Cookie "{{name}}" is SameSite=None but not Secure, so current browsers refuse it. Set Secure.',
  },
  weighsRole: false,
  judge: {
    cookie(cookie) {
      if (cookie.action === 'send') return skip('a request shows no attributes');
      if (valueOf(cookie.name) === undefined) return skip('its name is not known');
      if (valueOf(cookie.sameSite) !== 'None') return pass;
      if (isUnknown(cookie.secure)) return skip('Secure is not known');
      if (!isOff(cookie.secure)) return pass;
      return {
        verdict: 'fail',
        message: 'refused',
        attribute: 'secure',
        change: { secure: true },
        evidence: [
          attributeEvidence('SameSite', cookie.sameSite, cookie.seen),
          attributeEvidence('Secure', cookie.secure, cookie.seen),
        ],
        ...(cookie.action === 'clear' && {
          severity: 'info',
          severityReason: 'The line deletes the cookie: browsers that refuse it would have refused to store the cookie too.',
        }),
      };
    },
  },
});
