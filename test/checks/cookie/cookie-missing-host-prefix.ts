import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, live, roleOf } from '../facts.ts';

export default {
  facts: [
    { name: 'no prefix', fact: cookie(), verdict: 'fail', severity: 'low' },
    { name: 'all that __Host- demands', fact: cookie({ secure: set(true), path: set('/') }), verdict: 'fail' },
    { name: 'shared by several hosts', fact: cookie({ domain: set('shop.example') }), verdict: 'fail' },
    { name: '__Host-', fact: cookie({ name: set('__Host-sid') }), verdict: 'pass' },
    { name: '__secure- without case', fact: cookie({ name: set('__secure-sid') }), verdict: 'pass' },
    { name: '__Host-Http-', fact: cookie({ name: set('__Host-Http-sid') }), verdict: 'pass' },
    { name: 'http on this machine', fact: cookie({ seen: live('http://localhost:3000/') }), verdict: 'skip' },
    { name: 'a Domain that was not followed', fact: cookieInSource({ domain: unknown('it is imported') }), verdict: 'skip' },
    { name: 'a preference', fact: cookie({ role: roleOf('preference') }), verdict: 'skip' },
  ],
  live: [
    { name: 'a session cookie without a prefix', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'fail', severity: 'low' },
    { name: 'a session cookie with __Host-', login: true, response: ['Set-Cookie: __Host-sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a name without a prefix',
        code: source`
          import session from 'express-session';
          export default session({ name: 'sid', secret: process.env.SESSION_SECRET, cookie: { secure: true, sameSite: 'lax' } });
        `,
      },
      {
        name: 'an option for a prefix that asks for none',
        code: source`
          import { setCookie } from 'hono/cookie';
          export const keep = (c, session) => setCookie(c, 'sid', session, { prefix: undefined, secure: true, httpOnly: true, sameSite: 'Lax' });
        `,
      },
    ],
    good: [
      {
        name: 'a name with __Host-',
        remedyFor: 'express-session',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          export default session({ name: '__Host-sid', secret: process.env.SESSION_SECRET, store, cookie: { secure: true, sameSite: 'lax' } });
        `,
      },
      {
        name: 'a prefix that an option puts before the name',
        code: source`
          import { setCookie } from 'hono/cookie';
          export const keep = (c, session) => setCookie(c, 'sid', session, { prefix: c.env.LOCAL ? 'secure' : 'host', secure: true, httpOnly: true, sameSite: 'Lax' });
          export const again = (c, session) => setCookie(c, 'sid', session, { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Lax' });
        `,
      },
    ],
  },
  remedyLike: 'cookie-prefix-rule-broken',
} satisfies CheckCases;
