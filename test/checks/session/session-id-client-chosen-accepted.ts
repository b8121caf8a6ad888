import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { acceptedAnswer, codeShape, probe, refusedAnswer } from '../facts.ts';

const credential = { name: 'sid', by: 'cookie', form: 'opaque' } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('chosen-identifier', { credential, ...changes });

export default {
  facts: [
    { name: 'code that keeps the identifier of the request', fact: codeShape('session-id-client-chosen-accepted', { from: set('req.cookies.sid') }), verdict: 'fail', severity: 'medium' },
    { name: 'code whose identifier comes from nobody knows where', fact: codeShape('session-id-client-chosen-accepted', {}), verdict: 'skip' },
    { name: 'signed in by the login', fact: test(), verdict: 'fail', severity: 'medium' },
    { name: 'a token', fact: test({ credential: { name: 'Authorization', by: 'bearer', form: 'opaque' } }), verdict: 'skip' },
    { name: 'sealed content', fact: test({ credential: { ...credential, form: 'sealed' } }), verdict: 'skip' },
    { name: 'a JWT', fact: test({ credential: { ...credential, form: 'jws' } }), verdict: 'skip' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a map of sessions',
        code: source`
          import express from 'express';
          const app = express();
          import { randomUUID } from 'node:crypto';
          import cookieParser from 'cookie-parser';
          const sessions = new Map();
          app.use(cookieParser());
          app.use((req, res, next) => {
            const id = req.cookies.sid || randomUUID();
            if (!sessions.has(id)) {
              sessions.set(id, { created: Date.now() });
              res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' });
            }
            req.session = sessions.get(id);
            next();
          });
        `,
      },
      {
        name: 'a store that is asked first',
        code: source`
          import express from 'express';
          const app = express();
          import { sessionStore } from './store';
          app.use(async (req, res, next) => {
            const sessionId = req.headers['x-session-id'];
            const session = await sessionStore.get(sessionId);
            if (!session) {
              await sessionStore.set(sessionId, { cart: [] });
            }
            next();
          });
        `,
      },
      {
        name: 'an object of sessions in Hono',
        code: source`
          import { Hono } from 'hono';
          import { getCookie } from 'hono/cookie';
          const app = new Hono();
          const sessions: Record<string, object> = {};
          app.use(async (c, next) => {
            const id = getCookie(c, 'sid')!;
            sessions[id] ??= {};
            await next();
          });
        `,
      },
      {
        name: 'a generator that gives back what was sent',
        code: source`
          import express from 'express';
          const app = express();
          import session from 'express-session';
          app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false, genid: (req) => req.query.sid }));
        `,
      },
      {
        name: 'a store of another file',
        code: source`
          import { sessionCache } from './store';
          export function handler(req, res) {
            const id = req.cookies.sid;
            sessionCache[id] ??= {};
            res.json(sessionCache[id]);
          }
        `,
      },
    ],
    good: [
      {
        name: 'a new identifier where none is known',
        remedyFor: 'express',
        code: source`
          import express from 'express';
          const app = express();
          import { randomUUID } from 'node:crypto';
          const sessions = new Map();
          app.use((req, res, next) => {
            let id = req.cookies.sid;
            if (!sessions.has(id)) {
              id = randomUUID();
              sessions.set(id, {});
              res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' });
            }
            next();
          });
        `,
      },
      {
        name: 'a session that exists is changed',
        code: source`
          import express from 'express';
          const app = express();
          const sessions = new Map();
          app.post('/cart', (req, res) => {
            const id = req.cookies.sid;
            const session = sessions.get(id);
            if (session) sessions.set(id, { ...session, cart: req.body });
            res.sendStatus(204);
          });
        `,
      },
      {
        name: 'a new identifier beside the old one',
        code: source`
          import express from 'express';
          const app = express();
          import { randomUUID } from 'node:crypto';
          const sessions = new Map();
          app.post('/login', (req, res) => {
            const old = req.cookies.sid;
            const id = randomUUID();
            if (!sessions.has(old)) sessions.set(id, {});
            res.sendStatus(204);
          });
        `,
      },
      {
        name: 'signed identifiers',
        code: source`
          import express from 'express';
          const app = express();
          const sessions = new Map();
          app.use((req, res, next) => {
            const id = req.signedCookies.sid;
            if (!sessions.has(id)) sessions.set(id, {});
            next();
          });
        `,
      },
      {
        name: 'transports and uploads have identifiers of their own',
        code: source`
          import express from 'express';
          const app = express();
          const transports = new Map();
          const uploads = {};
          app.post('/messages', (req, res) => {
            const sessionId = req.query.sessionId;
            if (!transports.has(sessionId)) transports.set(sessionId, {});
            const id = req.query.id;
            uploads[id] ??= [];
            res.sendStatus(204);
          });
        `,
      },
      {
        name: 'a generator of random identifiers',
        code: source`
          import express from 'express';
          const app = express();
          import { randomUUID } from 'node:crypto';
          import session from 'express-session';
          app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false, genid: (req) => randomUUID() }));
        `,
      },
    ],
  },
} satisfies CheckCases;
