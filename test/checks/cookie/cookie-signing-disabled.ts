import { byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, roleOf, sessionSetup } from '../facts.ts';

export default {
  facts: [
    { name: 'a session in the cookie, switched off', fact: sessionSetup({ store: set('signed-cookie'), signed: set(false) }), verdict: 'fail', severity: 'high' },
    { name: 'a session in the cookie, no secret', fact: sessionSetup({ store: set('signed-cookie'), signed: byDefault(false, 'react-router') }), verdict: 'fail' },
    { name: 'a session in the cookie, signed', fact: sessionSetup({ store: set('signed-cookie'), signed: set(true) }), verdict: 'pass' },
    { name: 'an identifier whose session is in a store', fact: sessionSetup({ signed: set(false) }), verdict: 'pass' },
    { name: 'not known', fact: sessionSetup({ store: set('signed-cookie'), signed: unknown('it is imported') }), verdict: 'skip' },
    { name: 'not looked for', fact: sessionSetup({ store: set('signed-cookie') }), verdict: 'skip' },
    { name: 'a value that is computed, switched off', fact: cookieInSource({ signed: set(false) }), verdict: 'unsure' },
    { name: 'a value that is computed, not asked for', fact: cookieInSource({ signed: byDefault(false, 'koa') }), verdict: 'skip' },
    { name: 'a value that is computed, signed', fact: cookieInSource({ signed: set(true) }), verdict: 'pass' },
    { name: 'a value that needs none', fact: cookieInSource(), verdict: 'skip' },
    { name: 'a preference', fact: cookieInSource({ signed: set(false), role: roleOf('preference') }), verdict: 'skip' },
    { name: 'seen live', fact: cookie(), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a session that the code writes itself',
        code: source`
          import express from 'express';
          const NAME = '__Host-desk';
          const flags = { path: '/', httpOnly: true, secure: true, sameSite: 'lax', signed: false };
          express().use((req, res, next) => {
            req.saveSession = () => {
              const session = Buffer.from(JSON.stringify(req.sess)).toString('base64');
              res.cookie(NAME, session, flags);
            };
            next();
          });
        `,
      },
      {
        name: 'Koa without options',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          app.keys = [process.env.KEY];
          app.use(async (ctx) => {
            ctx.cookies.set('session', JSON.stringify({ step: 2, at: Date.now() }));
          });
        `,
      },
      {
        name: 'cookie-session',
        code: source`
          import cookieSession from 'cookie-session';
          app.use(cookieSession({ name: 'session', signed: false, sameSite: 'lax' }));
        `,
      },
      {
        name: 'React Router without secrets',
        code: source`
          import { createCookieSessionStorage } from 'react-router';
          export const storage = createCookieSessionStorage({ cookie: { name: '__session', httpOnly: true, secure: true, sameSite: 'lax' } });
        `,
      },
    ],
    good: [
      {
        name: 'a session that is signed by hand, and one that is encrypted',
        code: source`
          import express from 'express';
          express().use((req, res, next) => {
            const session = Buffer.from(JSON.stringify(req.sess)).toString('base64');
            res.cookie('__Host-desk', \`\${session}.\${sign(session)}\`, { httpOnly: true, secure: true, sameSite: 'lax', signed: false });
            res.cookie('__Host-shop', encrypt(JSON.stringify(req.sess)), { httpOnly: true, secure: true, sameSite: 'lax', signed: false });
            next();
          });
        `,
      },
      {
        name: 'a preference that is written as JSON',
        code: source`
          import Koa from 'koa';
          new Koa().use(async (ctx) => {
            ctx.cookies.set('view', JSON.stringify({ density: ctx.query.density }));
          });
        `,
      },
      {
        name: 'React Router with secrets',
        remedyFor: 'react-router',
        code: source`
          import { createCookieSessionStorage } from 'react-router';
          export const storage = createCookieSessionStorage({ cookie: { name: '__session', secrets: [process.env.SECRET], httpOnly: true, secure: true, sameSite: 'lax' } });
        `,
      },
      {
        name: 'a random identifier',
        code: source`
          import Koa from 'koa';
          import { randomUUID } from 'node:crypto';
          const app = new Koa();
          app.use(async (ctx) => {
            ctx.cookies.set('session', randomUUID(), { signed: false, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'options from elsewhere',
        code: source`
          import { createCookieSessionStorage } from 'react-router';
          import { options } from 'our-config';
          export const storage = createCookieSessionStorage({ cookie: { ...options, httpOnly: true, secure: true } });
        `,
      },
    ],
  },
} satisfies CheckCases;
