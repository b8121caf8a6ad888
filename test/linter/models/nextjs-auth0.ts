import model from '#linter/models/nextjs-auth0.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '4.30.0', source: 'dist/server/session/abstract-session-store.js, dist/server/client.js' },
  withoutHeaders: 'It needs a running Next.js application and an identity provider; the defaults were read in the published files.',
  cases: [
    {
      name: 'safe by default',
      code: `
import { Auth0Client } from '@auth0/nextjs-auth0/server';
export const auth0 = new Auth0Client();
export const open = new Auth0Client({ session: { cookie: { sameSite: 'none', secure: true } } }); //! cookie-samesite-none-on-auth
export const plain = new Auth0Client({ secret: process.env.AUTH0_SECRET, session: { cookie: { secure: false } } }); //! cookie-missing-secure`,
    },
  ],
} satisfies ModelCases;
