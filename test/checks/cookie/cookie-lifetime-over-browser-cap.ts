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
