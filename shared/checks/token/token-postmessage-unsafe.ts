import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, skip } from '../define.ts';

const id = 'token-postmessage-unsafe';

export default defineCheck({
  id,
  family: 'token',
  title: 'Token in a message to any window, or from any window',
  why: 'postMessage with the target origin "*" delivers to whatever page the window shows by then, and a listener that does not look at the origin believes every page. The first hands out the token, the second lets a stranger sign the user in to another account.',
  remedy: 'Name the exact origin as the target, and compare event.origin with it before anything of the message is used.',
  severity: 'high',
  severityReason: 'Another site receives the token, or plants one.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '3.5.5', level: 2 }],
    cwe: ['CWE-346', 'CWE-940'],
    wstg: ['WSTG-CLNT-11'],
    other: ['RFC 9700 4.17', 'draft-ietf-oauth-browser-based-apps-27 6.3.3.3'],
  },
  messages: {
    sent: 'postMessage sends "{{name}}" to any origin. Write the exact origin of the receiver in the place of "*".',
    taken: 'The message listener takes "{{name}}" from any origin. Compare event.origin with the origin you expect first.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const operation = valueOf(traitOf(shape, 'operation'));
      if (operation === 'post') return { verdict: 'fail', message: 'sent', attribute: 'target', evidence: [shapeEvidence(shape, 'The target origin is "*".')] };
      if (operation === 'listen') return { verdict: 'fail', message: 'taken', evidence: [shapeEvidence(shape, 'The handler reads neither event.origin nor event.source.')] };
      return skip('it neither sends nor receives');
    }),
  },
});
