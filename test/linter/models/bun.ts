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
  ],
} satisfies ModelCases;
