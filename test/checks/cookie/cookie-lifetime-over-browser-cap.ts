import { absent, set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, roleOf } from '../facts.ts';

const days = (count: number) => ({ lifetime: set(count * 86_400) });

export default {
  facts: [
    { name: 'two years', fact: cookie(days(730)), verdict: 'fail', severity: 'info' },
    { name: 'exactly 400 days', fact: cookie(days(400)), verdict: 'pass' },
    { name: 'a second more', fact: cookie({ lifetime: set(34_560_001) }), verdict: 'fail' },
    { name: 'ends with the browser session', fact: cookie({ lifetime: absent }), verdict: 'pass' },
    { name: 'analytics', fact: cookie({ ...days(730), role: roleOf('analytics') }), verdict: 'skip' },
  ],
  live: [
    { name: 'ten years', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Max-Age=315360000; Secure; HttpOnly; SameSite=Lax'], verdict: 'fail', severity: 'info' },
    { name: '400 days', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Max-Age=34560000; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'the session of a paired device',
        file: 'server/api/pair.post.ts',
        code: source`
          import { randomBytes } from 'node:crypto';
          export default defineEventHandler(async (event) => {
            const token = randomBytes(32).toString('base64url');
            await devices.keep(token);
            setCookie(event, '__Host-device_session', token, { httpOnly: true, secure: true, sameSite: 'strict', path: '/', maxAge: 10 * 365 * 24 * 60 * 60 });
          });
        `,
      },
      {
        name: 'a date that nobody lives to see',
        code: source`
          import { createSession } from './sessions';
          export const login = async (req, res) => {
            res.cookie('sid', await createSession(req.user), { httpOnly: true, secure: true, sameSite: 'lax', expires: new Date(9999, 11, 31) });
          };
        `,
      },
      {
        name: 'such a date in a header',
        code: source`
          export function keep(response: Response, id: string) {
            const patched = new Response(response.body, response);
            patched.headers.append('Set-Cookie', \`session_id=\${id}; Path=/; Expires=Fri, 31 Dec 9999 23:59:59 GMT; Secure; HttpOnly; SameSite=Lax\`);
            return patched;
          }
        `,
      },
      {
        name: 'ten years',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 10 * 365 * 24 * 60 * 60 * 1000 });
            res.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'a number that tells devices apart',
        file: 'server/api/pair.post.ts',
        code: source`
          import { randomBytes } from 'node:crypto';
          export default defineEventHandler(async (event) => {
            setCookie(event, 'deviceSessionId', randomBytes(32).toString('base64url'), { httpOnly: true, secure: true, sameSite: 'strict', path: '/', maxAge: 10 * 365 * 24 * 60 * 60 });
          });
        `,
      },
      {
        name: 'a date that may be near, and one that deletes',
        code: source`
          import { createSession } from './sessions';
          export const login = async (req, res) => {
            res.cookie('sid', await createSession(req.user), { httpOnly: true, secure: true, sameSite: 'lax', expires: new Date('2027-03-01') });
            res.cookie('old_sid', '', { httpOnly: true, secure: true, sameSite: 'lax', expires: new Date(1970, 0, 1) });
          };
        `,
      },
      {
        name: 'a day',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 24 * 60 * 60 * 1000 });
            res.redirect('/');
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
