import model from '#linter/models/bun.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '1.4.5', source: 'bun-types 1.4.5, bun.d.ts (CookieInit, CookieMap)' },
  withoutHeaders: 'Bun is a runtime of its own; the defaults were read in its published types.',
  cases: [
    {
      name: 'routes of a server and a map of its own',
      code: `
Bun.serve({
  routes: {
    '/login': {
      POST: async (request) => {
        request.cookies.set('session', await create(request)); //! cookie-missing-httponly cookie-missing-secure
        request.cookies.set('session', await create(request), { httpOnly: true, secure: true });
        request.cookies.delete('session');
        return new Response('ok');
      },
    },
  },
});
const cookies = new Bun.CookieMap();
cookies.set({ name: 'session', value: createSession(), httpOnly: true }); //! cookie-missing-secure
cookies.set('theme', 'dark');`,
    },
    {
      name: 'a cookie that is made before it is set',
      code: `
import { Cookie } from 'bun';
export const sessionCookie = (id) => new Bun.Cookie('__Host-session', id, { httpOnly: true, secure: true, sameSite: 'none' }); //! cookie-samesite-none-on-auth
export const other = (id) => new Cookie('session', id, { httpOnly: true }); //! cookie-missing-secure
export const made = (id) => Bun.Cookie.from({ name: 'session', value: id, secure: true }); //! cookie-missing-httponly
export const theme = new Bun.Cookie('theme', 'dark');`,
    },
  ],
} satisfies ModelCases;
