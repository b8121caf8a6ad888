import { absent, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, sessionSetup } from '../facts.ts';

const literal = set({ origin: 'literal', octets: 12 } as const);
const key = (traits: Parameters<typeof codeShape>[1]) => codeShape('session-secret-hardcoded', { origin: set('literal'), protects: set('signature'), variable: absent, ...traits });

export default {
  facts: [
    { name: 'a literal that signs identifiers', fact: sessionSetup({ secret: literal }), verdict: 'fail', severity: 'high' },
    { name: 'a literal that signs the session itself', fact: sessionSetup({ secret: literal, store: set('signed-cookie') }), verdict: 'fail', severity: 'critical' },
    { name: 'a literal that seals the session itself', fact: sessionSetup({ secret: literal, store: set('sealed-cookie') }), verdict: 'fail', severity: 'critical' },
    { name: 'a literal behind the environment', fact: sessionSetup({ secret: set({ origin: 'environment-with-literal-fallback', variable: 'SECRET' }) }), verdict: 'fail', severity: 'medium' },
    { name: 'the same for the session itself', fact: sessionSetup({ store: set('sealed-cookie'), secret: set({ origin: 'environment-with-literal-fallback', variable: 'SECRET' }) }), verdict: 'fail', severity: 'high' },
    { name: 'the environment', fact: sessionSetup({ secret: set({ origin: 'environment', variable: 'SECRET' }) }), verdict: 'pass' },
    { name: 'made at start', fact: sessionSetup({ secret: set({ origin: 'generated' }) }), verdict: 'pass' },
    { name: 'not known', fact: sessionSetup({ secret: unknown('it is a parameter') }), verdict: 'skip' },
    { name: 'the key of a parser', fact: key({}), verdict: 'fail', severity: 'high' },
    { name: 'the password of a seal', fact: key({ protects: set('content') }), verdict: 'fail', severity: 'critical' },
    { name: 'the key of a parser from the environment', fact: key({ origin: set('environment') }), verdict: 'pass' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { origin: set('literal') }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'express-session',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          app.use(session({ secret: 'keyboard cat', store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
        `,
      },
      {
        name: 'a fallback',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          const secret = process.env.SESSION_SECRET || 'dev-secret';
          app.use(session({ secret, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
        `,
      },
      {
        name: 'iron-session',
        code: source`
          import { getIronSession } from 'iron-session';
          import { cookies } from 'next/headers';
          export const session = async () => getIronSession(await cookies(), { cookieName: 'session', password: 'complex_password_at_least_32_characters_long' });
        `,
      },
      {
        name: 'cookie-parser',
        code: source`
          import cookieParser from 'cookie-parser';
          app.use(cookieParser('my cookie secret'));
        `,
      },
      {
        name: 'Koa',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          app.keys = ['some secret', 'an older secret'];
        `,
      },
    ],
    good: [
      {
        name: 'the environment',
        remedyFor: 'express-session',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          app.use(session({ secret: [process.env.SESSION_SECRET, process.env.OLD_SESSION_SECRET], store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
        `,
      },
      {
        name: 'the environment, with a value for development',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          const secret = process.env.NODE_ENV === 'production' ? process.env.SESSION_SECRET : 'dev-secret';
          app.use(session({ secret, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
        `,
      },
      {
        name: 'refused without the variable',
        remedyFor: 'cookie-parser',
        code: source`
          import cookieParser from 'cookie-parser';
          const secret = process.env.COOKIE_SECRET;
          if (!secret) throw new Error('COOKIE_SECRET is not set');
          app.use(cookieParser(secret));
        `,
      },
    ],
  },
} satisfies CheckCases;
