import model from '#linter/models/fastify-secure-session.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

type Reply = Record<'setCookie' | 'cookie', (name: string, value: string) => Reply> & { send(text: string): Reply };
interface App {
  register(plugin: unknown, options?: object): void;
  get(path: string, handler: (request: { session: { set(name: string, value: string): void } }, reply: Reply) => void): void;
  inject(path: string): Promise<{ headers: Record<string, string | string[] | undefined> }>;
  close(): Promise<void>;
}

async function header(): Promise<string | undefined> {
  const { default: fastify } = await testPackage<{ default: (options: object) => App }>('fastify');
  const app = fastify({});
  const { default: secureSession } = await testPackage<{ default: unknown }>('@fastify/secure-session');
  app.register(secureSession, { key: Buffer.alloc(32, 7) });
  app.get('/', (request, reply) => {
    request.session.set('a', 'b');
    reply.send('ok');
  });
  const { headers } = await app.inject('/');
  await app.close();
  return [headers['set-cookie']].flat()[0];
}

export default {
  model,
  defaults: [{ site: '@fastify/secure-session', header }],
  cases: [
    {
      name: 'not secure by default',
      code: `
import Fastify from 'fastify';
import secureSession from '@fastify/secure-session';
const app = Fastify();
app.register(secureSession, { key: readKey() }); //! cookie-missing-secure
app.register(secureSession, { key: readKey(), cookie: { path: '/', secure: true } });
app.register(secureSession, { secret: process.env.SECRET, cookie: { path: '/', httpOnly: false, secure: true } }); //! cookie-missing-httponly`,
    },
  ],
} satisfies ModelCases;
