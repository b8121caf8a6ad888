import { byDefault, set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource } from '../facts.ts';

export default {
  facts: [
    { name: 'connect.sid', fact: cookie({ name: set('connect.sid') }), verdict: 'fail', severity: 'info' },
    { name: 'without case', fact: cookie({ name: set('phpsessid') }), verdict: 'fail' },
    { name: 'nobody chose it', fact: cookieInSource({ name: byDefault('connect.sid', 'express-session 1.19') }), verdict: 'fail' },
    { name: 'a name that anybody might choose', fact: cookie({ name: set('session') }), verdict: 'pass' },
    { name: 'a prefixed name', fact: cookie({ name: set('__Host-shop') }), verdict: 'pass' },
    { name: 'a deletion', fact: cookie({ name: set('connect.sid'), action: 'clear' }), verdict: 'skip' },
  ],
  live: [
    { name: 'the default of express-session', login: true, response: ['Set-Cookie: connect.sid=s%3A0123456789abcdef0123456789abcdef.0123456789abcdef0123456789abcdef0123456789a; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'fail', severity: 'info' },
    { name: 'a name of its own', login: true, response: ['Set-Cookie: __Host-shop=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a name that a setting may replace',
        code: source`
          import session from 'express-session';
          export default session({ name: process.env.SESSION_NAME || 'connect.sid', secret: process.env.SESSION_SECRET, cookie: { secure: true, sameSite: 'lax' } });
        `,
      },
      {
        name: 'no name',
        code: source`
          import session from 'express-session';
          export default session({ secret: process.env.SESSION_SECRET, cookie: { secure: true, sameSite: 'lax' } });
        `,
      },
    ],
    good: [
      {
        name: 'a name of its own that a setting may replace',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          export default session({ name: process.env.SESSION_NAME ?? '__Host-shop', secret: process.env.SESSION_SECRET, store, cookie: { secure: true, sameSite: 'lax' } });
        `,
      },
      {
        name: 'a name of its own',
        remedyFor: 'express-session',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          export default session({ name: '__Host-shop', secret: process.env.SESSION_SECRET, store, cookie: { secure: true, sameSite: 'lax' } });
        `,
      },
    ],
  },
} satisfies CheckCases;
