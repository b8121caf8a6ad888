import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape } from '../facts.ts';

const id = 'auth-secret-in-public-env';

export default {
  facts: [
    { name: 'a secret under a public prefix', fact: codeShape(id, { prefix: set('NEXT_PUBLIC_'), says: set('secret') }), verdict: 'fail', severity: 'critical' },
    { name: 'nothing that is called a secret', fact: codeShape(id, { prefix: set('NEXT_PUBLIC_') }), verdict: 'skip' },
    { name: 'the shape of another check', fact: codeShape('jwt-secret-hardcoded', {}), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a signing secret',
        file: 'session.ts',
        code: source`
          import jwt from 'jsonwebtoken';

          export const sign = (user) => jwt.sign({ sub: user.id }, process.env.NEXT_PUBLIC_JWT_SECRET, { expiresIn: '15m' });
        `,
      },
      {
        name: 'of Vite, taken apart',
        file: 'client.ts',
        code: source`
          const { VITE_SUPABASE_SERVICE_ROLE_KEY } = import.meta.env;
          export const admin = createClient(url, VITE_SUPABASE_SERVICE_ROLE_KEY);
        `,
      },
      {
        name: 'of SvelteKit',
        file: 'client.ts',
        code: source`
          import { PUBLIC_SIGNING_KEY } from '$env/static/public';
          export const key = PUBLIC_SIGNING_KEY;
        `,
      },
      {
        name: 'in the public settings of Nuxt',
        file: 'nuxt.config.ts',
        code: source`
          export default defineNuxtConfig({ runtimeConfig: { public: { apiUrl: '/api', jwtSecret: process.env.JWT_SECRET } } });
        `,
      },
      {
        name: 'the token of an administrator',
        code: source`
          export const admin = () => fetch('/api/admin', { headers: { Authorization: \`Bearer \${process.env.NEXT_PUBLIC_ADMIN_TOKEN}\` } });
        `,
      },
    ],
    good: [
      {
        name: 'in the private settings of Nuxt',
        file: 'nuxt.config.ts',
        code: source`
          export default defineNuxtConfig({ runtimeConfig: { jwtSecret: process.env.JWT_SECRET, public: { siteKey: process.env.SITE_KEY, showPassword: true } } });
        `,
      },
      {
        name: 'without the prefix',
        code: source`
          export const secret = process.env.JWT_SECRET;
          export const key = process.env.PUBLIC_KEY;
        `,
      },
      {
        name: 'made to be public',
        file: 'client.ts',
        code: source`
          export const anon = process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY;
          export const stripe = process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY;
          export const site = import.meta.env.VITE_RECAPTCHA_SITE_KEY;
          export const client = import.meta.env.VITE_CLIENT_ID;
          export const url = process.env.REACT_APP_API_URL;
          export const verifier = process.env.NEXT_PUBLIC_JWT_PUBLIC_KEY;
        `,
      },
      {
        name: 'about passwords and secrets, but none',
        file: 'client.ts',
        code: source`
          export const min = import.meta.env.VITE_PASSWORD_MIN_LENGTH;
          export const santa = import.meta.env.VITE_SECRET_SANTA_URL;
          export const forgot = import.meta.env.VITE_ENABLE_FORGOT_PASSWORD;
        `,
      },
    ],
  },
} satisfies CheckCases;
