import fastifyCsrfProtection from '#linter/models/fastify-csrf-protection.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface App {
  register(plugin: unknown, options: object): Promise<void>;
  get(path: string, handler: (request: unknown, reply: { generateCsrf(options?: object): string }) => Promise<string>): void;
  post(path: string, options: object, handler: () => Promise<string>): void;
  inject(request: object): Promise<{ readonly statusCode: number; readonly body: string; readonly cookies: readonly { readonly name: string; readonly value: string }[] }>;
  readonly csrfProtection: unknown;
}

/** Statuses of a POST with the token of one visitor: sent by that visitor, by another with the cookie, without the cookie. */
async function statusesWith(options: object): Promise<number[]> {
  const { default: fastify } = await testPackage<{ default: () => App }>('fastify');
  const app = fastify();
  await app.register((await testPackage<{ default: unknown }>('@fastify/cookie')).default, { secret: 'a key for tests' });
  await app.register((await testPackage<{ default: unknown }>('@fastify/csrf-protection')).default, options);
  app.get('/', async (_request, reply) => reply.generateCsrf('getUserInfo' in options ? { userInfo: 'Ada' } : undefined));
  app.post('/', { preHandler: app.csrfProtection }, async () => 'done');
  const { body, cookies } = await app.inject({ url: '/' });
  const jar = Object.fromEntries(cookies.map(({ name, value }) => [name, value]));
  const post = async (user: string, sent: object) => (await app.inject({ method: 'POST', url: '/', headers: { 'csrf-token': body, user }, cookies: sent })).statusCode;
  return [await post('Ada', jar), await post('Bob', jar), await post('Ada', {})];
}

export default {
  model: fastifyCsrfProtection,
  defaults: [],
  withoutHeaders: 'it sets a cookie of its own for the secret of the token only',
  behaviour: [
    { name: 'a token holds for whoever has the cookie', shows: () => statusesWith({}), is: [200, 200, 403] },
    { name: 'with getUserInfo it holds for one user', shows: () => statusesWith({ getUserInfo: ({ headers }: { headers: Record<string, string> }) => headers['user'], csrfOpts: { hmacKey: 'a key for tests' } }), is: [200, 403, 403] },
  ],
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
