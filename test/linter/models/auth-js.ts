import model from '#linter/models/auth-js.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface AuthPackage {
  Auth(request: Request, config: object): Promise<Response>;
}

/** A sign-in with a provider that takes everybody, over https. */
async function header(): Promise<string | undefined> {
  const { Auth } = await testPackage<AuthPackage>('@auth/core');
  const { default: credentials } = await testPackage<{ default: (options: object) => unknown }>('@auth/core/providers/credentials');
  const config = { trustHost: true, secret: 'only for this test', basePath: '/auth', logger: { error: () => undefined }, providers: [credentials({ credentials: {}, authorize: () => ({ id: '1' }) })] };
  const csrf = await Auth(new Request('https://shop.example/auth/csrf'), config);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookie = csrf.headers.getSetCookie().map((text) => text.split(';')[0]).join('; ');
  const body = new URLSearchParams({ csrfToken });
  const answer = await Auth(new Request('https://shop.example/auth/callback/credentials', { method: 'POST', body, headers: { cookie } }), config);
  return answer.headers.getSetCookie().find((text) => text.includes('authjs.session-token'));
}

export default {
  model,
  defaults: [
    { site: '@auth/core.Auth', header },
    // `next-auth` 5 hands its configuration to this function.
    { site: 'next-auth', header },
  ],
  cases: [
    {
      name: 'safe by default',
      code: `
import NextAuth from 'next-auth';
import { Auth } from '@auth/core';
export const { handlers, auth } = NextAuth({ providers: [] });
export const answer = (request) => Auth(request, { providers: [], secret: process.env.AUTH_SECRET });
export const open = (request) => Auth(request, { providers: [], secret: process.env.AUTH_SECRET, cookies: { sessionToken: { name: 'session', options: { httpOnly: false, secure: true, sameSite: 'lax' } } } }); //! cookie-missing-httponly`,
    },
    {
      name: 'a secret in the code',
      code: `
import NextAuth from 'next-auth';
export const { handlers } = NextAuth({ providers: [], secret: 'written in the code' }); //! session-secret-hardcoded`,
    },
  ],
} satisfies ModelCases;
