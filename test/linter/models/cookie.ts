import cookie from '#linter/models/cookie.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';


function serializedBy(name: string, method: string) {
  return async () => (await testPackage<Record<string, (name: string, value: string) => string>>(name))[method]?.('a', 'b');
}

export default {
  model: cookie,
  defaults: [
    { site: 'cookie.serialize', header: serializedBy('cookie', 'serialize') },
    { site: 'cookie.serialize', header: serializedBy('cookie0', 'serialize') },
    { site: 'cookie.stringifySetCookie', header: serializedBy('cookie', 'stringifySetCookie') },
    { site: 'cookie-es.serialize', header: serializedBy('cookie-es', 'serialize') },
    { site: 'cookie-es.serializeCookie', header: serializedBy('cookie-es', 'serializeCookie') },
  ],
  cases: [
    {
      name: 'a header that is written elsewhere',
      code: `
import { serialize } from 'cookie';
import jwt from 'jsonwebtoken';
export function sessionCookie(user) {
  const token = jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '1h' });
  serialize('theme', user.theme);
  return [
    serialize('token', token, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' }),
    serialize('token', token, { path: '/' }), //! cookie-missing-samesite cookie-missing-secure token-in-script-readable-cookie
    serialize('token', '', { maxAge: 0 }),
  ];
}`,
    },
    {
      name: 'as one record',
      code: `
import * as cookie from 'cookie';
export const issue = (sessionId: string) => cookie.stringifySetCookie({ name: 'session_id', value: sessionId, httpOnly: true, secure: true, sameSite: 'lax' });
export const leak = (sessionId: string) => cookie.stringifySetCookie({ name: 'session_id', value: sessionId, secure: true, sameSite: 'lax' }); //! cookie-missing-httponly`,
    },
    {
      name: 'cookie-es',
      code: `
import { serialize } from 'cookie-es';
export const issue = (token: string) => serialize('token', token, { httpOnly: true, secure: true, sameSite: 'lax' });
export const leak = (sessionId: string) => serialize('session_id', sessionId, { secure: true, sameSite: 'lax' }); //! cookie-missing-httponly`,
    },
    {
      name: 'cookies of a request',
      code: `
import { parse } from 'cookie';
import { createServer } from 'node:http';
createServer((req, res) => {
  const cookies = parse(req.headers.cookie ?? '');
  if (cookies.role !== 'admin') return res.writeHead(403).end(); //! cookie-trusted-for-authorization
  if (cookies.theme === 'dark') res.write('dark');
  res.end();
}).listen(3000);`,
    },
    {
      name: 'what the page shows to whom',
      code: `
import { parse } from 'cookie';
export const showsMenu = () => parse(document.cookie).role === 'admin';`,
    },
    {
      name: 'in the page',
      code: `
import { serialize } from 'cookie';
export const keep = (sessionId: string) => {
  document.cookie = serialize('session_id', sessionId, { httpOnly: true, secure: true, sameSite: 'lax' }); //! cookie-auth-set-by-script
};`,
    },
  ],
} satisfies ModelCases;
