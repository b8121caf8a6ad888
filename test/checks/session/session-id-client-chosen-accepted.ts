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
        name: 'a generator that believes a header',
        file: 'src/session.js',
        code: source`
          const session = require('express-session');
          module.exports = session({ secret: process.env.SECRET, genid: (req) => req.get('x-session-id') || uid(24) });
        `,
      },
      {
        name: 'a namespace of a worker, and an identifier that is made where none came',
        file: 'src/session.ts',
        code: source`
          import { getCookie, setCookie } from 'hono/cookie';
          export const session = async (c, next) => {
            let id = getCookie(c, 'cart');
            if (!id) {
              id = crypto.randomUUID();
              setCookie(c, 'cart', id, { path: '/', secure: true, httpOnly: true });
            }
            let record = await c.env.SESSIONS.get(id, 'json');
            if (!record) {
              record = { items: [] };
              await c.env.SESSIONS.put(id, JSON.stringify(record));
            }
            await next();
          };
        `,
      },
      {
        name: 'Redis under a prefix',
        file: 'src/session.js',
        code: source`
          exports.session = async (req, res, next) => {
            let sid = req.cookies.sid;
            sid ??= newId();
            const found = await redis.get('sess:' + sid);
            if (!found) await redis.set('sess:' + sid, '{}', 'EX', 3600);
            next();
          };
        `,
      },
      {
        name: 'functions of the file that read and make, under any name of a cookie',
        code: source`
          import express from 'express';
          import { redis } from './redis.js';
          const NAME = '__Host-app';
          const load = async (id) => JSON.parse(await redis.get(\`sess:\${id}\`));
          async function create(id) {
            const fresh = { at: Date.now() };
            await redis.set(\`sess:\${id}\`, JSON.stringify(fresh), 'EX', 3600);
            return fresh;
          }
          express().use(async (req, res, next) => {
            const id = req.cookies[NAME] || randomUUID();
            req.sessionId = id;
            req.sess = (await load(id)) || (await create(id));
            res.cookie(NAME, id, { httpOnly: true, secure: true, sameSite: 'lax' });
            next();
          });
        `,
      },
      {
        name: 'a class that gives what it has or makes it',
        code: source`
          import { Hono } from 'hono';
          import { getCookie, setCookie } from 'hono/cookie';
          class Visits {
            constructor(private readonly kv: KVNamespace) {}
            async open(sid: string) {
              const found = await this.kv.get(sid, 'json');
              if (found) return found;
              const fresh = { cart: [] };
              await this.kv.put(sid, JSON.stringify(fresh));
              return fresh;
            }
          }
          new Hono().use(async (c, next) => {
            const sid = getCookie(c, 'shop_session') ?? crypto.randomUUID();
            c.set('session', await new Visits(c.env.KV).open(sid));
            setCookie(c, 'shop_session', sid, { secure: true, httpOnly: true, sameSite: 'Lax' });
            await next();
          });
        `,
      },
      {
        name: 'a record that is inserted when it is not there',
        code: source`
          import { cookies } from 'next/headers';
          export async function ensureSession() {
            const jar = await cookies();
            const id = jar.get('__Host-quiz')?.value ?? randomBytes(24).toString('base64url');
            return prisma.session.upsert({ where: { id }, create: { id, at: new Date() }, update: { at: new Date() } });
          }
        `,
      },
      {
        name: 'a statement that inserts what is not there',
        code: source`
          import express from 'express';
          express().use(async (req, res, next) => {
            const id = req.cookies.sid || randomUUID();
            await pool.query('INSERT INTO sessions (id, data) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', [id, '{}']);
            next();
          });
        `,
      },
      {
        name: 'a document that is made when it is not there',
        code: source`
          import express from 'express';
          express().use(async (req, res, next) => {
            const sid = req.cookies.sid;
            await Session.findOneAndUpdate({ _id: sid }, { $set: { seen: new Date() } }, { upsert: true });
            next();
          });
        `,
      },
      {
        name: 'a row that is inserted or left as it is',
        code: source`
          import express from 'express';
          express().use((req, res, next) => {
            const sid = req.cookies.sid;
            database.run('INSERT OR IGNORE INTO sessions (id) VALUES (?)', sid);
            next();
          });
        `,
      },
      {
        name: 'a store under a name of another language, whose records are given back as the session',
        code: source`
          import { Context, Next } from 'https://deno.land/x/oak@v12.6.1/mod.ts';
          const almacen = new Map<string, Sesion>();
          function nueva(id: string): Sesion {
            const s: Sesion = { id, creada: Date.now() };
            almacen.set(id, s);
            return s;
          }
          export async function sesiones(ctx: Context, next: Next) {
            const recibida = (await ctx.cookies.get('__Host-sid')) ?? crypto.randomUUID();
            const sesion = almacen.get(recibida) || nueva(recibida);
            await ctx.cookies.set('__Host-sid', sesion.id, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
            ctx.state.sesion = sesion;
            await next();
          }
        `,
      },
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
      {
        name: 'a function that makes one where none is known, with the cookies of the cookie library',
        code: source`
          import { parse } from 'cookie';
          import { randomUUID } from 'node:crypto';
          const store = new Map();
          function create(id) {
            const opened = { id, data: {}, born: Date.now() };
            store.set(id, opened);
            return opened;
          }
          export function withSession(handler) {
            return (req, res) => {
              const id = parse(req.headers.cookie ?? '')['__Host-sess'] ?? randomUUID();
              const opened = store.get(id) || create(id);
              req.sess = opened.data;
              return handler(req, res);
            };
          }
        `,
      },
      {
        name: 'a store of another file that creates',
        code: source`
          import express from 'express';
          import { sessions } from './sessions';
          const app = express();
          app.use(async (req, res, next) => {
            const sid = req.cookies.sid;
            let current = await sessions.get(sid);
            if (!current) current = await sessions.create(sid);
            req.current = current;
            next();
          });
        `,
      },
      {
        name: 'a field of the request, and a store that is a class',
        code: source`
          class SessionStore {
            async find(id) {
              return JSON.parse((await this.redis.get('sess:' + id)) ?? 'null');
            }
            async create(id) {
              const fresh = { createdAt: Date.now() };
              await this.save(id, fresh);
              return fresh;
            }
            async save(id, record) {
              await this.redis.set('sess:' + id, JSON.stringify(record), 'EX', 900);
            }
          }
          export class SessionMiddleware {
            constructor(private readonly store: SessionStore) {}
            handle = async (req, res, next) => {
              req.sessionId = req.cookies[COOKIE] ?? this.store.newId();
              req.sessionRecord = (await this.store.find(req.sessionId)) ?? (await this.store.create(req.sessionId));
              next();
            };
          }
        `,
      },
    ],
    good: [
      {
        name: 'a namespace of a worker, and a new identifier for what it does not know',
        file: 'src/session.ts',
        code: source`
          import { getCookie, setCookie } from 'hono/cookie';
          export const session = async (c, next) => {
            let id = getCookie(c, 'sid');
            let record = id ? await c.env.SESSIONS.get(id, 'json') : null;
            if (!record) {
              id = crypto.randomUUID();
              record = { items: [] };
              await c.env.SESSIONS.put(id, JSON.stringify(record));
              setCookie(c, 'sid', id, { path: '/', secure: true, httpOnly: true });
            }
            await next();
          };
        `,
      },
      {
        name: 'a generator that puts a header before what it draws',
        file: 'src/session.js',
        code: source`
          const session = require('express-session');
          module.exports = session({ secret: process.env.SECRET, genid: (req) => req.get('x-tenant') + '-' + uid(24) });
        `,
      },
      {
        name: 'a class that changes only what it has',
        code: source`
          import { Hono } from 'hono';
          import { getCookie } from 'hono/cookie';
          class Sessions {
            constructor(private readonly kv: KVNamespace) {}
            async touch(sid: string) {
              const found = await this.kv.get(sid, 'json');
              if (!found) return undefined;
              const next = { ...found, at: Date.now() };
              await this.kv.put(sid, JSON.stringify(next));
              return next;
            }
          }
          new Hono().use(async (c, next) => {
            const sid = getCookie(c, 'shop_session');
            c.set('session', await new Sessions(c.env.KV).touch(sid));
            await next();
          });
        `,
      },
      {
        name: 'records that are inserted under a new identifier, and for a device',
        code: source`
          import express from 'express';
          express().use(async (req, res, next) => {
            const id = randomUUID();
            await prisma.session.upsert({ where: { id }, create: { id }, update: {} });
            await prisma.device.upsert({ where: { id: req.cookies.device }, create: { id: req.cookies.device }, update: {} });
            await pool.query('INSERT INTO sessions (id, visit) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', [id, req.cookies.visit]);
            const sid = req.cookies.sid;
            await prisma.checkoutSession.upsert({ where: { id: sid }, create: { id: sid }, update: {} });
            await prisma.basket.upsert({ where: { id: sid }, create: { id: sid }, update: {} });
            await Session.findOneAndUpdate({ _id: sid }, { $set: { seen: new Date() } });
            await pool.query('INSERT INTO session_views (id) VALUES ($1) ON CONFLICT (id) DO NOTHING', [sid]);
            await pool.query('INSERT INTO sessions_archive (id) VALUES ($1)', [sid]);
            next();
          });
        `,
      },
      {
        name: 'baskets under the identifier of a session, and records under a new one',
        code: source`
          import { Context, Next } from 'https://deno.land/x/oak@v12.6.1/mod.ts';
          const cestas = new Map<string, Cesta>();
          const almacen = new Map<string, Sesion>();
          const cestaNueva = (id: string) => {
            const c = { id, lineas: [] };
            cestas.set(id, c);
            return c;
          };
          function nueva(): Sesion {
            const s: Sesion = { id: crypto.randomUUID(), creada: Date.now() };
            almacen.set(s.id, s);
            return s;
          }
          export async function sesiones(ctx: Context, next: Next) {
            const recibida = (await ctx.cookies.get('__Host-sid')) ?? '';
            const cesta = cestas.get(recibida) || cestaNueva(recibida);
            const sesion = almacen.get(recibida) || nueva();
            await ctx.cookies.set('__Host-sid', sesion.id, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
            ctx.state = { cesta, sesion };
            await next();
          }
        `,
      },
      {
        name: 'a function that makes one under an identifier of its own, and one that caches',
        code: source`
          import { parse } from 'cookie';
          import { randomUUID } from 'node:crypto';
          const store = new Map();
          const sessions = new Map();
          function create() {
            const id = randomUUID();
            const opened = { id, data: {} };
            store.set(id, opened);
            return opened;
          }
          function load(id) {
            const row = database.find(id);
            if (row) sessions.set(id, row);
            return row;
          }
          export function handler(req, res) {
            const id = parse(req.headers.cookie ?? '').sid;
            const opened = store.get(id) ?? create();
            const other = sessions.get(id) ?? load(id);
            const third = sessions.get(id) ?? createFrom(randomUUID(), id);
            res.end(String(opened.data ?? other ?? third));
          }
        `,
      },
      {
        name: 'something else that is kept under the identifier of a cookie',
        code: source`
          import express from 'express';
          const app = express();
          const buckets = new Map();
          const store = new Map();
          const bucket = (id) => {
            const made = { left: 10 };
            buckets.set(id, made);
            return made;
          };
          const look = (id) => {
            const made = { theme: 'dark' };
            store.set(id, made);
            return made;
          };
          app.use((req, res, next) => {
            const id = req.cookies.sid;
            const theme = req.cookies.theme;
            req.bucket = buckets.get(id) ?? bucket(id);
            req.look = store.get(theme) ?? look(theme);
            next();
          });
        `,
      },
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
        name: 'a function that makes an upload under the identifier of its cookie',
        code: source`
          import express from 'express';
          const parts = new Map();
          function partsOf(id) {
            let found = parts.get(id);
            if (!found) {
              found = [];
              parts.set(id, found);
            }
            return found;
          }
          express().post('/parts', (req, res) => {
            const id = req.cookies.upload_session;
            res.json(partsOf(id));
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
      {
        name: 'a store that is asked for a new session when the one that came is not there',
        code: source`
          export class SessionMiddleware {
            constructor(private readonly store: SessionStore) {}
            handle = async (req, res, next) => {
              const found = await this.store.find(req.cookies.sid);
              req.sessionRecord = found ?? (await this.store.create());
              req.sessionId = req.sessionRecord.id;
              next();
            };
          }
        `,
      },
      {
        name: 'an identifier of something else in a field of the request',
        code: source`
          export class BasketMiddleware {
            constructor(private readonly store) {}
            handle = async (req, res, next) => {
              req.basketId = req.cookies.basket ?? this.store.newId();
              req.basket = (await this.store.find(req.basketId)) ?? (await this.store.create(req.basketId));
              req.session = await sessionStore.read(req.cookies.sid);
              next();
            };
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
