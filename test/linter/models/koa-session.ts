import type { RequestListener } from 'node:http';
import model from '#linter/models/koa-session.ts';
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
  const session = (await testPackage<Record<string, (...given: unknown[]) => unknown>>('koa-session'))[name]!;
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
      site: 'koa-session.createSession',
      header: () => headerOf('createSession'),
    },
    {
      site: 'koa-session',
      header: () => headerOf('default'),
    },
  ],
  cases: [
    {
      name: 'state in the cookie, state in a store',
      code: `
import session from 'koa-session';
import { store } from './store';
app.use(session({ key: 'sid', store }, app)); //! cookie-missing-samesite
app.use(session({ key: 'sid', store, sameSite: 'lax', maxAge: 3600 * 1000 }, app));
app.use(session({ key: 'sid', store, sameSite: 'lax', httpOnly: false }, app)); //! cookie-missing-httponly
app.use(session(app));`,
    },
  ],
} satisfies ModelCases;
