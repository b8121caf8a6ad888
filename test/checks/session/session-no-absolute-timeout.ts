import { absent, byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { sessionSetup } from '../facts.ts';

export default {
  facts: [
    { name: 'renewed by choice', fact: sessionSetup({ rolling: set(true), absolute: absent }), verdict: 'fail', severity: 'low' },
    { name: 'renewed by the library', fact: sessionSetup({ rolling: byDefault(true, 'a library'), absolute: absent }), verdict: 'fail', severity: 'info' },
    { name: 'renewed for seven days', fact: sessionSetup({ rolling: set(true), absolute: set(604_800) }), verdict: 'pass' },
    { name: 'the limit is switched off', fact: sessionSetup({ rolling: set(true), absolute: set(0) }), verdict: 'fail' },
    { name: 'not renewed', fact: sessionSetup({ absolute: absent }), verdict: 'pass' },
    { name: 'not known', fact: sessionSetup({ rolling: unknown('it is imported'), absolute: absent }), verdict: 'skip' },
    { name: 'not looked for', fact: sessionSetup({ rolling: set(true) }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a rolling session',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          app.use(session({ secret: process.env.SECRET, store, rolling: true, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax', maxAge: 30 * 60 * 1000 } }));
        `,
      },
    ],
    good: [
      {
        name: 'the application compares the age of the session',
        remedyFor: 'express-session',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ secret: process.env.SECRET, store, rolling: true, cookie: { secure: true, sameSite: 'lax', maxAge: 1800000 } }));
          app.use((req, res, next) => {
            if (Date.now() - (req.session.signedInAt ?? Date.now()) > 12 * 3600 * 1000) req.session.regenerate(next);
            else next();
          });
        `,
      },
      {
        name: 'a start that is taken out of the session',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          export const sessions = session({ secret: process.env.SECRET, store, rolling: true, cookie: { secure: true, sameSite: 'lax', maxAge: 1800000 } });
          export function limit(req, res, next) {
            const began = req.session.began ?? (req.session.began = Date.now());
            if (Date.now() - began <= 8 * 3600 * 1000) return next();
            req.session.destroy(next);
          }
        `,
      },
      {
        name: 'an end that the session itself keeps',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          export const sessions = session({ secret: process.env.SECRET, store, rolling: true, cookie: { secure: true, sameSite: 'lax', maxAge: 1800000 } });
          export const limit = (req, res, next) => (req.session.ends < Date.now() ? req.session.destroy(next) : next());
        `,
      },
      {
        name: 'a rolling session with an end',
        remedyFor: 'express-openid-connect',
        code: source`
          import { auth } from 'express-openid-connect';
          app.use(auth({ secret: process.env.SECRET, session: { rolling: true, absoluteDuration: 86400 } }));
        `,
      },
      {
        name: 'a session that is not renewed',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax', maxAge: 8 * 60 * 60 * 1000 } }));
        `,
      },
    ],
  },
} satisfies CheckCases;
