import cookiesNext from '#linter/models/cookies-next.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';
import { writtenCookie } from '../written-cookie.ts';


interface CookiesNext {
  setCookie(name: string, value: string, options?: object): unknown;
}

function writtenBy(name: string) {
  return async () => {
    const { setCookie } = await testPackage<CookiesNext>(name);
    return writtenCookie(() => setCookie('a', 'b'));
  };
}

async function setByServer() {
  const { setCookie } = await testPackage<CookiesNext>('cookies-next/server');
  const headers: Record<string, string[]> = {};
  const res = { getHeader: (name: string) => headers[name], setHeader: (name: string, value: string[]) => (headers[name] = value) };
  await setCookie('a', 'b', { req: { cookies: {}, headers: {} }, res });
  return headers['Set-Cookie']?.[0];
}

export default {
  model: cookiesNext,
  defaults: [
    { site: 'cookies-next.setCookie', header: writtenBy('cookies-next') },
    { site: 'cookies-next/client.setCookie', header: writtenBy('cookies-next/client') },
    { site: 'cookies-next/server.setCookie', header: setByServer },
  ],
  cases: [
    {
      name: 'in the page',
      code: `
'use client';
import { setCookie, deleteCookie } from 'cookies-next';
export async function login(form) {
  const { token } = await post('/login', form);
  setCookie('token', token, { secure: true, sameSite: 'lax' }); //! cookie-auth-set-by-script
  setCookie('locale', form.locale);
  deleteCookie('token');
}`,
    },
    {
      name: 'by its own entry for the page',
      code: `
import { setCookie } from 'cookies-next/client';
export const keep = (session) => setCookie('accessToken', session.accessToken, { secure: true, sameSite: 'lax' }); //! cookie-auth-set-by-script`,
    },
    {
      name: 'on the server',
      code: `
import { setCookie } from 'cookies-next/server';
import { cookies } from 'next/headers';
export async function keep(token) {
  await setCookie('token', token, { cookies, httpOnly: true, secure: true, sameSite: 'lax' });
  await setCookie('session_id', token.id, { cookies, secure: true, sameSite: 'lax' }); //! cookie-missing-httponly
}`,
    },
    {
      name: 'with a request and a response',
      code: `
import { setCookie } from 'cookies-next';
export default function handler(req, res) {
  setCookie('session_id', req.session.id, { req, res, httpOnly: true, secure: true, sameSite: 'lax' });
}`,
    },
  ],
} satisfies ModelCases;
