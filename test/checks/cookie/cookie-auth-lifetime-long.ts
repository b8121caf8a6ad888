import { absent, set, unknown } from '#shared/facts/known.ts';
import { asvsL2Policy } from '#shared/standards/policy.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, roleOf } from '../facts.ts';

const days = (count: number) => ({ lifetime: set(count * 86_400) });

export default {
  facts: [
    { name: 'ends with the browser session', fact: cookie({ lifetime: absent }), verdict: 'pass' },
    { name: '30 days, the usual default of libraries', fact: cookie(days(30)), verdict: 'pass' },
    { name: '31 days', fact: cookie(days(31)), verdict: 'fail', severity: 'medium' },
    { name: 'a refresh token of 90 days', fact: cookie({ ...days(90), role: roleOf('refresh-token') }), verdict: 'pass' },
    { name: 'a refresh token of 91 days', fact: cookie({ ...days(91), role: roleOf('refresh-token') }), verdict: 'fail' },
    { name: 'a remember-me cookie of 60 days', fact: cookie({ ...days(60), name: set('remember_token') }), verdict: 'pass' },
    { name: 'two days under the strict policy', fact: cookie(days(2)), policy: asvsL2Policy, verdict: 'fail' },
    { name: 'not known', fact: cookieInSource({ lifetime: unknown('it is imported') }), verdict: 'pass' },
    { name: 'a deletion', fact: cookie({ action: 'clear', lifetime: set(0) }), verdict: 'skip' },
    { name: 'a preference of a year', fact: cookie({ ...days(365), role: roleOf('preference') }), verdict: 'skip' },
  ],
  live: [
    { name: 'a session cookie of a year', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax'], verdict: 'fail', severity: 'medium' },
    { name: 'Max-Age counts before Expires', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Expires=Wed, 01 Jan 2031 00:00:00 GMT; Max-Age=3600; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
    { name: 'a session cookie of a week', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Max-Age=604800; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a year in milliseconds',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 365 * 24 * 60 * 60 * 1000 });
            res.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'a week',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 7 * 24 * 60 * 60 * 1000 });
            res.redirect('/');
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
