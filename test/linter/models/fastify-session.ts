import model from '#linter/models/fastify-session.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

type Reply = Record<'setCookie' | 'cookie', (name: string, value: string) => Reply> & { send(text: string): Reply };
interface App {
  register(plugin: unknown, options?: object): void;
  get(path: string, handler: (request: { session: { set(name: string, value: string): void } }, reply: Reply) => void): void;
  inject(request: object): Promise<{ headers: Record<string, string | string[] | undefined> }>;
  close(): Promise<void>;
}

async function header(): Promise<string | undefined> {
  const { default: fastify } = await testPackage<{ default: (options: object) => App }>('fastify');
  const app = fastify({ trustProxy: true });
  app.register((await testPackage<{ default: unknown }>('@fastify/cookie')).default);
  app.register((await testPackage<{ default: unknown }>('@fastify/session')).default, { secret: 'only for this test, and long enough' });
  app.get('/', (request, reply) => {
    request.session.set('a', 'b');
    reply.send('ok');
  });
  const { headers } = await app.inject({ url: '/', headers: { 'x-forwarded-proto': 'https' } });
  await app.close();
  return [headers['set-cookie']].flat()[0];
}

export default {
  model,
  defaults: [{ site: '@fastify/session', header }],
  cases: [
    {
      name: 'secure by default, and without SameSite',
      code: `
import Fastify from 'fastify';
import fastifySession from '@fastify/session';
import { store } from './store';
const app = Fastify();
app.register(fastifySession, { secret: process.env.SECRET, store }); //! cookie-missing-samesite
app.register(fastifySession, { secret: process.env.SECRET, store, cookie: { secure: false, sameSite: 'lax' } }); //! cookie-missing-secure
app.register(fastifySession, { secret: process.env.SECRET, store, cookie: { sameSite: 'lax', maxAge: 1800000 } });
app.register(fastifySession, options);`,
    },
    {
      name: 'the versions for Fastify 4 keep sessions in memory, too',
      installed: { '@fastify/session': '10.x' },
      code: `
import Fastify from 'fastify';
import session from '@fastify/session';
import { store } from './store';
const app = Fastify();
app.register(session, { secret: process.env.SECRET, cookie: { sameSite: 'lax', maxAge: 1800000 } }); //! session-store-in-memory
app.register(session, { secret: process.env.SECRET, store, cookie: { sameSite: 'lax', maxAge: 1800000 } });`,
    },
  ],
} satisfies ModelCases;
