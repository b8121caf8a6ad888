import { valueOf } from '../../facts/known.ts';
import { foundFields } from '../../facts/value-content.ts';
import { isAuthCookie, isSignedByTwin, ofReadableCookies } from '../auth-cookie.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { contentEvidence, kindWords, personalContent } from '../personal-content.ts';

export default defineCheck({
  id: 'cookie-session-payload-readable',
  family: 'cookie',
  title: 'Signed but unencrypted client-side session',
  why: 'The session is kept in the cookie itself. Its signature stops the user from editing it, and nobody from reading it: what it holds is base64 of JSON.',
  remedy: 'Move the data to a store on the server, or use a library that encrypts the session.',
  severity: 'medium',
  severityReason: 'What is known about the user can be read wherever the cookie is.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '14.3.3', level: 2 },
      { id: '14.1.1', level: 2 },
    ],
    cwe: ['CWE-315', 'CWE-312'],
    wstg: ['WSTG-SESS-04'],
    other: ['draft-ietf-oauth-browser-based-apps-27 6.1.3.2'],
  },
  messages: {
    readable: 'Cookie "{{name}}" is a session that holds {{what}} and is not encrypted ({{fields}}). Keep the data on the server, or encrypt the session.',
    written: 'The session field "{{name}}" is kept in a cookie that is signed and not encrypted. Keep it on the server, or encrypt the session.',
  },
  replaces: ['cookie-contains-pii'],
  judge: {
    'code-shape': ofShape('cookie-session-payload-readable', (shape) => {
      const what = valueOf(traitOf(shape, 'what'));
      if (what === undefined) return skip('what the field holds is not known');
      return {
        verdict: 'fail',
        message: 'written',
        evidence: [shapeEvidence(shape, `${shape.seen.library} keeps the session in the cookie, and this field of it holds ${what === 'personal' ? 'personal data' : `a ${what}`}.`)],
        ...(what !== 'personal' && { severity: 'high', severityReason: `A ${what} can be copied out of the session.` }),
      };
    }),
    cookie: ofReadableCookies((cookie, { envelope, found }, context) => {
      if (!isAuthCookie(cookie)) return skip(`its role is ${cookie.role.role}`);
      const isSigned = envelope === 'signed' || isSignedByTwin(cookie, context);
      // Without a signature the cookie is the carrier of the token itself, which has checks of its own.
      const tokens = isSigned ? found.filter(({ kind }) => kind === 'token') : [];
      if (!isSigned && cookie.role.role !== 'session-data') return skip('it is no session that the cookie carries itself');
      const shown = [...tokens, ...personalContent(found)];
      if (shown.length === 0) return pass;
      return {
        verdict: 'fail',
        message: 'readable',
        data: { what: kindWords(shown), fields: foundFields(shown) },
        evidence: [contentEvidence(cookie, shown)],
        ...(tokens.length > 0 && { severity: 'high', severityReason: 'A token for another service can be copied out of the session.' }),
      };
    }),
  },
});
