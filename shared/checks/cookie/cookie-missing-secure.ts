import { isOff, isUnknown } from '../../facts/known.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';
import { isCoveredByHsts, isOnHttps } from '../transport.ts';

export default defineCheck({
  id: 'cookie-missing-secure',
  family: 'cookie',
  title: 'Auth cookie without Secure',
  why: 'Without Secure the browser also attaches the cookie to plain http requests. An attacker on the network can provoke one and read the credential, even when the site itself only speaks https.',
  remedy: 'Set Secure, and rename the cookie to __Host-<name> if you can.',
  severity: 'high',
  severityReason: 'Whoever reads the cookie on the network has the session.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.3.1', level: 1 }],
    cwe: ['CWE-614'],
    wstg: ['WSTG-SESS-02', 'WSTG-SESS-09'],
    other: ['RFC 6265bis 4.1.2.5, 8.3', 'RFC 6265 4.1.2.5', 'OWASP Session Management Cheat Sheet: Secure Attribute'],
  },
  messages: {
    missing: 'Cookie "{{name}}" carries authentication but is not Secure, so the browser also sends it over plain http. Set Secure.',
  },
  judge: {
    cookie: ofAuthCookies((cookie, context) => {
      if (!isOnHttps(cookie)) return skip('it was set over plain http, where Secure cannot be set');
      if (isUnknown(cookie.secure)) return skip('Secure is not known');
      if (!isOff(cookie.secure)) return pass;
      return {
        verdict: 'fail',
        message: 'missing',
        attribute: 'secure',
        change: { secure: true },
        evidence: [attributeEvidence('Secure', cookie.secure, cookie.seen)],
        ...(isCoveredByHsts(cookie, context) && {
          severity: 'medium',
          severityReason: 'Strict-Transport-Security covers the hosts that receive the cookie, so only a first visit is exposed.',
        }),
      };
    }),
  },
});
