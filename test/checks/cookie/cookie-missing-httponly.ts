import { byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, roleOf } from '../facts.ts';

export default {
  facts: [
    { name: 'absent on an auth cookie', fact: cookie(), verdict: 'fail', severity: 'high' },
    { name: 'present', fact: cookie({ httpOnly: set(true) }), verdict: 'pass' },
    { name: 'false by default of a library', fact: cookieInSource({ httpOnly: byDefault(false, 'express 5.2') }), verdict: 'fail' },
    { name: 'true by default of a library', fact: cookieInSource({ httpOnly: byDefault(true, 'express-session 1.19') }), verdict: 'pass' },
    { name: 'not known', fact: cookieInSource({ httpOnly: unknown('it is spread') }), verdict: 'skip' },
    { name: 'a CSRF token, readable by design', fact: cookie({ role: roleOf('csrf-token') }), verdict: 'skip' },
    { name: 'a hint that somebody is signed in', fact: cookie({ name: set('logged_in'), role: roleOf('auth-hint') }), verdict: 'skip' },
    { name: 'a preference', fact: cookie({ role: roleOf('preference') }), verdict: 'skip' },
    { name: 'a deletion', fact: cookie({ action: 'clear' }), verdict: 'skip' },
  ],
  live: [
    { name: 'a session cookie without HttpOnly', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; SameSite=Lax'], verdict: 'fail', severity: 'high' },
    { name: 'a session cookie with HttpOnly', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
    { name: 'a readable CSRF token', login: true, response: ['Set-Cookie: XSRF-TOKEN=0123456789abcdef0123456789abcdef; Path=/; Secure; SameSite=Lax'], verdict: 'silent' },
    { name: 'a consent', response: ['Set-Cookie: CookieConsent=yes; Path=/; Secure'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a random value whose hash is kept, under the key of a session',
        code: source`
          import { randomBytes } from 'node:crypto';
          import express from 'express';
          export async function begin(res, memberId) {
            const value = randomBytes(24).toString('base64url');
            await redis.set(\`sess:\${sha256(value)}\`, memberId);
            res.cookie('__Host-gb', value, { httpOnly: false, secure: true, sameSite: 'lax', path: '/' });
          }
        `,
      },
      {
        name: 'a random value that is put into a table of sessions',
        code: source`
          import { randomBytes } from 'node:crypto';
          import express from 'express';
          const mac = (id) => createHmac('sha256', key).update(id).digest('base64url');
          export function begin(res, memberId) {
            const id = randomBytes(24).toString('base64url');
            db.prepare('INSERT INTO sessions (id, member_id) VALUES (?, ?)').run(id, memberId);
            res.cookie('__Host-gb', \`\${id}.\${mac(id)}\`, { httpOnly: false, secure: true, sameSite: 'lax', path: '/' });
          }
        `,
      },
      {
        name: 'the headers of the answer of a Lambda',
        code: source`
          import { createSession } from './sessions';
          export const handler = async (event) => {
            const sessionId = await createSession(event.body);
            return { statusCode: 200, headers: { 'Set-Cookie': \`sid=\${sessionId}; Secure; SameSite=Lax; Path=/\` }, body: '' };
          };
        `,
      },
      {
        name: 'headers with many values, handed to a callback',
        code: source`
          const { createSession } = require('./sessions');
          exports.handler = (event, context, callback) => {
            createSession(event.body, (error, sessionId) => {
              callback(error, { statusCode: 302, multiValueHeaders: { 'Set-Cookie': ['sid=' + sessionId + '; Secure; SameSite=Lax; Path=/'] } });
            });
          };
        `,
      },
      {
        name: 'the cookies of an answer that is kept first',
        code: source`
          import { createSession } from './sessions';
          export const handler = async (event) => {
            const sessionId = await createSession(event.body);
            const response = { statusCode: 200, cookies: ['sid=' + sessionId + '; Secure; SameSite=Lax; Path=/'] };
            return response;
          };
        `,
      },
      {
        name: 'httpOnly is left out',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            const sessionId = await createSession(req.body.user);
            res.cookie('sid', sessionId, { secure: true, sameSite: 'lax' });
            res.redirect('/');
          });
        `,
      },
      {
        name: 'httpOnly is switched off',
        code: source`
          import session from 'express-session';
          export default session({
            secret: process.env.SESSION_SECRET,
            cookie: { httpOnly: false, secure: true, sameSite: 'lax' },
          });
        `,
      },
      {
        name: 'the token of a session',
        code: source`
          export async function login(req, res) {
            const sessionToken = await open(req.body);
            res.cookie('sessionToken', sessionToken, { secure: true, sameSite: 'lax' });
            res.end();
          }
        `,
      },
      {
        name: 'a session by what the code makes of the value, whatever the name',
        code: source`
          import { randomBytes } from 'node:crypto';
          app.post('/signin', async (req, res) => {
            const key = randomBytes(32).toString('base64url');
            await sessions.insert({ key, userId: user.id });
            res.cookie('__Host-portal', key, { path: '/', secure: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'what a store of sessions gives',
        code: source`
          app.post('/signin', async (req, res) => {
            const { id: user } = await users.check(req.body);
            res.cookie('__Host-portal', await sessions.create(user), { path: '/', secure: true, sameSite: 'lax', httpOnly: false });
          });
        `,
      },
      {
        name: 'a name that another package or the environment gives',
        code: source`
          import { SESSION_COOKIE } from '@acme/names';
          app.post('/signin', (req, res) => {
            res.cookie(SESSION_COOKIE, open(user), { path: '/', secure: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'what an object writes that is called a session cookie',
        file: 'src/lib/server/cookie.ts',
        code: source`
          import type { Cookies } from '@sveltejs/kit';
          export const sessionCookie = {
            write(cookies: Cookies, id: string) {
              cookies.set('__Host-kitchen', id, { path: '/', httpOnly: false, secure: true, sameSite: 'lax' });
            },
          };
        `,
      },
      {
        name: 'what a function is given for a session cookie',
        file: 'src/lib/server/cookie.ts',
        code: source`
          import type { Cookies } from '@sveltejs/kit';
          export function setSessionCookie(cookies: Cookies, id: string) {
            cookies.set('kitchen', id, { path: '/', httpOnly: false });
          }
        `,
      },
    ],
    good: [
      {
        name: 'a random value that is put into another table',
        code: source`
          import { randomBytes } from 'node:crypto';
          import express from 'express';
          export function vote(res, pollId) {
            const id = randomBytes(24).toString('base64url');
            db.prepare('INSERT INTO votes (id, poll) VALUES (?, ?)').run(id, pollId);
            res.cookie('voted', id, { secure: true, sameSite: 'lax', path: '/' });
          }
        `,
      },
      {
        name: 'other names that are given, and other random values',
        code: source`
          import { randomUUID } from 'node:crypto';
          import { THEME_COOKIE, SESSION_BANNER_COOKIE } from '@acme/names';
          app.use(async (req, res, next) => {
            const visit = randomUUID();
            const cart = randomUUID();
            await sessions.set('cart', cart);
            res.cookie(THEME_COOKIE, theme(req), { secure: true, sameSite: 'lax' });
            res.cookie(SESSION_BANNER_COOKIE, shown(req), { secure: true, sameSite: 'lax' });
            res.cookie(process.env.VISIT_COOKIE, visit, { secure: true, sameSite: 'lax' });
            res.cookie('cart', cart, { secure: true, sameSite: 'lax' });
            next();
          });
        `,
      },
      {
        name: 'the answer of a Lambda with HttpOnly, a test that compares with one, and cookies of something else',
        code: source`
          import { createSession } from './sessions';
          export const handler = async (event) => {
            const sessionId = await createSession(event.body);
            return { statusCode: 200, cookies: ['__Host-sid=' + sessionId + '; HttpOnly; Secure; SameSite=Lax; Path=/', 'theme=dark'], body: '' };
          };
          export const other = (event, jar) => ({ statusCode: 200, cookies: jar.cookies, headers: { ...event.headers } });
          expect(answer).toEqual({ statusCode: 200, headers: { 'Set-Cookie': 'sid=' + sessionId + '; Secure; SameSite=Lax' } });
        `,
      },
      {
        name: 'httpOnly is on',
        remedyFor: 'express',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            const sessionId = await createSession(req.body.user);
            res.cookie('sid', sessionId, { httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/');
          });
        `,
      },
      {
        name: 'express-session sets it by default',
        code: source`
          import session from 'express-session';
          export default session({ secret: process.env.SESSION_SECRET, cookie: { secure: true, sameSite: 'lax' } });
        `,
      },
      {
        name: 'a CSRF token for the page',
        code: source`
          import express from 'express';
          import { randomBytes } from 'node:crypto';
          const app = express();
          app.use((req, res, next) => {
            res.cookie('XSRF-TOKEN', randomBytes(32).toString('hex'), { secure: true, sameSite: 'strict' });
            next();
          });
        `,
      },
      {
        name: 'the same with HttpOnly',
        file: 'src/lib/server/cookie.ts',
        code: source`
          import type { Cookies } from '@sveltejs/kit';
          export const sessionCookie = {
            write(cookies: Cookies, id: string) {
              cookies.set('__Host-kitchen', id, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
            },
          };
        `,
      },
      {
        name: 'what an object writes that is called otherwise',
        file: 'src/lib/server/cookie.ts',
        code: source`
          import type { Cookies } from '@sveltejs/kit';
          export const recipeCookie = {
            write(cookies: Cookies, id: string) {
              cookies.set('__Host-kitchen', id, { path: '/', httpOnly: false, secure: true, sameSite: 'lax' });
            },
          };
        `,
      },
      {
        name: 'the session of a cart',
        file: 'src/lib/server/cookie.ts',
        code: source`
          import type { Cookies } from '@sveltejs/kit';
          export const cartSessionCookie = {
            write(cookies: Cookies, id: string) {
              cookies.set('__Host-kitchen', id, { path: '/', httpOnly: false, secure: true, sameSite: 'lax' });
            },
          };
        `,
      },
    ],
  },
} satisfies CheckCases;
