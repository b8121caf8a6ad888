import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, exchange } from '../facts.ts';

const id = 'oauth-client-secret-in-browser';
const site = 'shop.example';
const secret = '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';
const tokenRequest = (requestFields: readonly string[], credentials: readonly string[] = [], changes = {}) =>
  exchange({ url: 'https://id.example/token', method: 'POST', scope: 'other', marks: ['token-request'], requestHeaders: [['Origin', 'https://shop.example']], requestFields, requestCredentials: credentials.map((field) => ({ field, hash: 'h1' })), ...changes });
const post = (form: Readonly<Record<string, string>>, url = 'https://id.example/token') => ({ url, method: 'POST', request: ['Origin: https://shop.example'], form });

export default {
  facts: [
    { name: 'a literal in code of the page', fact: codeShape(id, { octets: set(32), placeholder: set(false) }), verdict: 'fail', severity: 'critical' },
    { name: 'a variable that is put into the page', fact: codeShape(id, { variable: set('VITE_CLIENT_SECRET') }), verdict: 'fail', severity: 'critical' },
    { name: 'a placeholder', fact: codeShape(id, { octets: set(18), placeholder: set(true) }), verdict: 'skip' },
    { name: 'a secret in a token request', fact: tokenRequest(['grant_type', 'client_secret'], ['client_secret']), site, verdict: 'fail', severity: 'critical' },
    { name: 'the same at a token endpoint of the site', fact: tokenRequest(['grant_type', 'client_secret'], ['client_secret'], { scope: 'site', requestHeaders: [] }), site, verdict: 'fail' },
    { name: 'a secret in the address', fact: exchange({ url: 'https://shop.example/token?client_secret=x', urlCredentials: [{ in: 'query', field: 'client_secret', hash: 'h1' }] }), site, verdict: 'fail' },
    { name: 'a field without a value that could be one', fact: tokenRequest(['grant_type', 'client_secret']), site, verdict: 'unsure' },
    { name: 'a public client', fact: tokenRequest(['grant_type', 'code', 'client_id', 'code_verifier']), site, verdict: 'skip' },
    { name: 'a settings form', fact: exchange({ url: 'https://shop.example/admin/oauth', method: 'POST', requestFields: ['client_id', 'client_secret'], requestCredentials: [{ field: 'client_secret', hash: 'h1' }] }), site, verdict: 'skip' },
    { name: 'a frame of another site', fact: tokenRequest(['grant_type', 'client_secret'], ['client_secret'], { requestHeaders: [['Origin', 'https://chat.example']] }), site, verdict: 'skip' },
  ],
  live: [
    { name: 'a code exchanged with a secret', then: [post({ grant_type: 'authorization_code', code: 'x', client_id: 'a', client_secret: secret })], verdict: 'fail', severity: 'critical' },
    { name: 'a refresh with a secret', then: [post({ grant_type: 'refresh_token', refresh_token: 'x', client_secret: secret })], verdict: 'fail' },
    { name: 'a code exchanged with PKCE', then: [post({ grant_type: 'authorization_code', code: 'x', client_id: 'a', code_verifier: secret })], verdict: 'silent' },
    { name: 'a form for the settings of a client', then: [post({ client_id: 'a', client_secret: secret }, 'https://shop.example/admin/clients')], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a token request of the page',
        file: 'callback.ts',
        code: source`
          export async function exchange(code: string) {
            const body = new URLSearchParams({ grant_type: 'authorization_code', code, client_id: 'shop', client_secret: 'q3Jt0v7sQkYx2c9ZbLwHn4Rm' });
            const response = await fetch('https://id.shop.example/token', { method: 'POST', body });
            sessionStorage.setItem('state', await response.text());
          }
        `,
      },
      {
        name: 'a variable with a public prefix',
        file: 'auth.ts',
        code: source`
          export const provider = { clientId: process.env.NEXT_PUBLIC_CLIENT_ID, clientSecret: process.env.NEXT_PUBLIC_CLIENT_SECRET };
        `,
      },
      {
        name: 'the secret of angular-oauth2-oidc',
        file: 'auth.config.ts',
        code: source`
          import { AuthConfig } from 'angular-oauth2-oidc';
          export const authConfig: AuthConfig = { issuer: 'https://id.example', redirectUri: window.location.origin, clientId: 'hr', dummyClientSecret: 'q8Zs1LrVw7NfT2xKjD5uYcPb', responseType: 'code' };
        `,
      },
    ],
    good: [
      {
        name: 'on the server',
        code: source`
          import express from 'express';

          export const provider = { clientId: process.env.CLIENT_ID, clientSecret: process.env.CLIENT_SECRET };
          export const body = new URLSearchParams({ client_secret: process.env.CLIENT_SECRET });
          export const app = express();
        `,
      },
      {
        name: 'a form of the administrator',
        file: 'settings.tsx',
        code: source`
          import { useState } from 'react';

          export function Settings({ settings }) {
            const [form] = useState({ clientId: settings.clientId, clientSecret: '' });
            const labels = { clientSecret: '<your secret>' };
            return { form, labels, saved: { clientSecret: settings.clientSecret } };
          }
        `,
      },
      {
        name: 'a secret that is none, for a server that insists on one',
        file: 'auth.config.ts',
        code: source`
          import { AuthConfig } from 'angular-oauth2-oidc';
          export const authConfig: AuthConfig = { issuer: 'https://id.example', redirectUri: window.location.origin, clientId: 'hr', dummyClientSecret: 'dummy', responseType: 'code' };
        `,
      },
    ],
  },
} satisfies CheckCases;
