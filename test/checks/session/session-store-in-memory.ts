import { byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { sessionSetup } from '../facts.ts';

export default {
  facts: [
    { name: 'nobody gave a store', fact: sessionSetup({ store: byDefault('memory', 'the library') }), verdict: 'fail', severity: 'medium' },
    { name: 'a store in memory was given', fact: sessionSetup({ store: set('memory') }), verdict: 'fail' },
    { name: 'a store elsewhere', fact: sessionSetup(), verdict: 'pass' },
    { name: 'the state is in the cookie', fact: sessionSetup({ store: set('signed-cookie') }), verdict: 'pass' },
    { name: 'not known', fact: sessionSetup({ store: unknown('it is a parameter') }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'express-session without a store',
        code: source`
          import session from 'express-session';
          app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
        `,
      },
      {
        name: '@fastify/session without a store',
        code: source`
          import Fastify from 'fastify';
          import session from '@fastify/session';
          const app = Fastify();
          app.register(session, { secret: process.env.SECRET, cookie: { sameSite: 'lax' } });
        `,
      },
      {
        name: 'React Router in memory',
        code: source`
          import { createMemorySessionStorage } from 'react-router';
          export const storage = createMemorySessionStorage({ cookie: { secrets: [process.env.SECRET], httpOnly: true, secure: true } });
        `,
      },
    ],
    good: [
      {
        name: 'a store',
        remedyFor: 'express-session',
        code: source`
          import session from 'express-session';
          import { RedisStore } from 'connect-redis';
          import { redis } from './redis';
          app.use(session({ secret: process.env.SECRET, store: new RedisStore({ client: redis }), resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
        `,
      },
      {
        name: 'a store in production',
        code: source`
          import session from 'express-session';
          import { RedisStore } from 'connect-redis';
          import { redis } from './redis';
          const store = process.env.NODE_ENV === 'production' ? new RedisStore({ client: redis }) : undefined;
          app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
        `,
      },
      {
        name: 'koa-session without a store keeps the state in the cookie',
        code: source`
          import session from 'koa-session';
          app.use(session({ key: 'sid', sameSite: 'lax' }, app));
        `,
      },
    ],
  },
} satisfies CheckCases;
