import { absent, byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, live, roleOf } from '../facts.ts';

const none = { sameSite: set('None' as const) };

export default {
  facts: [
    { name: 'None without Secure', fact: cookie(none), verdict: 'fail', severity: 'medium' },
    { name: 'whatever the cookie is for', fact: cookie({ ...none, role: roleOf('analytics') }), verdict: 'fail', severity: 'medium' },
    { name: 'localhost is no exception', fact: cookie({ ...none, seen: live('http://localhost:3000/') }), verdict: 'fail' },
    { name: 'None with Secure', fact: cookie({ ...none, secure: set(true) }), verdict: 'pass' },
    { name: 'Lax without Secure', fact: cookie({ sameSite: set('Lax') }), verdict: 'pass' },
    { name: 'no SameSite', fact: cookie({ sameSite: absent }), verdict: 'pass' },
    { name: 'a deletion', fact: cookie({ ...none, action: 'clear' }), verdict: 'fail', severity: 'info' },
    { name: 'Secure false by default of a library', fact: cookieInSource({ ...none, secure: byDefault(false, 'express 5.2') }), verdict: 'fail' },
    { name: 'Secure not known', fact: cookieInSource({ ...none, secure: unknown('it is imported') }), verdict: 'skip' },
    { name: 'only sent', fact: cookie({ ...none, action: 'send' }), verdict: 'skip' },
  ],
  live: [
    { name: 'None alone', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; HttpOnly; SameSite=None'], verdict: 'fail', severity: 'medium' },
    { name: 'None with Secure', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; HttpOnly; Secure; SameSite=None'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'none without secure',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, sameSite: 'none' });
            res.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'none with secure',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: 'none' });
            res.redirect('/');
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
