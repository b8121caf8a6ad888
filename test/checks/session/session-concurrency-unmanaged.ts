import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { acceptedAnswer, codeShape, probe, refusedAnswer } from '../facts.ts';

const credential = { name: 'sid', by: 'cookie', form: 'opaque' } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('after-second-login', { credential, ...changes });
const kept = (traits: Parameters<typeof codeShape>[1]) => codeShape('session-concurrency-unmanaged', { managed: set(false), ...traits });

export default {
  facts: [
    { name: 'sessions are not shown', fact: test({ managesSessions: false }), verdict: 'fail', severity: 'info' },
    { name: 'sessions are shown', fact: test({ managesSessions: true }), verdict: 'pass' },
    { name: 'whether they are is not known', fact: test(), verdict: 'unsure', severity: 'info' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
    { name: 'a map that only its file knows', fact: kept({ closed: set(true) }), verdict: 'fail', severity: 'info' },
    { name: 'a store that others may read', fact: kept({ closed: set(false) }), verdict: 'unsure', severity: 'info' },
    { name: 'sessions are looked up by user', fact: kept({ closed: set(true), managed: set(true) }), verdict: 'pass' },
    { name: 'code of another check', fact: codeShape('session-id-in-url', {}), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a map of sessions that only their identifiers open',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          const sessions = new Map();
          app.post('/login', async (req, res) => {
            const user = await users.withPassword(req.body.name, req.body.password);
            if (!user) return res.sendStatus(401);
            const id = randomUUID();
            sessions.set(id, { userId: user.id, expires: Date.now() + hour });
            res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' }).end();
          });
          app.post('/logout', (req, res) => {
            sessions.delete(req.cookies.sid);
            res.clearCookie('sid').end();
          });
        `,
      },
      {
        name: 'a table that is swept',
        says: '"activeSessions"',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          const activeSessions = {};
          app.post('/login', async (req, res) => {
            const user = await users.withPassword(req.body.name, req.body.password);
            if (!user) return res.sendStatus(401);
            const id = randomUUID();
            activeSessions[id] = { user, expires: Date.now() + hour };
            res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' }).end();
          });
          setInterval(() => {
            for (const id of Object.keys(activeSessions)) if (activeSessions[id].expires < Date.now()) delete activeSessions[id];
          }, 60_000);
        `,
      },
      {
        name: 'entries of a store that this file alone writes and reads',
        code: source`
          import { randomBytes } from 'node:crypto';
          const keyOf = (id) => \`admin-session:\${id}\`;
          export const sessionStore = (redis) => ({
            async create(adminId) {
              const id = randomBytes(32).toString('base64url');
              await redis.set(keyOf(id), JSON.stringify({ adminId, createdAt: Date.now() }), { EX: 1800 });
              return id;
            },
            read: async (id) => JSON.parse(await redis.getEx(keyOf(id), { EX: 1800 })),
          });
        `,
      },
      {
        name: 'entries of a store that a worker is given',
        code: source`
          const hex = (octets) => [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join('');
          const newToken = () => hex(crypto.getRandomValues(new Uint8Array(32)));
          export async function open(env, userId) {
            const token = newToken();
            await env.SESSIONS.put(token, JSON.stringify({ userId }), { expirationTtl: 3600 });
            return token;
          }
          export const read = (env, token) => env.SESSIONS.get(token, 'json');
        `,
      },
    ],
    good: [
      {
        name: 'a list of the identifiers of each user in such a store, and sessions of something else',
        code: source`
          import { randomBytes } from 'node:crypto';
          export async function open(redis, adminId) {
            const id = randomBytes(32).toString('base64url');
            await redis.set(\`admin-session:\${id}\`, JSON.stringify({ adminId }), { EX: 1800 });
            await redis.sAdd(\`admin:\${adminId}\`, id);
            return id;
          }
          export async function startUpload(redis, userId) {
            const id = randomBytes(16).toString('hex');
            await redis.set(\`upload-session:\${id}\`, JSON.stringify({ userId }), { EX: 1800 });
            return id;
          }
          export const read = async (redis, id) => JSON.parse(await redis.get(\`admin-session:\${id}\`));
        `,
      },
      {
        name: 'users see their sessions',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          const sessions = new Map();
          app.post('/login', async (req, res) => {
            const user = await users.withPassword(req.body.name, req.body.password);
            if (!user) return res.sendStatus(401);
            const id = randomUUID();
            sessions.set(id, { userId: user.id, expires: Date.now() + hour });
            res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' }).end();
          });
          app.get('/account/sessions', (req, res) => {
            const { userId } = sessions.get(req.cookies.sid);
            res.json([...sessions.values()].filter((one) => one.userId === userId).map(({ expires }) => expires));
          });
        `,
      },
      {
        name: 'an index by user',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          const sessions = new Map();
          const idsOf = new Map();
          app.post('/login', async (req, res) => {
            const user = await users.withPassword(req.body.name, req.body.password);
            if (!user) return res.sendStatus(401);
            const id = randomUUID();
            sessions.set(id, { userId: user.id });
            idsOf.set(user.id, [...(idsOf.get(user.id) ?? []), id]);
            res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' }).end();
          });
        `,
      },
      {
        name: 'one session for each user',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          const sessions = new Map();
          app.post('/login', async (req, res) => {
            const user = await users.withPassword(req.body.name, req.body.password);
            if (!user) return res.sendStatus(401);
            const id = randomUUID();
            user.sessionId = id;
            sessions.set(id, { userId: user.id });
            res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' }).end();
          });
        `,
      },
      {
        name: 'every other session is ended at login',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          const sessions = new Map();
          app.post('/login', async (req, res) => {
            const user = await users.withPassword(req.body.name, req.body.password);
            if (!user) return res.sendStatus(401);
            const id = randomUUID();
            for (const [other, one] of sessions) if (one.userId === user.id) sessions.delete(other);
            sessions.set(id, { userId: user.id });
            res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' }).end();
          });
        `,
      },
      {
        name: 'a version of the sessions of a user',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          const sessions = new Map();
          app.post('/login', async (req, res) => {
            const user = await users.withPassword(req.body.name, req.body.password);
            if (!user) return res.sendStatus(401);
            const id = randomUUID();
            sessions.set(id, { userId: user.id, tokenVersion: user.tokenVersion });
            res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' }).end();
          });
        `,
      },
      {
        name: 'sessions of nobody',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          const sessions = new Map();
          app.use((req, res, next) => {
            const id = randomUUID();
            sessions.set(id, { created: Date.now(), cart: [] });
            res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' });
            next();
          });
        `,
      },
      {
        name: 'sessions of another kind',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          const chatSessions = new Map();
          const uploads = new Map();
          app.post('/login/chat', (req, res) => {
            const id = randomUUID();
            chatSessions.set(id, { userId: req.user.id });
            uploads.set(id, { userId: req.user.id });
            res.json({ id });
          });
        `,
      },
      {
        name: 'by user',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          const sessions = new Map();
          app.post('/login', async (req, res) => {
            const user = await users.withPassword(req.body.name, req.body.password);
            if (!user) return res.sendStatus(401);
            const id = randomUUID();
            sessions.set(user.id, { user, id });
            res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' }).end();
          });
        `,
      },
      {
        name: 'a table of a database',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await users.withPassword(req.body.name, req.body.password);
            if (!user) return res.sendStatus(401);
            const id = randomUUID();
            await db.prepare('insert into sessions (id, user_id) values (?, ?)').run(id, user.id);
            res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' }).end();
          });
        `,
      },
      {
        name: 'a library that keeps them',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.post('/login', (req, res) => {
            req.session.regenerate(() => {
              req.session.userId = req.user.id;
              res.end();
            });
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
