import type { IncomingMessage, ServerResponse } from 'node:http';
import cookies from '#linter/models/cookies.ts';
import type { ModelCases } from '../model-cases.ts';
import { servedCookie } from '../served-cookie.ts';
import { testPackage } from '../test-package.ts';

export default {
  model: cookies,
  defaults: [
    {
      site: '%Cookies.set',
      header: async () => {
        const { default: Cookies } = await testPackage<{ default: new (req: IncomingMessage, res: ServerResponse, options: object) => { set(name: string, value: string): void } }>('cookies');
        return servedCookie((req, res) => {
          new Cookies(req, res, { secure: true }).set('a', 'b');
          res.end();
        });
      },
    },
  ],
  cases: [
    {
      name: 'set and deleted',
      code: `
import Cookies from 'cookies';
import http from 'node:http';
http.createServer((req, res) => {
  const cookies = new Cookies(req, res, { keys });
  cookies.set('session', createSession(), { signed: true }); //! cookie-missing-samesite
  cookies.set('session', createSession(), { signed: true, httpOnly: false, sameSite: 'lax' }); //! cookie-missing-httponly
  cookies.set('session', createSession(), { signed: true, sameSite: 'lax', maxAge: 3600 * 1000 });
  cookies.set('session');
  cookies.set('lang', 'en');
});`,
    },
  ],
} satisfies ModelCases;
