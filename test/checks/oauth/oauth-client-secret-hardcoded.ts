import { absent, set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape } from '../facts.ts';

const secret = (traits: Parameters<typeof codeShape>[1]) => codeShape('oauth-client-secret-hardcoded', { origin: set('literal'), octets: set(24), ...traits });

export default {
  facts: [
    { name: 'a literal', fact: secret({}), verdict: 'fail', severity: 'high' },
    { name: 'a placeholder', fact: secret({ placeholder: set(true) }), verdict: 'skip' },
    { name: 'too short to be one', fact: secret({ octets: set(3) }), verdict: 'skip' },
    { name: 'from the environment', fact: secret({ origin: set('environment'), octets: absent }), verdict: 'pass' },
    { name: 'a literal for want of the variable', fact: secret({ origin: set('environment-with-literal-fallback') }), verdict: 'pass' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { origin: set('literal'), octets: set(24) }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a passport strategy',
        code: source`
          import { Strategy } from 'passport-github2';
          export const github = new Strategy({ clientID: 'Iv1.8a61f9b3a7aba766', clientSecret: '1f2e3d4c5b6a79881f2e3d4c5b6a7988', callbackURL: '/callback' }, verify);
        `,
      },
      {
        name: 'a token request',
        code: source`
          const secret = '1f2e3d4c5b6a79881f2e3d4c5b6a7988';
          export const exchange = (code) =>
            fetch('https://id.example/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code, client_id: 'shop', client_secret: secret }) });
        `,
      },
      {
        name: 'a client of its own, with short names',
        code: source`
          import { AuthorizationCode } from 'simple-oauth2';
          const KEY = '1f2e3d4c5b6a79881f2e3d4c5b6a7988';
          export const books = new AuthorizationCode({ client: { id: 'shop', secret: KEY }, auth: { tokenHost: 'https://id.example' } });
        `,
      },
      {
        name: 'a plug-in with the credentials of a client',
        code: source`
          import oauth from '@fastify/oauth2';
          app.register(oauth, { name: 'google', credentials: { client: { id: 'shop', secret: '1f2e3d4c5b6a79881f2e3d4c5b6a7988' }, auth: oauth.GOOGLE_CONFIGURATION } });
        `,
      },
      {
        name: 'a form that is put together in steps',
        code: source`
          const body = new URLSearchParams();
          body.set('client_id', 'shop');
          body.set('client_secret', '1f2e3d4c5b6a79881f2e3d4c5b6a7988');
        `,
      },
      {
        name: 'the arguments of a discovery',
        code: source`
          import * as client from 'openid-client';
          export const config = await client.discovery(new URL('https://id.example'), 'shop', '1f2e3d4c5b6a79881f2e3d4c5b6a7988');
        `,
      },
      {
        name: 'a provider of arctic',
        code: source`
          import { GitHub } from 'arctic';
          export const github = new GitHub('Iv1.8a61f9b3a7aba766', '1f2e3d4c5b6a79881f2e3d4c5b6a7988', null);
        `,
      },
      {
        name: 'the arguments of a client',
        code: source`
          import { OAuth2Client } from 'google-auth-library';
          export const client = new OAuth2Client('123.apps.googleusercontent.com', 'GOCSPX-Zk3jfh48fhs73hfGHJ8djk2', 'https://app.test/cb');
        `,
      },
      {
        name: 'a secret for a strategy of OAuth 1',
        code: source`
          passport.use(new TwitterStrategy({ consumerKey: 'k7Jd93hTqLm2', consumerSecret: 'Zp4vQ81xLr0sWn7Tb2Yc6KdHf5Gj9Ma3', callbackURL: '/callback' }, verify));
        `,
      },
    ],
    good: [
      {
        name: 'from the environment',
        code: source`
          import { Strategy } from 'passport-github2';
          export const github = new Strategy({ clientID: process.env.GITHUB_ID, clientSecret: process.env.GITHUB_SECRET, callbackURL: '/callback' }, verify);
        `,
      },
      {
        name: 'a placeholder',
        code: source`
          export const config = { clientId: 'your-client-id', clientSecret: 'your-client-secret' };
        `,
      },
      {
        name: 'a secret of something else',
        code: source`
          export const webhook = { client: { id: 'shop', secret: '1f2e3d4c5b6a79881f2e3d4c5b6a7988' }, events: ['paid'] };
          export const github = new GitHub('Iv1.8a61f9b3a7aba766', '1f2e3d4c5b6a79881f2e3d4c5b6a7988', null);
        `,
      },
      {
        name: 'a client from the environment',
        code: source`
          import { AuthorizationCode } from 'simple-oauth2';
          export const books = new AuthorizationCode({ client: { id: 'shop', secret: process.env.BOOKS_SECRET }, auth: { tokenHost: 'https://id.example' } });
        `,
      },
      {
        name: 'a column of a table',
        code: source`
          export const columns = { clientId: 'client_id', clientSecret: 'client_secret' };
        `,
      },
      {
        name: 'the arguments of a client, from the environment',
        code: source`
          import { OAuth2Client } from 'google-auth-library';
          export const client = new OAuth2Client(process.env.CLIENT_ID, process.env.CLIENT_SECRET, 'https://app.test/cb');
        `,
      },
      {
        name: 'the same words for a header of a form',
        code: source`
          const body = new FormData();
          body.delete('client_secret', 'Zp4vQ81xLr0sWn7Tb2Yc6KdHf5Gj9Ma3');
          body.set('client_hint', 'Zp4vQ81xLr0sWn7Tb2Yc6KdHf5Gj9Ma3');
          const clientId = 'k7Jd93hTqLm2';
        `,
      },
    ],
  },
} satisfies CheckCases;
