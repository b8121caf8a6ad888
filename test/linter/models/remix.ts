import model from '#linter/models/remix.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '2.17.5', source: 'dist/cookies.js, dist/sessions.js, dist/sessions/cookieStorage.js, dist/sessions/memoryStorage.js' },
  withoutHeaders: 'It became React Router 7, whose defaults are proven; the published files of 2.17.5 were read and are the same.',
  cases: [
    {
      name: 'a cookie of its own',
      code: `
import { createCookie } from '@remix-run/node';
export const session = createCookie('session', { secrets: [process.env.SECRET] }); //! cookie-missing-httponly cookie-missing-secure
export const safe = createCookie('session', { secrets: [process.env.SECRET], httpOnly: true, secure: process.env.NODE_ENV === 'production', maxAge: 604_800 });
export const theme = createCookie('theme', { maxAge: 31_536_000 });`,
    },
    {
      name: 'storages',
      code: `
import { createCookieSessionStorage, createSessionStorage } from '@remix-run/node';
export const a = createCookieSessionStorage({ cookie: { name: '__session', secrets: [process.env.SECRET] } }); //! cookie-missing-httponly cookie-missing-secure
export const b = createCookieSessionStorage({ cookie: { name: '__session', secrets: [process.env.SECRET], httpOnly: true, secure: true, sameSite: 'lax' } });
export const c = createSessionStorage({ cookie: { name: '__session', secrets: [process.env.SECRET], httpOnly: false, secure: true }, createData, readData, updateData, deleteData }); //! cookie-missing-httponly
export const d = createCookieSessionStorage({ cookie });`,
    },
  ],
} satisfies ModelCases;
