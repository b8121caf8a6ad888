import { foundFields } from '../../facts/value-content.ts';
import { isAuthCookie, ofReadableCookies } from '../auth-cookie.ts';
import { isTokenShaped } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { contentEvidence, kindWords, personalContent } from '../personal-content.ts';

export default defineCheck({
  id: 'cookie-contains-pii',
  family: 'cookie',
  title: 'Personal data in a cookie',
  why: 'A cookie travels with every request. What it says about a person ends up in logs, at proxies and with every script of the page that can read it, often for years.',
  remedy: 'Keep the data on the server and an identifier in the cookie, or encrypt the cookie.',
  severity: 'medium',
  severityReason: 'Personal data is stored on the device and sent with every request.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '14.3.3', level: 2 },
      { id: '14.1.1', level: 2 },
    ],
    cwe: ['CWE-315', 'CWE-539', 'CWE-359'],
    wstg: ['WSTG-SESS-04'],
    other: ['NIST SP 800-63B-4 5.1.1', 'RFC 6265bis 7'],
  },
  messages: {
    held: 'Cookie "{{name}}" carries {{what}} in the clear ({{fields}}). Keep it on the server, or encrypt the cookie.',
    possible: 'Cookie "{{name}}" carries {{what}} ({{fields}}). If it is one, keep it out of the cookie.',
  },
  weighsRole: false,
  judge: {
    cookie: ofReadableCookies((cookie, { found }) => {
      if (isAuthCookie(cookie) && cookie.shape !== undefined && isTokenShaped(cookie.shape)) return skip('the claims of a token are judged as such');
      const personal = personalContent(found);
      const doubtful = found.filter(({ kind }) => kind === 'card-like');
      const shown = personal.length > 0 ? personal : doubtful;
      if (shown.length === 0) return pass;
      if (personal.length === 0 && bookkeeping.has(cookie.role.role)) return pass;
      return {
        verdict: personal.length > 0 ? 'fail' : 'unsure',
        message: personal.length > 0 ? 'held' : 'possible',
        data: { what: kindWords(shown), fields: foundFields(shown) },
        evidence: [contentEvidence(cookie, shown)],
      };
    }),
  },
});

/** Their numbers are drawn or counted, so that some look like anything. */
const bookkeeping: ReadonlySet<string> = new Set(['analytics', 'load-balancer', 'bot-protection', 'csrf-token', 'consent']);
