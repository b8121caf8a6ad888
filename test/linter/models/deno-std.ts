import model from '#linter/models/deno-std.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '1.0.21', source: 'the documentation of @std/http/cookie' },
  withoutHeaders: 'It is published on JSR and written for Deno; no published file could be read, so no default is claimed.',
  cases: [
    {
      name: 'by any of its addresses',
      code: `
import { setCookie, deleteCookie } from 'jsr:@std/http@1/cookie';
export function login(headers: Headers) {
  setCookie(headers, { name: 'session', value: createSession(), httpOnly: true, secure: true, sameSite: 'Lax' });
  setCookie(headers, { name: 'session', value: createSession(), httpOnly: true, secure: false, sameSite: 'Lax' }); //! cookie-missing-secure
  setCookie(headers, { name: 'session', value: createSession(), secure: true, sameSite: 'Lax' });
  setCookie(headers, { name: 'theme', value: 'dark' });
  deleteCookie(headers, 'session');
}`,
    },
    {
      name: 'from deno.land',
      code: `
import { setCookie } from 'https://deno.land/std@0.224.0/http/cookie.ts';
setCookie(headers, { name: 'session', value: createSession(), secure: true, httpOnly: false, sameSite: 'Strict' }); //! cookie-missing-httponly`,
    },
  ],
} satisfies ModelCases;
