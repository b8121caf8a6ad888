import model from '#linter/models/tough-cookie.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Library {
  readonly Cookie: new (parts: object) => { toString(): string };
  readonly CookieJar: new () => { setCookie(text: string, url: string): Promise<unknown>; getCookieString(url: string): Promise<string> };
}

export default {
  model,
  defaults: [],
  behaviour: [
    {
      name: 'a jar sends back what it was given, and no attributes',
      shows: async () => {
        const { CookieJar } = await testPackage<Library>('tough-cookie');
        const jar = new CookieJar();
        await jar.setCookie('session=abc; Secure; HttpOnly', 'https://shop.example/');
        return jar.getCookieString('https://shop.example/');
      },
      is: 'session=abc',
    },
    {
      name: 'toString without options writes no attributes',
      shows: async () => new (await testPackage<Library>('tough-cookie')).Cookie({ key: 'session', value: 'abc' }).toString(),
      is: 'session=abc',
    },
  ],
  cases: [
    {
      name: 'a client on Node.js that keeps its session',
      code: `
import { Cookie, CookieJar } from 'tough-cookie';
const jar = new CookieJar();
export async function call(session) {
  await jar.setCookie('session=' + session, 'https://shop.example/');
  await jar.setCookie(new Cookie({ key: 'session', value: session }), 'https://shop.example/');
  return new Cookie({ key: 'session', value: session }).cookieString();
}`,
    },
    {
      name: 'the same cookie in an answer is judged as a header',
      code: `
import { CookieJar } from 'tough-cookie';
import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.setHeader('Set-Cookie', \`session=\${newSession()}; Secure; HttpOnly\`); //! cookie-missing-samesite
});`,
    },
  ],
} satisfies ModelCases;
