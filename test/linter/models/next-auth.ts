import model from '#linter/models/next-auth.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '4.24.15', source: 'core/init.js, core/lib/cookie.js' },
  withoutHeaders: 'It needs a running Next.js application; the defaults were read in the published files.',
  cases: [
    {
      name: 'a handler of the pages router',
      code: `
import NextAuth from 'next-auth';
export default NextAuth({ providers: [], secret: process.env.SECRET });
export const auth = (req, res) => NextAuth(req, res, { providers: [], secret: process.env.SECRET, cookies: { sessionToken: { name: 'session', options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false } } } }); //! cookie-missing-secure`,
    },
  ],
} satisfies ModelCases;
