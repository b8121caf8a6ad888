import { valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { staysHomeLive } from '../auth-traffic.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { ofProbes } from '../probe-verdict.ts';

const id = 'websocket-origin-unchecked';

export default defineCheck({
  id,
  family: 'csrf',
  title: 'Cookie-authenticated WebSocket without Origin check',
  why: 'CORS does not apply to WebSockets: any page can open one, and the browser sends the cookies along. Unless the server looks at Origin, the page of an attacker talks and listens as the user.',
  remedy: 'Compare the Origin of the handshake with a list and refuse others, or ask for a token in the first message.',
  severity: 'high',
  severityReason: 'Another site can read and write over the connection as the user.',
  detectable: ['live-active', 'source'],
  references: {
    asvs: [{ id: '4.4.2', level: 2 }],
    cwe: ['CWE-1385', 'CWE-346'],
    wstg: ['WSTG-CLNT-10'],
    other: ['RFC 6455 10.2', 'OWASP WebSocket Security Cheat Sheet: Origin Header Validation'],
  },
  messages: {
    opened: 'A WebSocket that knows the user by the cookie "{{name}}" was opened for an origin that was made up. Compare Origin with a list before the connection is accepted.',
    unsure: 'A WebSocket was asked for with the cookie "{{name}}" and an origin that was made up, but the answers do not tell whether it counts as the user.',
    open: 'The handler of "{{name}}" knows the user by a cookie, and nothing here looks at Origin. Compare it with a list before the connection is accepted.',
  },
  judge: {
    probe: ofProbes(['foreign-handshake'], 'unsure', ({ credential }, context) => {
      if (credential.by !== 'cookie') return skip('browsers do not send it by themselves');
      return {
        verdict: 'fail',
        message: 'opened',
        ...(staysHomeLive(credential.name, context) && { severity: 'low', severityReason: 'The cookie has SameSite, so that pages of other sites do not send it.' }),
      };
    }),
    'code-shape': ofShape(id, (shape, context) => {
      const credential = valueOf(traitOf(shape, 'credential'));
      if (credential === undefined) return skip('how the user is known is not seen');
      if (credential !== 'cookie') return pass;
      return {
        verdict: 'fail',
        message: 'open',
        evidence: [shapeEvidence(shape, 'The handler of the handshake reads a cookie or the session, and the file mentions no origin.')],
        ...((hasTrait(shape, 'staysHome') || context.once(staysHome)) && { severity: 'low', severityReason: 'The cookies of authentication that the code sets have SameSite, so that pages of other sites do not send them.' }),
      };
    }),
  },
});

function staysHome(context: JudgeContext): boolean {
  const cookies = context.all('cookie').filter((cookie) => isSource(cookie.seen) && cookie.action === 'set' && isAuthCookie(cookie));
  return cookies.length > 0 && cookies.every(({ sameSite }) => valueOf(sameSite) === 'Lax' || valueOf(sameSite) === 'Strict');
}
