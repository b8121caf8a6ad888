import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, skip } from '../define.ts';
import { judgeStoredCredential } from '../stored-credential.ts';

const id = 'token-in-local-storage';

export default defineCheck({
  id,
  family: 'token',
  title: 'Credential in localStorage',
  why: 'Every script of the origin can read localStorage, and it stays on disk until somebody clears it. One cross-site scripting flaw or one bad dependency is enough to copy the credential off the device.',
  remedy: 'Keep the credential in an HttpOnly cookie, with a backend for the frontend if needed, or in memory or a worker only.',
  severity: 'high',
  severityReason: 'One script flaw hands over the account. ASVS 14.3.3 tolerates session tokens in web storage; the OWASP cheat sheets and NIST advise against it.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '14.3.3', level: 2 },
      { id: '10.1.1', level: 2 },
    ],
    cwe: ['CWE-922', 'CWE-522'],
    wstg: ['WSTG-CLNT-12'],
    other: ['draft-ietf-oauth-browser-based-apps-27 8.5', 'OWASP HTML5 Security Cheat Sheet', 'OWASP Session Management Cheat Sheet: Web Storage', 'NIST SP 800-63B-4 5.1'],
  },
  messages: {
    stored: 'localStorage entry "{{name}}" holds a credential, which every script of the page can read. Use an HttpOnly cookie, or keep it in memory.',
    configured: '{{library}} is set up to keep tokens in localStorage ("{{name}}"), which every script of the page can read. {{advice}}.',
    expired: 'localStorage entry "{{name}}" holds a token that has expired. Remove it, and keep its successor out of localStorage.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const advice = valueOf(traitOf(shape, 'advice'));
      if (typeof advice !== 'string') return skip('it configures no store');
      return { verdict: 'fail', message: 'configured', data: { library: shape.seen.library, advice }, evidence: [shapeEvidence(shape, `${shape.seen.api} is told to.`)] };
    }),
    storage: (entry, context) => judgeStoredCredential('local', entry, context),
  },
});
