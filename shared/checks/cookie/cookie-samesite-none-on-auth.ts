import { isOn, valueOf } from '../../facts/known.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { isUsedCrossSite } from '../cookie-reach.ts';
import { csrfDefence } from '../csrf-defence.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

export default defineCheck({
  id: 'cookie-samesite-none-on-auth',
  family: 'cookie',
  title: 'Auth cookie deliberately sent cross-site',
  why: 'SameSite=None switches off the barrier that browsers put up against cross-site request forgery: every site can cause requests that carry the session.',
  remedy: 'Use SameSite=Lax. Where the application is embedded in other sites, keep None with Partitioned and check a token or the Origin header.',
  severity: 'medium',
  severityReason: 'The default protection is gone, and something else has to take its place.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.3.2', level: 2 }],
    cwe: ['CWE-1275', 'CWE-352'],
    wstg: ['WSTG-SESS-02', 'WSTG-SESS-05'],
    other: ['RFC 6265bis 4.1.2.7, 8.8.1', 'OWASP Cross-Site Request Forgery Prevention Cheat Sheet: SameSite'],
  },
  messages: {
    none: 'Cookie "{{name}}" carries authentication and is SameSite=None, so requests that other sites cause carry it too. Use Lax.',
  },
  judge: {
    cookie: ofAuthCookies((cookie, context) => {
      if (valueOf(cookie.sameSite) !== 'None') return pass;
      if (isOn(cookie.partitioned)) return skip('it is partitioned, so each embedding site has its own');
      const name = valueOf(cookie.name) ?? '';
      if (isUsedCrossSite(name, context)) return skip('it was seen in use across sites');
      return {
        verdict: 'fail',
        message: 'none',
        attribute: 'sameSite',
        change: { sameSite: 'Lax' },
        evidence: [attributeEvidence('SameSite', cookie.sameSite, cookie.seen)],
        ...(csrfDefence(name, context) === 'everywhere' && {
          severity: 'low',
          severityReason: 'Every state-changing request seen with this cookie carried an anti-CSRF token.',
        }),
      };
    }),
  },
});
