import { defineCheck } from '../define.ts';
import { judgeStoredCredential } from '../stored-credential.ts';

export default defineCheck<'stored' | 'configured' | 'cached' | 'cachedExpired' | 'expired'>({
  id: 'token-in-indexeddb',
  family: 'token',
  title: 'Credential in IndexedDB or Cache Storage',
  why: 'Every script of the origin, service workers included, can read IndexedDB and Cache Storage, and they stay on disk until somebody clears them. They are no safer a place than localStorage, only a less visible one.',
  remedy: 'Keep the credential in an HttpOnly cookie, with a backend for the frontend if needed, or in memory or a worker only.',
  severity: 'medium',
  severityReason: 'A script flaw hands over the account; reading it takes code of its own, because it is no plain list of entries.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '14.3.3', level: 2 }],
    cwe: ['CWE-922'],
    wstg: ['WSTG-CLNT-12'],
    other: ['draft-ietf-oauth-browser-based-apps-27 8.2, 8.5'],
  },
  messages: {
    stored: 'IndexedDB entry "{{name}}" holds a credential, which every script of the page can read. Use an HttpOnly cookie, or keep it in memory.',
    configured: '{{library}} is set up to keep tokens in IndexedDB ("{{name}}"), which every script of the page can read. {{advice}}.',
    cached: 'Cache Storage entry "{{name}}" holds a credential, which every script of the page can read after the sign-out as well. Leave such answers out of the cache.',
    cachedExpired: 'Cache Storage entry "{{name}}" holds a token that has expired. Remove it, and leave such answers out of the cache.',
    expired: 'IndexedDB entry "{{name}}" holds a token that has expired. Remove it, and keep its successor out of IndexedDB.',
  },
  judge: {
    storage: (entry, context) => {
      if (entry.area !== 'cache-storage') return judgeStoredCredential('indexeddb', entry, context);
      const verdict = judgeStoredCredential('cache-storage', entry, context);
      return 'message' in verdict ? { ...verdict, message: verdict.message === 'expired' ? 'cachedExpired' : 'cached' } : verdict;
    },
  },
});
