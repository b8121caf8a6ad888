import type { ExchangeFact } from '#shared/facts/exchange.ts';
import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases, type LiveExchange } from '../case.ts';
import { acceptedAnswer, codeShape, cookie, cookieInSource, exchange, probe, refusedAnswer, roleOf, shapeOf } from '../facts.ts';

const before = 'q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG';
const after = 'k9Vd0Yq3Jt0v7sQkYx2c9ZbLwHn4RmUe';
const session = cookie({ name: set('connect.sid'), host: 'shop.example' });
const login = (changes: Partial<ExchangeFact> = {}, sent = `connect.sid=${before}`) =>
  exchange({ id: 'exchange-2', method: 'POST', url: 'https://shop.example/login', status: 303, marks: ['login'], requestHeaders: sent === '' ? [] : [['Cookie', sent]], ...changes });
const page = (value = before, changes: Partial<ExchangeFact> = {}) => exchange({ id: 'exchange-3', url: 'https://shop.example/account', requestHeaders: [['Cookie', `connect.sid=${value}`]], ...changes });

const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
const signIn = (sent: string, response: readonly string[] = []): LiveExchange => ({
  url: 'https://shop.example/login',
  method: 'POST',
  request: [`Cookie: ${sent}`],
  form: { username: 'ada', password: 'analytical engine' },
  status: 303,
  response: [...response, 'Location: /account'],
});
const view = (sent: string): LiveExchange => ({ url: 'https://shop.example/account', request: [`Cookie: ${sent}`] });

const inCode = (renewed: boolean, kept = set('server') as Parameters<typeof codeShape>[1][string]) => codeShape('session-not-rotated-on-login', { renewed: set(renewed), kept });

const credential = { name: 'sid', by: 'cookie', form: 'opaque' } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('identifier-before-login', { credential, ...changes });

export default {
  facts: [
    { name: 'the identifier from before is accepted alone', fact: test(), verdict: 'fail', severity: 'high' },
    { name: 'an identifier that no other host can plant is accepted', fact: test({ credential: { ...credential, name: '__Host-sid' } }), verdict: 'fail', severity: 'medium' },
    { name: 'sealed content is accepted', fact: test({ credential: { ...credential, form: 'sealed' } }), verdict: 'skip' },
    { name: 'a bearer token is accepted', fact: test({ credential: { ...credential, by: 'bearer' } }), verdict: 'skip' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
    { name: 'kept on the server', fact: inCode(false), verdict: 'fail', severity: 'high' },
    { name: 'kept somewhere', fact: inCode(false, unknown('it is not here')), verdict: 'unsure' },
    { name: 'kept in the cookie', fact: inCode(false, set('cookie')), verdict: 'pass' },
    { name: 'renewed', fact: inCode(true), verdict: 'pass' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', {}), verdict: 'skip' },
    { name: 'the same identifier before and after', fact: session, among: [login(), page()], verdict: 'fail', severity: 'high' },
    { name: 'with the prefix __Host-', fact: cookie({ name: set('__Host-sid'), host: 'shop.example' }), among: [login({}, `__Host-sid=${before}`), page('', { requestHeaders: [['Cookie', `__Host-sid=${before}`]] })], verdict: 'fail', severity: 'medium' },
    { name: 'the login sets another one', fact: session, among: [login({ responseHeaders: [['Set-Cookie', `connect.sid=${after}; Path=/`]] }), page(after)], verdict: 'pass' },
    { name: 'the page after the login sets another one', fact: session, among: [login(), page(before, { responseHeaders: [['Set-Cookie', `connect.sid=${after}; Path=/`]] }), page(after)], verdict: 'pass' },
    { name: 'another signature is no other identifier', fact: { ...session, shape: shapeOf('express-signed') }, among: [login({ responseHeaders: [['Set-Cookie', `connect.sid=s%3A${before}.two; Path=/`]] }, `connect.sid=s%3A${before}.one`), page(`s%3A${before}.two`)], verdict: 'fail' },
    { name: 'no session before', fact: session, among: [login({}, ''), page()], verdict: 'skip' },
    { name: 'no login', fact: session, among: [page()], verdict: 'skip' },
    { name: 'refused afterwards', fact: session, among: [login(), page(before, { status: 401 })], verdict: 'skip' },
    { name: 'the login sets another credential', fact: session, among: [login({ responseHeaders: [['Set-Cookie', `auth=${after}; Path=/`]] }), page(), cookie({ id: 'cookie-2', name: set('auth') })], verdict: 'pass' },
    { name: 'the login answers with a token', fact: session, among: [login({ responseCredentials: [{ field: 'access_token', hash: 'h' }] }), page()], verdict: 'pass' },
    { name: 'signed out in between', fact: session, among: [login(), exchange({ id: 'exchange-9', marks: ['logout'] }), page()], verdict: 'skip' },
    { name: 'the second attempt sets another one', fact: session, among: [login(), page(), login({ id: 'exchange-4', responseHeaders: [['Set-Cookie', `connect.sid=${after}; Path=/`]] }), page(after)], verdict: 'pass' },
    { name: 'the password sets another one and the second factor keeps it', fact: session, among: [login({ responseHeaders: [['Set-Cookie', `connect.sid=${after}; Path=/`]] }), login({ id: 'exchange-4' }, `connect.sid=${after}`), page(after)], verdict: 'pass' },
    { name: 'neither password nor second factor sets another one', fact: session, among: [login(), login({ id: 'exchange-4' }), page()], verdict: 'fail' },
    { name: 'the second factor sets another credential', fact: session, among: [login(), login({ id: 'exchange-4', responseHeaders: [['Set-Cookie', `auth=${after}; Path=/`]] }), page(), cookie({ id: 'cookie-2', name: set('auth') })], verdict: 'pass' },
    { name: 'a sealed value', fact: { ...session, shape: shapeOf('iron-sealed') }, among: [login(), page()], verdict: 'skip' },
    { name: 'a load balancer', fact: { ...session, role: roleOf('load-balancer') }, among: [login(), page()], verdict: 'skip' },
    { name: 'source', fact: cookieInSource(), among: [login(), page()], verdict: 'skip' },
  ],
  live: [
    {
      name: 'the login keeps the identifier',
      response: [`Set-Cookie: PHPSESSID=${before}; ${attributes}`],
      then: [signIn(`PHPSESSID=${before}`), view(`PHPSESSID=${before}`)],
      verdict: 'fail',
      severity: 'high',
    },
    {
      name: 'the login makes a new session',
      response: [`Set-Cookie: PHPSESSID=${before}; ${attributes}`],
      then: [signIn(`PHPSESSID=${before}`, [`Set-Cookie: PHPSESSID=${after}; ${attributes}`]), view(`PHPSESSID=${after}`)],
      verdict: 'silent',
    },
    {
      name: 'the login sets a token beside the session of the visitor',
      response: [`Set-Cookie: PHPSESSID=${before}; ${attributes}`],
      then: [signIn(`PHPSESSID=${before}`, [`Set-Cookie: auth_token=${after}; ${attributes}`]), view(`PHPSESSID=${before}; auth_token=${after}`)],
      verdict: 'silent',
    },
    {
      name: 'a load balancer keeps its value',
      response: ['Set-Cookie: SERVERID=web-3; Path=/'],
      then: [signIn('SERVERID=web-3', [`Set-Cookie: PHPSESSID=${after}; ${attributes}`]), view(`SERVERID=web-3; PHPSESSID=${after}`)],
      verdict: 'silent',
    },
    { name: 'no session before the login', login: true, response: [`Set-Cookie: PHPSESSID=${after}; ${attributes}`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a record under a name of its own, with Fastify',
        file: 'src/sign-in.ts',
        code: source`
          import type { FastifyPluginAsync } from 'fastify';
          export const signIn: FastifyPluginAsync = async (app) => {
            app.post('/sign-in', async (request, reply) => {
              const operator = await authenticate(request.body.username, request.body.password);
              if (!operator) return reply.code(401).send();
              request.session.set('operator', { id: operator.id, desk: operator.desk });
              await request.session.save();
              return reply.redirect('/desk');
            });
          };
        `,
      },
      {
        name: 'koa-session with a store',
        file: 'src/app.js',
        code: source`
          import Koa from 'koa';
          import session from 'koa-session';
          import { store } from './store.js';
          const app = new Koa();
          app.use(session({ key: 'sid', store }, app));
          export async function login(ctx) {
            const { email, password } = ctx.request.body;
            ctx.session.userId = await check(email, password);
          }
        `,
      },
      {
        name: 'koa, in a variable that is said to be there',
        code: source`
          import session from 'koa-generic-session';
          router.post('/login', async (ctx) => {
            const buyer = await authenticate(ctx.request.body);
            const session = ctx.session!;
            session.userId = buyer.id;
          });
        `,
      },
      {
        name: 'a method of a class for sessions',
        code: source`
          import session from 'express-session';
          export class SessionService {
            async establish(req, account) {
              const session = req.session;
              session.accountId = account.id;
              await new Promise((resolve) => session.save(resolve));
              audit.record('login', account.id);
            }
          }
        `,
      },
      {
        name: 'a route',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await check(req.body.name, req.body.password);
            if (!user) return res.status(401).end();
            req.session.userId = user.id;
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a callback inside the handler',
        code: source`
          const session = require('express-session');
          exports.signIn = (req, res) => {
            users.find(req.body.name, (error, user) => {
              req.session.user = user;
              res.redirect('/');
            });
          };
        `,
      },
      {
        name: 'Fastify, by a call',
        code: source`
          import session from '@fastify/session';
          await app.register(session, { secret: process.env.SESSION_SECRET, store });
          app.post('/login', async (request, reply) => {
            const user = await check(request.body.email, request.body.password);
            if (!user) return reply.code(401).send();
            request.session.set('userId', user.id);
            return { ok: true };
          });
        `,
      },
      {
        name: 'a file whose logout destroys with a callback',
        code: source`
          router.post('/login', async (req, res) => {
            const member = await members.check(req.body.email, req.body.password);
            const { session } = req;
            session.memberId = member.id;
            res.json({ id: member.id });
          });
          router.post('/logout', (req, res) => req.session.destroy((error) => res.clearCookie('sid').sendStatus(error ? 500 : 204)));
        `,
      },
      {
        name: 'a controller of NestJS that is given the session',
        code: source`
          import { Controller, Post, Session } from '@nestjs/common';
          import 'express-session';
          @Controller('auth')
          export class AuthController {
            @Post('login')
            async login(@Session() session, @Body() body) {
              const user = await this.users.check(body.email, body.password);
              Object.assign(session, { userId: user.id, since: Date.now() });
              return { id: user.id };
            }
          }
        `,
      },
      {
        name: 'a login in another language',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.post('/connexion', async (req, res) => {
            const adherent = await adherents.parEmail(req.body.email);
            if (!adherent || !(await adherents.verifier(adherent, req.body.motDePasse))) return res.status(401).end();
            req.session.adherentId = adherent.id;
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a record that was tested with what the request brought',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.post('/login', async (req, res) => {
            const driver = await drivers.byBadge(req.body.badge);
            const ok = await drivers.check(driver, req.body.pin);
            if (!ok) return res.sendStatus(401);
            req.session.driverId = String(driver._id);
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a store of the application that keeps the user under the identifier from before',
        code: source`
          router.post('/login', async (req, res) => {
            const user = await users.byNumber(req.body.number);
            if (!user || !(await argon2.verify(user.pinHash, req.body.pin))) return res.sendStatus(401);
            await store.save(req.sessionId, { ...req.record, userId: user.id });
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'a map of sessions, by the cookie that came',
        code: source`
          import express from 'express';
          const app = express();
          const sessions = new Map();
          app.post('/login', async (req, res) => {
            const sid = req.cookies.sid;
            const user = await users.find(req.body.name);
            if (!user || !(await verify(user.hash, req.body.password))) return res.sendStatus(401);
            const session = sessions.get(sid);
            session.userId = user.id;
            res.json({ ok: true });
          });
        `,
      },
    ],
    good: [
      {
        name: 'a second step under a name of its own',
        file: 'src/sign-in.ts',
        code: source`
          import type { FastifyPluginAsync } from 'fastify';
          export const signIn: FastifyPluginAsync = async (app) => {
            app.post('/sign-in', async (request, reply) => {
              const operator = await authenticate(request.body.username, request.body.password);
              if (!operator) return reply.code(401).send();
              request.session.set('pendingMfa', { id: operator.id });
              await request.session.save();
            });
          };
        `,
      },
      {
        name: 'koa-session, which keeps the session in the cookie',
        file: 'src/app.js',
        code: source`
          import Koa from 'koa';
          import session from 'koa-session';
          const app = new Koa();
          app.use(session({ key: 'sid' }, app));
          export async function login(ctx) {
            const { email, password } = ctx.request.body;
            ctx.session.userId = await check(email, password);
          }
        `,
      },
      {
        name: 'another method of a class for sessions',
        code: source`
          import session from 'express-session';
          export class SessionService {
            async rename(req, account) {
              const session = req.session;
              session.username = account.name;
              audit.record('name for the login changed', account.id);
            }
          }
        `,
      },
      {
        name: 'renewed, and kept in the cookie by Fastify',
        code: source`
          import session from '@fastify/session';
          app.post('/login', async (request, reply) => {
            const user = await check(request.body.email, request.body.password);
            await request.session.regenerate();
            request.session.set('userId', user.id);
            return { ok: true };
          });
        `,
      },
      {
        name: 'the sealed session of Fastify',
        code: source`
          import session from '@fastify/secure-session';
          app.post('/login', async (request, reply) => {
            const user = await check(request.body.email, request.body.password);
            request.session.set('userId', user.id);
            return { ok: true };
          });
        `,
      },
      {
        name: 'regenerated first',
        remedyFor: 'express-session',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.post('/login', async (req, res, next) => {
            const user = await check(req.body.name, req.body.password);
            req.session.regenerate((error) => {
              if (error) return next(error);
              req.session.userId = user.id;
              res.redirect('/');
            });
          });
        `,
      },
      {
        name: 'passport renews by itself',
        code: source`
          import session from 'express-session';
          app.post('/login', (req, res, next) => {
            req.login(user, () => {
              req.session.user = user;
              res.redirect('/');
            });
          });
        `,
      },
      {
        name: 'the session is in the cookie',
        code: source`
          import cookieSession from 'cookie-session';
          app.post('/login', async (req, res) => {
            req.session.userId = (await check(req.body)).id;
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a logout',
        code: source`
          import session from 'express-session';
          app.post('/logout', (req, res) => {
            req.session.user = null;
            res.redirect('/');
          });
        `,
      },
      {
        name: 'something else in the session',
        code: source`
          import session from 'express-session';
          app.post('/login', (req, res) => {
            req.session.returnTo = req.body.next;
            res.redirect('/');
          });
        `,
      },
      {
        name: 'the user is refreshed elsewhere',
        code: source`
          import session from 'express-session';
          app.post('/profile', async (req, res) => {
            req.session.user = await update(req.session.user.id, req.body);
            res.redirect('/profile');
          });
        `,
      },
      {
        name: 'a login in another language with a new identifier',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.post('/connexion', async (req, res, next) => {
            const adherent = await adherents.parEmail(req.body.email);
            if (!adherent || !(await adherents.verifier(adherent, req.body.motDePasse))) return res.status(401).end();
            req.session.regenerate((error) => {
              if (error) return next(error);
              req.session.adherentId = adherent.id;
              res.redirect('/');
            });
          });
        `,
      },
      {
        name: 'a record that nothing was tested of',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.get('/login', async (req, res) => {
            const campaign = await campaigns.current();
            req.session.campaignId = campaign.id;
            const cart = await carts.open();
            if (!cart) return res.sendStatus(500);
            req.session.cartId = cart.id;
            res.render('login');
          });
        `,
      },
      {
        name: 'a store of the application that is given a new identifier',
        code: source`
          router.post('/login', async (req, res) => {
            const user = await users.byNumber(req.body.number);
            if (!user || !(await argon2.verify(user.pinHash, req.body.pin))) return res.sendStatus(401);
            await store.remove(req.sessionId);
            req.sessionId = store.newId();
            await store.save(req.sessionId, { userId: user.id });
            res.cookie('__Host-sid', req.sessionId, { httpOnly: true, secure: true, path: '/' });
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'a store of the application that renews what it had, and a cart at login',
        code: source`
          const keep = async (req, res, next) => {
            await sessions.save(req.sessionId, { ...req.record, userId: req.record.userId, seen: Date.now() });
            next();
          };
          router.post('/login', keep, async (req, res) => {
            const cart = await carts.find(req.body.cart);
            if (!cart) return res.sendStatus(404);
            await store.save(req.sessionId, { ...req.record, cartId: cart.id });
            res.json({ ok: true });
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
