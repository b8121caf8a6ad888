import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, roleOf } from '../facts.ts';

const lives = (seconds: number, lifetimeUnit: 'milliseconds' | 'seconds' | 'days') => cookieInSource({ lifetime: set(seconds), lifetimeUnit });

export default {
  facts: [
    { name: 'a day in seconds, counted as milliseconds', fact: lives(86.4, 'milliseconds'), verdict: 'fail', severity: 'low' },
    { name: 'a week in seconds, counted as milliseconds', fact: lives(604.8, 'milliseconds'), verdict: 'fail' },
    { name: 'an hour in seconds, counted as milliseconds', fact: lives(3.6, 'milliseconds'), verdict: 'fail' },
    { name: 'a minute in milliseconds', fact: lives(60, 'milliseconds'), verdict: 'pass' },
    { name: 'an hour in milliseconds', fact: lives(3_600, 'milliseconds'), verdict: 'pass' },
    { name: 'a year in milliseconds', fact: lives(31_536_000, 'milliseconds'), verdict: 'pass' },
    { name: 'a week in milliseconds, counted as seconds', fact: lives(604_800_000, 'seconds'), verdict: 'fail', severity: 'medium' },
    { name: 'an hour in milliseconds, counted as seconds', fact: lives(3_600_000, 'seconds'), verdict: 'fail', severity: 'low' },
    { name: 'ten years in seconds', fact: lives(315_360_000, 'seconds'), verdict: 'pass' },
    { name: 'a week in seconds', fact: lives(604_800, 'seconds'), verdict: 'pass' },
    { name: 'ten days in seconds', fact: lives(864_000, 'seconds'), verdict: 'pass' },
    { name: 'a week in seconds, counted as days', fact: lives(604_800 * 86_400, 'days'), verdict: 'fail' },
    { name: 'a year in days', fact: lives(365 * 86_400, 'days'), verdict: 'pass' },
    { name: 'ten years in days', fact: lives(3_650 * 86_400, 'days'), verdict: 'pass' },
    { name: 'a deletion', fact: cookieInSource({ action: 'clear', lifetime: set(-1), lifetimeUnit: 'seconds' }), verdict: 'skip' },
    { name: 'a span with its unit', fact: cookieInSource({ lifetime: set(86.4) }), verdict: 'skip' },
    { name: 'not known', fact: cookieInSource({ lifetime: unknown('it is imported'), lifetimeUnit: 'seconds' }), verdict: 'skip' },
    { name: 'a preference', fact: cookieInSource({ lifetime: set(86.4), lifetimeUnit: 'milliseconds', role: roleOf('preference') }), verdict: 'skip' },
    { name: 'seen live', fact: cookie({ lifetime: set(86) }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'seconds for express',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => res.cookie('session', req.sessionID, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 60 * 60 * 24 * 7 }));
        `,
      },
      {
        name: 'milliseconds for Next.js',
        file: 'app/actions.ts',
        code: source`
          'use server';
          import { cookies } from 'next/headers';
          export async function login(form: FormData) {
            (await cookies()).set('session', await create(form), { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 1000 * 60 * 60 * 24 * 7 });
          }
        `,
      },
      {
        name: 'seconds for express-session',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax', maxAge: 3600 } }));
        `,
      },
      {
        name: 'milliseconds for h3, of a random value that is kept for who was let in',
        file: 'server/api/inloggen.post.ts',
        code: source`
          import { randomBytes } from 'node:crypto';
          export default defineEventHandler(async (event) => {
            const { email, wachtwoord } = await readBody(event);
            const lid = await controleer(email, wachtwoord);
            if (!lid) throw createError({ statusCode: 401 });
            const bewijs = randomBytes(32).toString('base64url');
            await bewaar(lid.id, bewijs);
            setCookie(event, '__Host-bewijs', bewijs, { httpOnly: true, secure: true, sameSite: 'strict', maxAge: 7 * 24 * 60 * 60 * 1000 });
          });
        `,
      },
      {
        name: 'milliseconds for the seal of iron-session',
        code: source`
          import { getIronSession } from 'iron-session';
          const options = { cookieName: '__Host-app', password: process.env.PASSWORD, ttl: 8 * 60 * 60 * 1000 };
          export const sessionOf = (req, res) => getIronSession(req, res, options);
        `,
      },
      {
        name: 'a span of the ms package for Next.js, which counts in seconds',
        file: 'app/actions.ts',
        code: source`
          'use server';
          import { cookies } from 'next/headers';
          import ms from 'ms';
          export async function login(form: FormData) {
            (await cookies()).set('session', await create(form), { httpOnly: true, secure: true, sameSite: 'lax', maxAge: ms('7d') });
          }
        `,
      },
    ],
    good: [
      {
        name: 'seconds for the seal of iron-session',
        code: source`
          import { getIronSession } from 'iron-session';
          export const sessionOf = (req, res) => getIronSession(req, res, { cookieName: '__Host-app', password: process.env.PASSWORD, ttl: 8 * 60 * 60 });
        `,
      },
      {
        name: 'a span of the ms package, in seconds',
        file: 'app/actions.ts',
        code: source`
          'use server';
          import { cookies } from 'next/headers';
          import ms from 'ms';
          export async function login(form: FormData) {
            (await cookies()).set('session', await create(form), { httpOnly: true, secure: true, sameSite: 'lax', maxAge: ms('7d') / 1000 });
          }
        `,
      },
      {
        name: 'milliseconds for express',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => res.cookie('session', req.sessionID, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 7 * 24 * 60 * 60 * 1000 }));
        `,
      },
      {
        name: 'seconds for Hono',
        remedyFor: 'hono',
        code: source`
          import { setCookie } from 'hono/cookie';
          export const login = (c, session) => setCookie(c, 'session', session.id, { httpOnly: true, secure: true, sameSite: 'Lax', maxAge: 60 * 60 * 24 });
        `,
      },
      {
        name: 'a value from elsewhere',
        code: source`
          import express from 'express';
          import { lifetime } from 'our-config';
          const app = express();
          app.post('/login', (req, res) => res.cookie('session', req.sessionID, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: lifetime }));
        `,
      },
      {
        name: 'a random value that is kept for nobody',
        file: 'server/api/place.post.ts',
        code: source`
          import { randomBytes } from 'node:crypto';
          export default defineEventHandler(async (event) => {
            const { city, street } = await readBody(event);
            const place = await findPlace(city, street);
            const choice = randomBytes(8).toString('hex');
            await keep(place.id, choice);
            setCookie(event, 'choice', choice, { httpOnly: true, secure: true, sameSite: 'strict', maxAge: 7 * 24 * 60 * 60 * 1000 });
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
