import { source, type CheckCases } from '../case.ts';
import { exchange } from '../facts.ts';

const opaque = 'f7c9a1e5b8d2f60417ac3e9d5b80f127';
const asked = (changes: Parameters<typeof exchange>[0] = {}) =>
  exchange({ url: 'https://id.example/oauth/token', method: 'POST', scope: 'other', marks: ['token-request'], requestFields: ['grant_type', 'code', 'code_verifier'], responseFields: ['access_token'], responseCredentials: [{ field: 'access_token', hash: 'a1' }], ...changes });
const call = (form: Record<string, string>, url = 'https://id.example/oauth/token', request: readonly string[] = []) => ({ url, method: 'POST', request, form: { grant_type: 'authorization_code', code: 'abc', ...form }, answer: { access_token: opaque, token_type: 'Bearer' } });

export default {
  facts: [
    { name: 'a code for tokens', fact: asked(), verdict: 'fail', severity: 'info' },
    { name: 'one of two', fact: asked(), among: [asked({ id: 'exchange-2' })], verdict: 'skip' },
    { name: 'DPoP', fact: asked({ requestHeaders: [['DPoP', 'x']] }), verdict: 'pass' },
    { name: 'a client with a secret', fact: asked({ requestFields: ['grant_type', 'client_secret'] }), verdict: 'skip' },
    { name: 'a client that authenticates', fact: asked({ requestHeaders: [['Authorization', 'Basic YTpi']] }), verdict: 'skip' },
    { name: 'its own server', fact: asked({ scope: 'site' }), verdict: 'skip' },
    { name: 'an answer without a token', fact: asked({ responseCredentials: [] }), verdict: 'skip' },
    { name: 'another request', fact: exchange(), verdict: 'skip' },
  ],
  live: [
    { name: 'a page that exchanges its code', then: [call({ code_verifier: opaque })], verdict: 'fail', severity: 'info' },
    { name: 'a client with a secret', then: [call({ client_secret: opaque })], verdict: 'silent' },
    { name: 'a backend of the site', then: [call({}, 'https://shop.example/oauth/token')], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'oidc-client-ts',
        file: 'src/auth.ts',
        code: source`
          import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
          export const manager = new UserManager({ authority: 'https://id.example', client_id: 'shop', redirect_uri: 'https://shop.example/cb', userStore: new WebStorageStateStore({ store: window.sessionStorage }) });
        `,
      },
      {
        name: 'MSAL',
        file: 'src/auth.ts',
        code: source`
          import { PublicClientApplication } from '@azure/msal-browser';
          export const client = new PublicClientApplication({ auth: { clientId: 'shop' }, cache: { cacheLocation: 'sessionStorage' } });
        `,
      },
    ],
    good: [
      {
        name: 'a page with a session cookie',
        file: 'src/api.ts',
        code: source`
          export async function loadNotes() {
            const answer = await fetch('/api/notes', { credentials: 'same-origin' });
            return answer.json();
          }
        `,
      },
      {
        name: 'a store of something else',
        file: 'src/theme.ts',
        code: source`
          export function keepTheme(theme) {
            localStorage.setItem('theme', theme);
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
