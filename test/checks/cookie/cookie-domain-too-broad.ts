import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, exchange, live, roleOf } from '../facts.ts';

const wide = { domain: set('shop.example') };
const at = (url: string, requestHeaders: readonly (readonly [string, string])[] = []) => exchange({ url, requestHeaders });

export default {
  facts: [
    { name: 'the host itself, which opens it to subdomains', fact: cookie(wide), verdict: 'fail', severity: 'medium' },
    { name: 'a parent of the host', fact: cookie({ ...wide, seen: live('https://www.shop.example/login') }), verdict: 'fail', severity: 'medium' },
    { name: 'a domain that the host is not part of is refused anyway', fact: cookie({ domain: set('other.example') }), verdict: 'skip' },
    { name: 'a domain that only ends alike is refused anyway', fact: cookie({ domain: set('op.example') }), verdict: 'skip' },
    { name: 'no Domain', fact: cookie(), verdict: 'pass' },
    { name: 'an empty Domain is none', fact: cookie({ domain: set('') }), verdict: 'pass' },
    { name: 'in source', fact: cookieInSource(wide), verdict: 'fail', severity: 'medium' },
    { name: 'not known', fact: cookieInSource({ domain: unknown('it comes from the environment') }), verdict: 'pass' },
    { name: 'analytics', fact: cookie({ ...wide, role: roleOf('analytics') }), verdict: 'skip' },
    { name: 'a subdomain over plain http', fact: cookie(wide), among: [at('http://old.shop.example/')], verdict: 'fail', severity: 'high' },
    { name: 'plain http on this machine is no subdomain of note', fact: cookie({ domain: set('shop.localhost'), seen: live('https://shop.localhost/') }), among: [at('http://api.shop.localhost/')], verdict: 'fail', severity: 'medium' },
    {
      name: 'several hosts use it',
      fact: cookie(wide),
      among: [at('https://www.shop.example/', [['Cookie', 'sid=1']]), at('https://api.shop.example/', [['cookie', 'a=b; sid=1']])],
      verdict: 'fail',
      severity: 'low',
    },
  ],
  live: [
    { name: 'Domain on a session cookie', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Domain=shop.example; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'fail', severity: 'medium' },
    { name: 'a host-only session cookie', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
    { name: 'analytics', response: ['Set-Cookie: _ga=GA1.1.123456789.1700000000; Domain=shop.example; Path=/'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'the session of a portal',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          export const portal = express.Router();
          portal.post('/portal/login', async (req, res) => {
            const token = await createSession(req.body.customer);
            res.cookie('portal_sid', token, { domain: '.desk.example', path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/portal');
          });
        `,
      },
      {
        name: 'domain is written',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: 'lax', domain: '.shop.example' });
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a domain that counts where the environment names none',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const options = { domain: process.env.COOKIE_DOMAIN ?? '.shop.example', httpOnly: true, secure: true, sameSite: 'lax' };
          express().post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), options);
            res.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'a domain of the environment, with nothing or this machine beside it',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          const rest = { httpOnly: true, secure: true, sameSite: 'lax' };
          app.post('/login', async (req, res) => {
            const session = await createSession(req.body.user);
            res.cookie('sid', session, { ...rest, domain: process.env.COOKIE_DOMAIN || undefined });
            res.cookie('session', session, { ...rest, domain: process.env.COOKIE_DOMAIN || 'localhost' });
            res.cookie('session_id', session, { ...rest, domain: process.env.COOKIE_DOMAIN || '127.0.0.1' });
            res.redirect('/');
          });
        `,
      },
      {
        name: 'no domain',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/');
          });
        `,
      },
      {
        name: 'the session of a billing portal',
        code: source`
          export const keep = (res, id) => res.cookie('billing_portal_session', id, { domain: '.desk.example', path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
        `,
      },
    ],
  },
} satisfies CheckCases;
