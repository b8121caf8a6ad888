import type { RequestListener } from 'node:http';
import koa from '#linter/models/koa.ts';
import type { ModelCases } from '../model-cases.ts';
import { servedCookie } from '../served-cookie.ts';
import { testPackage } from '../test-package.ts';

interface App {
  proxy: boolean;
  use(handler: (ctx: { cookies: { set(name: string, value: string): void }; body: string }) => void): void;
  callback(): RequestListener;
}

export default {
  model: koa,
  defaults: [
    {
      site: '%Context.cookies.set',
      header: async () => {
        const { default: Koa } = await testPackage<{ default: new () => App }>('koa');
        const app = new Koa();
        app.proxy = true;
        app.use((ctx) => {
          ctx.cookies.set('a', 'b');
          ctx.body = 'ok';
        });
        return servedCookie(app.callback());
      },
    },
  ],
  cases: [
    {
      name: 'the context of an app and of a router',
      code: `
import Koa from 'koa';
import Router from '@koa/router';
const app = new Koa();
const router = new Router();
router.post('/login', async (ctx) => {
  const session = await create(ctx);
  ctx.cookies.set('session', session); //! cookie-missing-samesite
  ctx.cookies.set('session', session, { httpOnly: true, sameSite: 'lax' });
  ctx.cookies.set('session', session, { httpOnly: false, secure: false, sameSite: 'lax' }); //! cookie-missing-httponly cookie-missing-secure
  ctx.cookies.set('session', null);
  ctx.cookies.set('theme', ctx.request.body.theme);
});
app.use(router.routes());`,
    },
    {
      name: 'the unit is milliseconds',
      code: `
const Koa = require('koa');
const app = new Koa();
app.use(async (context, next) => {
  context.cookies.set('session', await create(), { sameSite: 'lax', maxAge: 14 * 24 * 60 * 60 * 1000 });
  context.cookies.set('session', await create(), { sameSite: 'lax', maxAge: 365 * 24 * 60 * 60 * 1000 }); //! cookie-auth-lifetime-long
});`,
    },
    {
      name: 'keys of the app',
      code: `
import Koa from 'koa';
const app = new Koa();
app.keys = ['written in the code', 'and an old one']; //! session-secret-hardcoded
const other = new Koa();
other.keys = [process.env.KEY];`,
    },
  ],
} satisfies ModelCases;
