import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, inSource, roleOf } from '../facts.ts';

const written = { byScript: set(true) };

export default {
  facts: [
    { name: 'written by script', fact: cookie(written), verdict: 'fail', severity: 'high' },
    { name: 'set by a response', fact: cookie(), verdict: 'pass' },
    { name: 'not known', fact: cookie({ byScript: unknown('only the jar was read') }), verdict: 'pass' },
    { name: 'code of the page', fact: cookieInSource({ ...written, seen: inSource('client', 'Cookies.set') }), verdict: 'fail' },
    { name: 'a deletion', fact: cookie({ ...written, action: 'clear' }), verdict: 'skip' },
    { name: 'a preference', fact: cookie({ ...written, role: roleOf('preference') }), verdict: 'skip' },
    { name: 'a CSRF token', fact: cookie({ ...written, role: roleOf('csrf-token') }), verdict: 'skip' },
  ],
  live: [
    {
      name: 'a cookie that no response set',
      login: true,
      then: [{ url: 'https://shop.example/account' }, { url: 'https://shop.example/basket', request: ['Cookie: sessionId=0123456789abcdef0123456789abcdef'] }],
      documentCookie: 'sessionId=0123456789abcdef0123456789abcdef',
      verdict: 'fail',
      severity: 'high',
    },
    {
      name: 'a cookie that may have been there before',
      documentCookie: 'sessionId=0123456789abcdef0123456789abcdef',
      verdict: 'silent',
    },
  ],
  code: {
    bad: [
      {
        name: 'a session id from an answer',
        file: 'login.ts',
        code: source`
          import Cookies from 'js-cookie';
          export async function login(form: FormData) {
            const response = await fetch('/api/login', { method: 'POST', body: form });
            const { sessionId } = await response.json();
            Cookies.set('sessionId', sessionId, { secure: true, sameSite: 'strict' });
          }
        `,
      },
      {
        name: 'an access token',
        file: 'src/auth.ts',
        code: source`
          export async function refresh() {
            const { accessToken } = await (await fetch('/api/refresh', { method: 'POST' })).json();
            document.cookie = \`access_token=\${accessToken}; path=/; secure; samesite=lax; max-age=900\`;
          }
        `,
      },
    ],
    good: [
      {
        name: 'a preference',
        file: 'theme.ts',
        code: source`
          import Cookies from 'js-cookie';
          export const chooseTheme = (theme: string) => Cookies.set('theme', theme);
        `,
      },
    ],
  },
  remedyLike: 'cookie-missing-httponly',
} satisfies CheckCases;
