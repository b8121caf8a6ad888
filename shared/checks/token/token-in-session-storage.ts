import { defineCheck } from '../define.ts';
import { judgeStoredCredential } from '../stored-credential.ts';

export default defineCheck({
  id: 'token-in-session-storage',
  family: 'token',
  title: 'Credential in sessionStorage',
  why: 'Every script of the origin can read sessionStorage as long as the tab is open. It ends with the tab, which shortens the time in which a copied credential can be taken, not what it is worth.',
  remedy: 'Keep the credential in an HttpOnly cookie, with a backend for the frontend if needed, or in memory or a worker only.',
  severity: 'medium',
  severityReason: 'A script flaw hands over the account; the entry ends with the tab.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '14.3.3', level: 2 }],
    cwe: ['CWE-922', 'CWE-522'],
    wstg: ['WSTG-CLNT-12'],
    other: ['draft-ietf-oauth-browser-based-apps-27 8.5'],
  },
  messages: {
    stored: 'sessionStorage entry "{{name}}" holds a credential, which every script of the page can read. Use an HttpOnly cookie, or keep it in memory.',
    configured: '{{library}} is set up to keep tokens in sessionStorage ("{{name}}"), which every script of the page can read. {{advice}}.',
    expired: 'sessionStorage entry "{{name}}" holds a token that has expired. Remove it, and keep its successor out of sessionStorage.',
  },
  judge: {
    storage: (entry, context) => judgeStoredCredential('session', entry, context),
  },
});
