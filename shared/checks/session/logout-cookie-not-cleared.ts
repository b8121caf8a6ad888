import { valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { isCleared, logouts } from '../logouts.ts';

const id = 'logout-cookie-not-cleared';

export default defineCheck({
  id,
  family: 'session',
  title: 'Logout response leaves the auth cookie',
  why: 'After the logout the browser still sends the credential. If the server forgets to end the session, or cannot, the next person at the machine is signed in.',
  remedy: 'Delete the cookie in the response to the logout, with the attributes it was set with, beside ending the session on the server.',
  severity: 'low',
  severityReason: 'What matters more is that the server no longer accepts the credential.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '7.4.1', level: 1 },
      { id: '14.3.1', level: 1 },
    ],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-06'],
    other: ['OWASP Session Management Cheat Sheet: Session Expiration'],
  },
  messages: {
    kept: 'Cookie "{{name}}" carries authentication and was sent with the logout, but no response deleted or replaced it. Delete it at logout.',
    left: 'The logout ends the session with {{api}} and leaves its cookie in the browser. Delete it too, with res.clearCookie.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const cleared = valueOf(traitOf(shape, 'cleared'));
      if (cleared === undefined) return skip('whether the cookie is deleted is not known');
      if (cleared === true) return pass;
      return { verdict: 'fail', message: 'left', data: { api: shape.seen.api }, evidence: [shapeEvidence(shape, 'The session is destroyed, and everything else that the handler calls answers.')] };
    }),
    cookie: ofAuthCookies((cookie, context) => {
      if (isSource(cookie.seen)) return skip('a logout is seen in traffic');
      const name = valueOf(cookie.name) ?? '';
      const logout = logouts(context).find(({ sent }) => sent.has(name));
      if (logout === undefined) return skip('no logout with the cookie was seen');
      if (isCleared(logout, 'cookies') || logout.set.has(name)) return pass;
      return {
        verdict: 'fail',
        message: 'kept',
        evidence: [{ kind: 'behaviour', text: 'The logout carried the cookie, and neither its response nor those that followed set it again.', at: logout.id }],
      };
    }),
  },
});
