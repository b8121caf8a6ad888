import model from '#linter/models/fastify-cookie-9.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '9.4.0', source: 'plugin.js' },
  withoutHeaders: 'only the current version is installed; the code of 6.0.0, 8.3.0 and 9.4.0 was read.',
  cases: [
    {
      name: 'with Fastify 4 nobody says SameSite',
      installed: { '@fastify/cookie': '9.x' },
      code: `
import Fastify from 'fastify';
const app = Fastify();
app.post('/login', async (request, reply) => {
  const session = await create(request);
  reply.setCookie('session', session, { httpOnly: true, secure: true, path: '/' }); //! cookie-missing-samesite
  reply.setCookie('session', session, { httpOnly: true, secure: true, path: '/', sameSite: 'same-origin' }); //! cookie-samesite-invalid
  reply.setCookie('session', session, { httpOnly: true, secure: true, path: '/', sameSite: 'lax' });
  reply.setCookie('theme', request.body.theme);
  reply.clearCookie('session');
});
app.register(require('@fastify/cookie'), { secret: 'written in the code' }); //! session-secret-hardcoded`,
    },
    {
      name: 'version 10 writes Lax as 11 does',
      installed: { '@fastify/cookie': '10.0.1' },
      code: `
import Fastify from 'fastify';
Fastify().post('/login', async (request, reply) => {
  reply.setCookie('session', await create(request), { httpOnly: true, secure: true, path: '/' });
});`,
    },
  ],
} satisfies ModelCases;
