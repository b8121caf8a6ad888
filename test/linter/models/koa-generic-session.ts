import type { RequestListener } from 'node:http';
import model from '#linter/models/koa-generic-session.ts';
import type { ModelCases } from '../model-cases.ts';
import { servedCookie } from '../served-cookie.ts';
import { testPackage } from '../test-package.ts';

interface App {
  proxy: boolean;
  keys: string[];
  use(handler: unknown): void;
  callback(): RequestListener;
}

async function headerOf(name: string): Promise<string | undefined> {
  const { default: Koa } = await testPackage<{ default: new () => App }>('koa');
  const session = (await testPackage<Record<string, (...given: unknown[]) => unknown>>('koa-generic-session'))[name]!;
  const app = new Koa();
  app.proxy = true;
  app.keys = ['only for this test'];
  app.use(session({}, app));
  app.use((ctx: { session: Record<string, unknown>; body: string }) => {
    ctx.session['a'] = 'b';
    ctx.body = 'ok';
  });
  return servedCookie(app.callback());
}

export default {
  model,
  defaults: [
    {
      site: 'koa-generic-session',
      header: () => headerOf('default'),
    },
  ],
  cases: [
    {
      name: 'options of the cookie',
      code: `
const session = require('koa-generic-session');
const redisStore = require('koa-redis');
app.use(session({ store: redisStore() })); //! cookie-missing-samesite
app.use(session({ store: redisStore(), cookie: { httpOnly: false, sameSite: 'strict' } })); //! cookie-missing-httponly
app.use(session({ key: 'sid', store: redisStore(), cookie: { sameSite: 'strict', maxAge: 60 * 60 * 1000 } }));`,
    },
  ],
} satisfies ModelCases;
