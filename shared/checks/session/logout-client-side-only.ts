import { hasTrait, ofShape, shapeEvidence } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

const id = 'logout-client-side-only';

export default defineCheck({
  id,
  family: 'session',
  title: 'Logout removes only the copy in the browser',
  why: 'The credential is deleted where the user sees it and stays valid where it counts. A copy of it still works, and nobody can end it.',
  remedy: 'End the session or revoke the token on the server, and delete the copy in the browser then.',
  severity: 'medium',
  severityReason: 'The code around it may end the session; this function does not.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '7.4.1', level: 1 }],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-06'],
    other: ['OWASP Session Management Cheat Sheet: Manual Session Expiration'],
  },
  messages: {
    client: 'The logout deletes "{{name}}" in the browser only, so the credential stays valid. {{remedy}}',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      if (shape.seen.side === 'unknown') return skip('who runs it is not known');
      if (hasTrait(shape, 'endsSession')) return pass;
      const remedy = shape.seen.side === 'client' ? 'Call the logout of the server too.' : 'End the session or revoke the token here too.';
      const evidence = [shapeEvidence(shape, 'The function clears the credential, and everything else it calls answers or navigates.')];
      if (shape.seen.side === 'server' && hasTrait(shape, 'endsByItself')) {
        return { verdict: 'fail', message: 'client', data: { remedy }, evidence, severity: 'low', severityReason: 'The name says an access token: it ends by itself when it expires.' };
      }
      return { verdict: 'fail', message: 'client', data: { remedy }, evidence };
    }),
  },
});
