import elysia from '#linter/models/elysia.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: elysia,
  defaults: [],
  readIn: { version: '1.4.30', source: 'dist/cookies.mjs' },
  withoutHeaders: 'It does not load without @sinclair/typebox, which is not among the packages of the tests; the defaults were read in the published file.',
  cases: [
    {
      name: 'the name is the member',
      code: `
import { Elysia } from 'elysia';
const app = new Elysia()
  .use(plugin)
  .post('/login', async ({ body, cookie: { session, theme } }) => {
    session.set({ value: await create(body), httpOnly: true, secure: true, sameSite: 'lax' });
    session.set({ value: await create(body), httpOnly: true, sameSite: 'lax' }); //! cookie-missing-secure
    theme.set({ value: body.theme });
  })
  .post('/token', async ({ body, cookie }) => {
    cookie.session.set({ value: await create(body), secure: true, sameSite: 'lax' }); //! cookie-missing-httponly
    cookie['theme'].set({ value: 'dark' });
  });`,
    },
    {
      name: 'attributes that are assigned beside the value',
      code: `
import { Elysia } from 'elysia';
new Elysia()
  .post('/login', async ({ body, cookie: { session, theme } }) => {
    session.value = await create(body);
    session.httpOnly = false; //! cookie-missing-httponly
    session.secure = false; //! cookie-missing-secure
    theme.value = 'dark';
    theme.httpOnly = false;
  })
  .post('/refresh', async ({ cookie }) => {
    cookie.session.value = await create();
    cookie.session.httpOnly = true;
    cookie.session.secure = true;
  })
  .post('/logout', ({ cookie }) => {
    cookie.session.value = '';
    cookie.session.httpOnly = false;
  });`,
    },
    {
      name: 'assigned alone: the rest may be configured elsewhere',
      code: `
import { Elysia } from 'elysia';
new Elysia().post('/login', async ({ cookie: { session } }) => {
  session.value = await create();
  session.httpOnly = true;
});`,
    },
  ],
} satisfies ModelCases;
