import { byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, exchange, roleOf } from '../facts.ts';

const form = (fields: readonly string[]) =>
  exchange({
    method: 'POST',
    url: 'https://shop.example/orders',
    requestHeaders: [['Cookie', 'theme=dark; sid=0123456789abcdef']],
    requestType: 'application/x-www-form-urlencoded',
    requestFields: fields,
  });

export default {
  facts: [
    { name: 'absent on an auth cookie', fact: cookie(), verdict: 'fail', severity: 'medium' },
    { name: 'not one of the three values', fact: cookie({ sameSite: set('invalid') }), verdict: 'fail' },
    { name: 'Lax', fact: cookie({ sameSite: set('Lax') }), verdict: 'pass' },
    { name: 'None is written on purpose', fact: cookie({ sameSite: set('None') }), verdict: 'pass' },
    { name: 'Lax by default of a library', fact: cookieInSource({ sameSite: byDefault('Lax', '@fastify/cookie 11') }), verdict: 'pass' },
    { name: 'not known', fact: cookieInSource({ sameSite: unknown('it is imported') }), verdict: 'skip' },
    { name: 'a deletion', fact: cookie({ action: 'clear' }), verdict: 'skip' },
    { name: 'not about authentication', fact: cookie({ role: roleOf('load-balancer') }), verdict: 'skip' },
    { name: 'every form carries a CSRF token', fact: cookie(), among: [form(['item', '_csrf'])], verdict: 'fail', severity: 'low' },
    { name: 'a form without a CSRF token', fact: cookie(), among: [form(['item', '_csrf']), form(['item'])], verdict: 'fail', severity: 'high' },
    { name: 'a JSON request without a CSRF token decides nothing', fact: cookie(), among: [{ ...form(['item']), requestType: 'application/json' }], verdict: 'fail', severity: 'medium' },
    { name: 'a form of another site decides nothing', fact: cookie(), among: [{ ...form(['item']), scope: 'other' }], verdict: 'fail', severity: 'medium' },
  ],
  live: [
    { name: 'a session cookie without SameSite', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly'], verdict: 'fail', severity: 'medium' },
    { name: 'a session cookie with SameSite', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
    { name: 'a language', response: ['Set-Cookie: lang=en; Path=/'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'sameSite is left out',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            const sessionId = await createSession(req.body.user);
            res.cookie('sid', sessionId, { httpOnly: true, secure: true });
            res.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'sameSite is lax',
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
        name: 'true means Strict',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: true });
            res.redirect('/');
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
