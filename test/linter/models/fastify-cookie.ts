import model from '#linter/models/fastify-cookie.ts';
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
  app.register((await testPackage<{ default: unknown }>('@fastify/cookie')).default);
  app.get('/', (_request, reply) => void reply.setCookie('a', 'b').send('ok'));
  const { headers } = await app.inject('/');
  await app.close();
  return [headers['set-cookie']].flat()[0];
}

export default {
  model,
  defaults: [{ site: '%Reply.{setCookie,cookie}', header }],
  cases: [
    {
      name: 'a handler, its options and a plug-in',
      code: `
import Fastify from 'fastify';
import fastifyCookie from '@fastify/cookie';
const app = Fastify();
app.register(fastifyCookie, { secret: process.env.COOKIE_SECRET });
app.post('/login', async (request, reply) => {
  const session = await create(request);
  reply.setCookie('session', session); //! cookie-missing-httponly cookie-missing-secure
  reply.setCookie('session', session, { httpOnly: true, secure: true, path: '/' });
  reply.code(200).setCookie('session', session, { httpOnly: true, secure: false, path: '/' }); //! cookie-missing-secure
  reply.setCookie('theme', request.body.theme);
  reply.clearCookie('session');
});
app.register(async (instance) => {
  instance.route({ method: 'POST', url: '/token', handler: async (request, answer) => {
    answer.setCookie('access_token', sign(request), { secure: true, path: '/' }); //! token-in-script-readable-cookie
  } });
});`,
    },
    {
      name: 'the key of the plug-in',
      code: `
import Fastify from 'fastify';
const app = Fastify();
app.register(require('@fastify/cookie'), { secret: 'written in the code' }); //! session-secret-hardcoded`,
    },
    {
      name: 'the reply is known by its type, as in NestJS',
      code: `
import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
@Controller()
export class AuthController {
  @Post('login')
  login(@Res({ passthrough: true }) answer: FastifyReply) {
    answer.setCookie('session', this.sessions.create(), { httpOnly: true, path: '/' }); //! cookie-missing-secure
  }
}`,
    },
  ],
} satisfies ModelCases;
