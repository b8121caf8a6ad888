import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, exchange } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const id = 'oauth-implicit-token-in-fragment';
const site = 'shop.example';
const authorize = (query: string, changes = {}) =>
  exchange({ url: `https://id.example/authorize?client_id=a&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback&${query}`, scope: 'other', marks: ['oauth-request'], status: 302, ...changes });
const answer = (location: string) => exchange({ id: 'exchange-2', url: 'https://id.example/login', scope: 'other', status: 302, responseHeaders: [['Location', location]] });
const request = (query: string) => ({ url: `https://id.example/authorize?client_id=a&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback&${query}`, status: 302, response: ['Location: https://id.example/login'] });

export default {
  facts: [
    { name: 'code that asks for a token', fact: codeShape(id, { type: set('token') }, { name: 'response_type' }), verdict: 'fail', severity: 'high' },
    { name: 'an SDK that is told to', fact: codeShape(id, { type: set('implicit'), advice: set('Set flowType to pkce'), isDefault: set(false) }), verdict: 'fail', severity: 'high' },
    { name: 'an SDK whose default it is', fact: codeShape(id, { type: set('implicit'), advice: set('Set flowType to pkce'), isDefault: set(true) }), verdict: 'fail', severity: 'medium' },
    { name: 'a shape without an answer', fact: codeShape(id, {}), verdict: 'skip' },
    { name: 'a token', fact: authorize('response_type=token'), site, verdict: 'fail', severity: 'high' },
    { name: 'a token and an ID token', fact: authorize('response_type=id_token%20token'), site, verdict: 'fail' },
    { name: 'the answer alone', fact: answer('https://shop.example/callback#access_token=x&token_type=bearer'), site, verdict: 'fail' },
    { name: 'the answer to a request that is judged', fact: answer('https://shop.example/callback#access_token=x'), among: [authorize('response_type=token')], site, verdict: 'skip' },
    { name: 'a code', fact: authorize('response_type=code&code_challenge=x'), site, verdict: 'pass' },
    { name: 'an ID token in a form', fact: authorize('response_type=id_token&response_mode=form_post&nonce=n'), site, verdict: 'pass' },
    { name: 'a pushed request', fact: authorize('request_uri=urn:x'), site, verdict: 'skip' },
    { name: 'state in the fragment', fact: answer('https://shop.example/callback#state=x'), site, verdict: 'skip' },
    { name: 'an identity provider as the client of another', fact: { ...authorize(''), url: 'https://social.example/authorize?client_id=b&response_type=token&redirect_uri=https%3A%2F%2Fid.example%2Fcallback' }, site, verdict: 'skip' },
    { name: 'an anchor', fact: answer('https://shop.example/help#access_token'), site, verdict: 'skip' },
    { name: 'SAML', fact: exchange({ url: 'https://id.example/sso?SAMLRequest=x', marks: ['oauth-request'] }), site, verdict: 'skip' },
  ],
  live: [
    { name: 'the implicit flow', then: [request('response_type=token&state=x')], verdict: 'fail', severity: 'high' },
    { name: 'an answer whose request was not seen', then: [{ url: 'https://id.example/login', method: 'POST', status: 302, response: [`Location: https://shop.example/callback#access_token=${accessToken()}`] }], verdict: 'fail' },
    { name: 'the code flow', then: [request('response_type=code&state=x&code_challenge=y&code_challenge_method=S256')], verdict: 'silent' },
    { name: 'the hybrid flow without a token', then: [request('response_type=code%20id_token&nonce=x')], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'an option of an SDK',
        file: 'auth.ts',
        code: source`
          import { UserManager } from 'oidc-client-ts';

          export const users = new UserManager({
            authority: 'https://id.shop.example',
            client_id: 'shop',
            redirect_uri: 'https://shop.example/callback',
            response_type: 'id_token token',
          });
        `,
      },
      {
        name: 'an address',
        file: 'auth.ts',
        code: source`
          export const login = (state: string) => {
            location.href = 'https://id.shop.example/authorize?client_id=shop&response_type=token&state=' + state;
          };
        `,
      },
      {
        name: 'Keycloak, through what Angular has for it',
        file: 'keycloak.init.ts',
        code: source`
          import { KeycloakService } from 'keycloak-angular';
          export const start = (keycloak: KeycloakService) => () => keycloak.init({ config, initOptions: { onLoad: 'check-sso', flow: 'implicit' } });
        `,
      },
      {
        name: 'Keycloak, through what React has for it',
        file: 'app.tsx',
        code: source`
          import { ReactKeycloakProvider } from '@react-keycloak/web';
          import { keycloak } from './keycloak';
          export const App = () => <ReactKeycloakProvider authClient={keycloak} initOptions={{ checkLoginIframe: false, flow: 'hybrid' }}><Shop /></ReactKeycloakProvider>;
        `,
      },
      {
        name: 'a default of Supabase',
        file: 'client.ts',
        code: source`
          'use client';
          import { createClient } from '@supabase/supabase-js';

          export const supabase = createClient('https://abc.supabase.co', anonKey, { auth: { persistSession: false } });
        `,
      },
      {
        name: 'a parameter, and a list',
        file: 'auth.ts',
        code: source`
          params.set('response_type', 'token');
        `,
      },
      {
        name: 'a page that takes the token out of its address',
        file: 'callback.ts',
        code: source`
          const answer = new URLSearchParams(window.location.hash.slice(1));
          const accessToken = answer.get('access_token');
          if (accessToken) keep(accessToken);
        `,
      },
      {
        name: 'the same with a router and an expression',
        file: 'callback.tsx',
        code: source`
          import { useLocation } from 'react-router-dom';
          export function Callback() {
            const { hash } = useLocation();
            const found = hash.match(/access_token=([^&]*)/);
            return <Home token={found?.[1]} />;
          }
        `,
      },
      {
        name: 'the same through a function of the file',
        file: 'callback.js',
        code: source`
          const parsed = (text) => Object.fromEntries(new URLSearchParams(text));
          export function finish() {
            const { access_token: token, state } = parsed(document.location.hash.substring(1));
            if (state === kept) use(token);
          }
        `,
      },
      {
        name: 'a flow that is chosen in a file that may run anywhere',
        file: 'supabase.ts',
        code: source`
          import { createClient } from '@supabase/supabase-js';
          const options = { auth: { flowType: 'implicit' } };
          export const supabase = createClient(url, key, options);
        `,
      },
    ],
    good: [
      {
        name: 'a tool that takes addresses apart, and a page that keeps them out of its statistics',
        file: 'addresses.ts',
        code: source`
          export const hasToken = (text: string) => new URLSearchParams(new URL(text).hash.slice(1)).get('access_token') !== null;
          export const page = () => (location.hash.includes('access_token=') ? location.pathname : location.pathname + location.hash);
        `,
      },
      {
        name: 'a page that opens what its address names',
        file: 'tabs.ts',
        code: source`
          const tab = new URLSearchParams(window.location.hash.slice(1)).get('tab');
          const { access_token: token } = await (await fetch('/token', { method: 'POST' })).json();
          show(tab, token);
        `,
      },
      {
        name: 'the hash of a text',
        file: 'cache.ts',
        code: source`
          const key = entry.hash.slice(0, 8);
          export const token = (await exchange(key)).access_token;
        `,
      },
      {
        name: 'the code flow',
        file: 'auth.ts',
        code: source`
          import { UserManager } from 'oidc-client-ts';
          import { createClient } from '@supabase/supabase-js';

          export const users = new UserManager({ authority: 'https://id.shop.example', client_id: 'shop', redirect_uri: 'https://shop.example/callback', response_type: 'code' });
          export const supabase = createClient('https://abc.supabase.co', anonKey, { auth: { flowType: 'pkce' } });
          export const login = () => location.assign('https://id.shop.example/authorize?response_type=code&code_challenge=' + challenge);
        `,
      },
      {
        name: 'the code flow of Keycloak, and a flow of something else',
        file: 'keycloak.init.ts',
        code: source`
          import { provideKeycloak } from 'keycloak-angular';
          export const keycloak = provideKeycloak({ config, initOptions: { onLoad: 'check-sso', flow: 'standard', pkceMethod: 'S256' } });
          export const layout = { flow: 'implicit', grid: 'explicit' };
        `,
      },
      {
        name: 'response types of requests, and an ID token alone',
        file: 'files.ts',
        code: source`
          import axios from 'axios';

          export const file = () => axios.get('/file', { responseType: 'blob' });
          export const form = { response_type: 'id_token', response_mode: 'form_post' };
          export const metadata = { response_types_supported: ['code', 'token'] };
          export const open = (type) => ({ response_type: type });
        `,
      },
    ],
  },
} satisfies CheckCases;
