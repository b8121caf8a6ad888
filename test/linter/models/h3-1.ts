import type { RequestListener } from 'node:http';
import model from '#linter/models/h3-1.ts';
import type { ModelCases } from '../model-cases.ts';
import { servedCookie } from '../served-cookie.ts';
import { testPackage } from '../test-package.ts';

interface H3 {
  createApp(): { use(handler: unknown): void };
  eventHandler(handler: (event: unknown) => unknown): unknown;
  toNodeListener(app: unknown): RequestListener;
  setCookie(event: unknown, name: string, value: string): void;
  useSession(event: unknown, options: object): Promise<{ update(data: object): Promise<unknown> }>;
}

async function headerOf(answer: (event: unknown) => unknown): Promise<string | undefined> {
  const { createApp, eventHandler, toNodeListener } = await testPackage<H3>('h3');
  const app = createApp();
  app.use(
    eventHandler(async (event) => {
      await answer(event);
      return 'ok';
    }),
  );
  return servedCookie(toNodeListener(app));
}

const sessionOptions = { password: 'only for this test, and long enough for it' };
const loaded = () => testPackage<H3>('h3');

export default {
  model,
  defaults: [
    { site: '%Package.setCookie', header: () => headerOf(async (event) => (await loaded()).setCookie(event, 'a', 'b')) },
    { site: '%Package.{useSession,getSession,updateSession}', header: () => headerOf(async (event) => (await (await loaded()).useSession(event, sessionOptions)).update({ a: 'b' })) },
  ],
  cases: [
    {
      name: 'a sealed session',
      code: `
import { useSession } from 'h3';
export default async (event) => {
  const session = await useSession(event, { password: process.env.SESSION_PASSWORD, name: 'sid' });
  const other = await useSession(event, { password: process.env.SESSION_PASSWORD, name: 'sid', cookie: { secure: false, sameSite: 'lax' } }); //! cookie-missing-secure
  return session.data;
};`,
    },
    {
      name: 'Nitro imports by itself',
      file: 'server/api/login.post.ts',
      code: `
export default defineEventHandler(async (event) => {
  const session = await create(event);
  setCookie(event, 'session', session, { httpOnly: true, secure: true, sameSite: 'strict' });
  setCookie(event, 'session', session); //! cookie-missing-httponly cookie-missing-samesite cookie-missing-secure
  setCookie(event, 'theme', 'dark');
  deleteCookie(event, 'session');
});`,
    },
  ],
} satisfies ModelCases;
