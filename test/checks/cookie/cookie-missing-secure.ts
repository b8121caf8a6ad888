import { byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, exchange, live, roleOf } from '../facts.ts';

const hsts = (value: string) => exchange({ responseHeaders: [['Strict-Transport-Security', value]] });

export default {
  facts: [
    { name: 'absent on an auth cookie', fact: cookie(), verdict: 'fail', severity: 'high' },
    { name: 'present', fact: cookie({ secure: set(true) }), verdict: 'pass' },
    { name: 'false by default of a library', fact: cookieInSource({ secure: byDefault(false, 'express 5.2') }), verdict: 'fail', severity: 'high' },
    { name: 'decided by something that was not followed', fact: cookieInSource({ secure: unknown('it is imported') }), verdict: 'skip' },
    { name: 'a deletion', fact: cookie({ action: 'clear' }), verdict: 'skip' },
    { name: 'only sent', fact: cookie({ action: 'send' }), verdict: 'skip' },
    { name: 'analytics', fact: cookie({ role: roleOf('analytics') }), verdict: 'skip' },
    { name: 'a CSRF token', fact: cookie({ role: roleOf('csrf-token') }), verdict: 'skip' },
    { name: 'a name that is not known', fact: cookieInSource({ name: unknown('it is a parameter') }), verdict: 'skip' },
    { name: 'plain http on loopback', fact: cookie({ seen: live('http://localhost:3000/login') }), verdict: 'skip' },
    { name: 'https on loopback', fact: cookie({ seen: live('https://shop.localhost:8443/login') }), verdict: 'fail' },
    { name: 'plain http on a real host belongs to another check', fact: cookie({ seen: live('http://shop.example/login') }), verdict: 'skip' },
    { name: 'HSTS on the host of a host-only cookie', fact: cookie(), among: [hsts('max-age=31536000')], verdict: 'fail', severity: 'medium' },
    { name: 'HSTS without subdomains for a Domain cookie', fact: cookie({ domain: set('shop.example') }), among: [hsts('max-age=31536000')], verdict: 'fail', severity: 'high' },
    { name: 'HSTS with subdomains for a Domain cookie', fact: cookie({ domain: set('shop.example') }), among: [hsts('max-age=31536000; includeSubDomains')], verdict: 'fail', severity: 'medium' },
    { name: 'HSTS that is switched off', fact: cookie(), among: [hsts('max-age=0')], verdict: 'fail', severity: 'high' },
  ],
  live: [
    { name: 'a session cookie without Secure', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; HttpOnly; SameSite=Lax'], verdict: 'fail', severity: 'high' },
    { name: 'a session cookie with Secure', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
    { name: 'a preference', response: ['Set-Cookie: theme=dark; Path=/'], verdict: 'silent' },
    { name: 'the deletion at logout', response: ['Set-Cookie: sid=; Path=/; Max-Age=0'], verdict: 'silent' },
    { name: 'development over http on localhost', url: 'http://localhost:3000/', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; HttpOnly'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'options without secure',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            const sessionId = await createSession(req.body.user);
            res.cookie('sid', sessionId, { httpOnly: true, sameSite: 'lax' });
            res.redirect('/');
          });
        `,
      },
      {
        name: 'no options',
        code: source`
          import express from 'express';
          import { randomBytes } from 'node:crypto';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('session', randomBytes(32).toString('hex'));
            res.end();
          });
        `,
      },
      {
        name: 'a session whose cookie is named by the environment',
        code: source`
          import session from 'express-session';
          const options = { name: process.env.SESSION_COOKIE_NAME, secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { sameSite: 'lax' } };
          options.cookie.secure = false;
          app.use(session(options));
        `,
      },
    ],
    good: [
      {
        name: 'secure is on',
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
        name: 'secure in production',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, secure: process.env.NODE_ENV === 'production', sameSite: 'lax' });
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a preference',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/theme', (req, res) => {
            res.cookie('theme', req.body.theme);
            res.end();
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
