import { isUnknown, valueOf } from '../../facts/known.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { csrfDefence } from '../csrf-defence.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

const severities = {
  everywhere: {
    severity: 'low',
    severityReason: 'Every state-changing request seen with this cookie carried an anti-CSRF token.',
  },
  missing: {
    severity: 'high',
    severityReason: 'A form request with this cookie was accepted without an anti-CSRF token.',
  },
  'not seen': {},
} as const;

export default defineCheck({
  id: 'cookie-missing-samesite',
  family: 'cookie',
  title: 'Auth cookie without an explicit SameSite',
  why: 'Without SameSite the protection against cross-site requests depends on the browser. Chromium treats the cookie as Lax, but sends it with cross-site POST navigations for its first two minutes; Firefox and Safari send it with every cross-site request.',
  remedy: 'Set SameSite=Lax, or Strict where no link from another site has to arrive signed in.',
  severity: 'medium',
  severityReason: 'Whether another site can send requests as the user depends on the browser.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.3.2', level: 2 }],
    cwe: ['CWE-1275'],
    wstg: ['WSTG-SESS-02', 'WSTG-SESS-05'],
    other: ['RFC 6265bis 4.1.2.7, 5.6.7.1, 5.6.7.2, 8.8.6'],
  },
  messages: {
    missing: 'Cookie "{{name}}" carries authentication but has no SameSite, so browsers differ in when they send it from other sites. Set SameSite=Lax.',
    invalid: 'Cookie "{{name}}" carries authentication but its SameSite is not Strict, Lax or None, so browsers act as if it had none. Set SameSite=Lax.',
  },
  judge: {
    cookie: ofAuthCookies((cookie, context) => {
      if (isUnknown(cookie.sameSite)) return skip('SameSite is not known');
      const sameSite = valueOf(cookie.sameSite);
      if (sameSite !== undefined && sameSite !== 'invalid') return pass;
      return {
        verdict: 'fail',
        message: sameSite === 'invalid' ? 'invalid' : 'missing',
        attribute: 'sameSite',
        change: { sameSite: 'Lax' },
        evidence: [attributeEvidence('SameSite', cookie.sameSite, cookie.seen)],
        ...severities[csrfDefence(valueOf(cookie.name) ?? '', context)],
      };
    }),
  },
});
