import typescriptCookie from '#linter/models/typescript-cookie.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: typescriptCookie,
  readIn: { version: '1.0.6', source: 'dist/typescript-cookie.mjs' },
  withoutHeaders: 'it is not installed; read in dist/typescript-cookie.mjs of 1.0.6',
  defaults: [],
  cases: [
    {
      name: 'a token that script writes',
      code: `
import { setCookie, removeCookie } from 'typescript-cookie';
export function keep(token: string) {
  setCookie('token', token, { secure: true, sameSite: 'strict' }); //! cookie-auth-set-by-script
  setCookie('lang', 'de');
  removeCookie('token');
}`,
    },
  ],
} satisfies ModelCases;
