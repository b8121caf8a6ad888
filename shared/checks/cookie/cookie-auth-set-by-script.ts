import { isOn } from '../../facts/known.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass } from '../define.ts';
import { isSource } from '../../facts/sighting.ts';

export default defineCheck({
  id: 'cookie-auth-set-by-script',
  family: 'cookie',
  title: 'Auth cookie written by JavaScript',
  why: 'A cookie that script writes can never be HttpOnly, and the credential was in the hands of the page before it became a cookie.',
  remedy: 'Let the server issue the cookie in Set-Cookie, with HttpOnly.',
  severity: 'high',
  severityReason: 'Script can copy it as from web storage, and in addition every request carries it.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.3.4', level: 2 }],
    cwe: ['CWE-1004', 'CWE-522'],
    wstg: ['WSTG-SESS-02', 'WSTG-CLNT-12'],
    other: ['draft-ietf-oauth-browser-based-apps-27 8.1'],
  },
  messages: {
    written: 'Cookie "{{name}}" carries authentication and is written by a script of the page, so it can never be HttpOnly. Let the server set it.',
  },
  replaces: ['cookie-missing-httponly'],
  judge: {
    cookie: ofAuthCookies((cookie) => {
      if (!isOn(cookie.byScript)) return pass;
      const text = isSource(cookie.seen) ? `${cookie.seen.api} runs in the page.` : 'The cookie is readable by script, and no response was seen to set it.';
      return {
        verdict: 'fail',
        message: 'written',
        evidence: [{ kind: isSource(cookie.seen) ? 'source' : 'wire', text }],
      };
    }),
  },
});
