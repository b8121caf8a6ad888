import { valueOf } from '../../facts/known.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass } from '../define.ts';
import { durationOf } from '../../facts/duration.ts';
import { attributeEvidence } from '../observed.ts';

/** 400 days in seconds (RFC 6265bis 5.5). */
const browserCap = 34_560_000;

export default defineCheck({
  id: 'cookie-lifetime-over-browser-cap',
  family: 'cookie',
  title: 'Lifetime above the 400-day cap',
  why: 'Browsers shorten every lifetime to 400 days. Code that counts on years will find the cookie gone.',
  remedy: 'Ask for 400 days at most.',
  severity: 'info',
  severityReason: 'It is a matter of correctness; what a long life means for security is judged on its own.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [],
    cwe: [],
    wstg: ['WSTG-SESS-02'],
    other: ['RFC 6265bis 5.5, 5.6.1, 5.6.2', 'Chrome 104'],
  },
  messages: {
    capped: 'Cookie "{{name}}" asks for a life of {{lifetime}}; browsers keep it for 400 days at most.',
  },
  weighsRole: false,
  judge: {
    cookie: ofAuthCookies((cookie) => {
      const lifetime = valueOf(cookie.lifetime);
      if (lifetime === undefined || lifetime <= browserCap) return pass;
      return {
        verdict: 'fail',
        message: 'capped',
        data: { lifetime: durationOf(lifetime) },
        attribute: 'lifetime',
        change: { lifetime: browserCap },
        evidence: [attributeEvidence('The lifetime in seconds', cookie.lifetime, cookie.seen)],
      };
    }),
  },
});
