import next from '#linter/models/next.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

export default {
  model: next,
  defaults: [
    {
      site: '%Cookies.set',
      header: async () => {
        const { ResponseCookies } = await testPackage<{ ResponseCookies: new (headers: Headers) => { set(name: string, value: string): void } }>('@edge-runtime/cookies');
        const headers = new Headers();
        new ResponseCookies(headers).set('a', 'b');
        return headers.getSetCookie()[0];
      },
    },
  ],
  cases: [
    {
      name: 'cookies() with and without await',
      file: 'app/login/actions.ts',
      code: `
'use server';
import { cookies } from 'next/headers';
import { SignJWT } from 'jose';
export async function login(form: FormData) {
  const session = await new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(key);
  (await cookies()).set('session', session, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
  cookies().set('session', session, { httpOnly: true, sameSite: 'lax' }); //! cookie-missing-secure
  const store = await cookies();
  store.set({ name: 'session', value: session, httpOnly: true, secure: true }); //! cookie-missing-samesite
  store.set('session', session); //! cookie-missing-samesite cookie-missing-secure token-in-script-readable-cookie
  store.set('locale', 'en');
  store.delete('session');
}`,
    },
    {
      name: 'cookies of a response',
      file: 'app/api/login/route.ts',
      code: `
import { NextResponse, type NextRequest } from 'next/server';
export async function POST(request: NextRequest) {
  const { token } = await authenticate(request);
  const response = NextResponse.json({ ok: true });
  response.cookies.set('token', token, { httpOnly: true, secure: process.env.NODE_ENV === 'production', sameSite: 'strict' });
  response.cookies.set({ name: 'token', value: token, httpOnly: true, secure: true }); //! cookie-missing-samesite
  response.headers.append('Set-Cookie', \`token=\${token}; HttpOnly; SameSite=Lax\`); //! cookie-missing-secure
  return response;
}`,
    },
    {
      name: 'headers that a response is made with',
      file: 'middleware.ts',
      code: `
import { NextResponse } from 'next/server';
export function middleware(request) {
  const session = renew(request);
  NextResponse.redirect('/', { headers: { 'Set-Cookie': \`session=\${session}; HttpOnly; Secure\` } }); //! cookie-missing-samesite
  new NextResponse(null, { status: 204, headers: { 'Set-Cookie': \`session=\${session}; Secure; SameSite=Lax\` } }); //! cookie-missing-httponly
  return NextResponse.json({ ok: true }, { headers: { 'Set-Cookie': \`session=\${session}; HttpOnly; Secure; SameSite=Lax\` } });
}`,
    },
    {
      name: 'the response of a page and of a typed handler',
      file: 'pages/account.tsx',
      code: `
import type { GetServerSideProps, NextApiHandler } from 'next';
export const getServerSideProps: GetServerSideProps = async ({ req, res }) => {
  res.setHeader('Set-Cookie', \`session=\${renew(req)}; Path=/; HttpOnly; SameSite=Lax\`); //! cookie-missing-secure
  return { props: {} };
};
export const login: NextApiHandler = async (question, answer) => {
  answer.setHeader('Set-Cookie', [\`session=\${renew(question)}; Path=/; Secure; SameSite=Lax\`]); //! cookie-missing-httponly
};`,
    },
    {
      name: 'the API routes of the pages router',
      file: 'pages/api/login.ts',
      code: `
import type { NextApiRequest, NextApiResponse } from 'next';
export default function handler(req: NextApiRequest, answer: NextApiResponse) {
  answer.setHeader('Set-Cookie', \`auth_token=\${create(req)}; Path=/; HttpOnly; Secure\`); //! cookie-missing-samesite
  answer.end();
}`,
    },
  ],
} satisfies ModelCases;
