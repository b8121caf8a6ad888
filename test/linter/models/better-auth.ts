import model from '#linter/models/better-auth.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '1.7.25', source: 'dist/cookies/index.mjs' },
  withoutHeaders: 'It signs in against a database; the defaults were read in the published file.',
  cases: [
    {
      name: 'safe by default',
      code: `
import { betterAuth } from 'better-auth';
export const auth = betterAuth({ database });
export const open = betterAuth({ database, advanced: { defaultCookieAttributes: { httpOnly: false } } }); //! cookie-missing-httponly
export const framed = betterAuth({ database, advanced: { defaultCookieAttributes: { sameSite: 'none' } } }); //! cookie-samesite-none-on-auth
export const shared = betterAuth({ database, advanced: { crossSubDomainCookies: { enabled: true, domain: '.shop.example' } } });
export const wide = betterAuth({ database, advanced: { defaultCookieAttributes: { domain: '.shop.example' } } }); //! cookie-domain-too-broad
export const alone = betterAuth({ database, advanced: { crossSubDomainCookies: { enabled: false, domain: '.shop.example' } } });
export const known = betterAuth({ database, secret: 'written in the code, and long enough' }); //! session-secret-hardcoded`,
    },
  ],
} satisfies ModelCases;
