import fastifyCsrfProtection from '#linter/models/fastify-csrf-protection.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: fastifyCsrfProtection,
  defaults: [],
  withoutHeaders: 'it sets a cookie of its own for the secret of the token only',
  cases: [
    {
      name: 'as it comes, and in the session',
      code: `
import csrf from '@fastify/csrf-protection';
await app.register(csrf);
await app.register(csrf, { sessionPlugin: '@fastify/session' });
await app.register(csrf, { getUserInfo: (req) => req.session.get('user'), csrfOpts: { hmacKey: process.env.KEY } });`,
    },
  ],
} satisfies ModelCases;
