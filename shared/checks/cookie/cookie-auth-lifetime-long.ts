import { durationOf } from '../../facts/duration.ts';
import { valueOf } from '../../facts/known.ts';
import { isRememberMe, ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

export default defineCheck({
  id: 'cookie-auth-lifetime-long',
  family: 'cookie',
  title: 'Auth cookie persists too long',
  why: 'A persistent credential stays on disk after the browser is closed. The longer it works, the longer a stolen device, backup or profile is a signed-in one.',
  remedy: 'Prefer a cookie without Max-Age and Expires, and end sessions on the server by idle and absolute limits.',
  severity: 'medium',
  severityReason: 'A long life widens the time in which a stolen cookie works; the limit is a matter of policy.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '7.3.1', level: 2 },
      { id: '7.3.2', level: 2 },
      { id: '7.1.1', level: 2 },
    ],
    cwe: ['CWE-539', 'CWE-613'],
    wstg: ['WSTG-SESS-02', 'WSTG-SESS-07'],
    other: ['OWASP Session Management Cheat Sheet: Expire and Max-Age Attributes', 'NIST SP 800-63B-4 5.2', 'RFC 6265bis 4.1.2.2'],
  },
  messages: {
    long: 'Cookie "{{name}}" carries authentication and lives for {{lifetime}}, longer than the {{limit}} of the policy. Shorten it, or use a cookie that ends with the browser session.',
  },
  limits: ['sessionCookieLifetime', 'refreshCookieLifetime'],
  judge: {
    cookie: ofAuthCookies((cookie, { policy }) => {
      const lifetime = valueOf(cookie.lifetime);
      const isLongLived = cookie.role.role === 'refresh-token' || isRememberMe(cookie);
      const limit = isLongLived ? policy.refreshCookieLifetime : policy.sessionCookieLifetime;
      if (lifetime === undefined || lifetime <= limit) return pass;
      return {
        verdict: 'fail',
        message: 'long',
        data: { lifetime: durationOf(lifetime), limit: durationOf(limit) },
        attribute: 'lifetime',
        change: { lifetime: limit },
        evidence: [attributeEvidence('The lifetime in seconds', cookie.lifetime, cookie.seen)],
      };
    }),
  },
});
