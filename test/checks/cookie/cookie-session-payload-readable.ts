import type { ContentKind } from '#shared/facts/content-kind.ts';
import { set } from '#shared/facts/known.ts';
import type { ValueContent } from '#shared/facts/value-content.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, roleOf } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const session = (envelope: ValueContent['envelope'], ...kinds: readonly ContentKind[]) =>
  cookie({ name: set('session'), role: roleOf('session-data'), content: { envelope, names: ['user'], found: kinds.map((kind) => ({ kind, field: 'user' })) } });
const twin = cookie({ id: 'cookie-2', name: set('session.sig') });
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const live = (verdict: 'fail' | 'silent', name: string, ...cookies: readonly string[]) =>
  ({ name, login: true, response: cookies.map((pair) => `Set-Cookie: ${pair}; Path=/; Secure; HttpOnly; SameSite=Lax`), verdict }) as const;
const signature = 'session.sig=k9Vd0Yq3Jt0v7sQkYx2c9ZbLwHn';
const flask = (value: unknown) => `session=${Buffer.from(JSON.stringify(value)).toString('base64url')}.aWjZgA.k9Vd0Yq3Jt0v7sQkYx2c9ZbLwHn`;

export default {
  facts: [
    { name: 'code that puts a token into one', fact: codeShape('cookie-session-payload-readable', { what: set('token') }), verdict: 'fail', severity: 'high' },
    { name: 'code that puts an address into one', fact: codeShape('cookie-session-payload-readable', { what: set('personal') }), verdict: 'fail', severity: 'medium' },
    { name: 'code that puts nobody knows what into one', fact: codeShape('cookie-session-payload-readable', {}), verdict: 'skip' },
    { name: 'an address in a signed session', fact: session('signed', 'email'), verdict: 'fail', severity: 'medium' },
    { name: 'a token in a signed session', fact: session('signed', 'token'), verdict: 'fail', severity: 'high' },
    { name: 'the signature is a cookie of its own', fact: session('plain', 'token'), among: [twin], verdict: 'fail', severity: 'high' },
    { name: 'an address in a session without signature', fact: session('plain', 'email'), verdict: 'fail', severity: 'medium' },
    { name: 'a token in a cookie that is its carrier', fact: session('plain', 'token'), verdict: 'pass' },
    { name: 'identifiers', fact: session('signed', 'user-id'), verdict: 'pass' },
    { name: 'sealed', fact: session('sealed'), verdict: 'skip' },
    { name: 'a preference', fact: { ...session('signed', 'email'), role: roleOf('preference') }, verdict: 'skip' },
    { name: 'an identifier beside an address', fact: { ...session('plain', 'email'), role: roleOf('session-id') }, verdict: 'skip' },
  ],
  live: [
    live('fail', 'cookie-session with an address', `session=${base64({ user: { id: 7, email: 'ada@shop.example' } })}`, signature),
    live('fail', 'cookie-session with tokens', `session=${base64({ accessToken: accessToken(), provider: 'github' })}`, signature),
    live('fail', 'Flask with an address', flask({ user: 'ada@shop.example' })),
    live('silent', 'Flask with an identifier', flask({ _user_id: '7', _fresh: true })),
    live('silent', 'cookie-session with an identifier', `session=${base64({ user: { id: 7 }, flash: ['Welcome back'], csrfSecret: 'A1b2C3d4E5f6G7h8I9j0K1l2' })}`, signature),
    live('silent', 'sealed by iron', `session=Fe26.2*1*${'ab12'.repeat(8)}*${'Cd34'.repeat(6)}*${'eF56'.repeat(20)}*1768478400000*${'ab12'.repeat(8)}*${'gH78'.repeat(10)}`),
    live('silent', 'a token', `session=${accessToken(900, { email: 'ada@shop.example' })}`),
  ],
  code: {
    bad: [
      {
        name: 'a token in the only kind of session that the project has',
        installed: { 'cookie-session': '2.1.0' },
        code: source`
          import express from 'express';
          export const app = express();
          app.get('/callback', async (req, res) => {
            const grant = await exchange(String(req.query.code));
            req.session = { userId: 1, githubToken: grant.access_token };
            res.redirect('/');
          });
        `,
      },
      {
        name: 'tokens in cookie-session',
        code: source`
          import express from 'express';
          import cookieSession from 'cookie-session';
          const app = express();
          app.use(cookieSession({ name: 'session', keys: [process.env.KEY], secure: true, sameSite: 'lax', maxAge: 3600000 }));
          app.get('/callback', async (req, res) => {
            const tokens = await exchange(req.query.code);
            req.session.accessToken = tokens.access_token;
            res.redirect('/');
          });
        `,
      },
      {
        name: 'an address in koa-session',
        code: source`
          import Koa from 'koa';
          import session from 'koa-session';
          const app = new Koa();
          app.use(session({ sameSite: 'lax', secure: true }, app));
          app.use(async (ctx) => {
            const user = await find(ctx.request.body);
            ctx.session.user = { id: user.id, email: user.email };
          });
        `,
      },
      {
        name: 'a session of React Router',
        code: source`
          import { createCookieSessionStorage } from 'react-router';
          const store = createCookieSessionStorage({ cookie: { name: '__Host-bank', secrets: [process.env.SESSION_SECRET], httpOnly: true, secure: true, sameSite: 'strict', path: '/', maxAge: 900 } });
          export async function open(customer) {
            const session = await store.getSession();
            session.set('customerId', customer.id);
            session.set('iban', customer.iban);
            return store.commitSession(session);
          }
        `,
      },
    ],
    good: [
      {
        name: 'a token in a session of a project that has another kind too',
        installed: { 'cookie-session': '2.1.0', 'express-session': '1.18.2' },
        code: source`
          import express from 'express';
          export const app = express();
          app.get('/callback', async (req, res) => {
            const grant = await exchange(String(req.query.code));
            req.session = { userId: 1, githubToken: grant.access_token };
            res.redirect('/');
          });
        `,
      },
      {
        name: 'an identifier in a session of React Router, and a map',
        code: source`
          import { createCookieSessionStorage } from 'react-router';
          const { getSession, commitSession } = createCookieSessionStorage({ cookie: { name: '__Host-bank', secrets: [process.env.SESSION_SECRET], httpOnly: true, secure: true, sameSite: 'strict', path: '/', maxAge: 900 } });
          const byIban = new Map();
          export async function open(request, customer) {
            const session = await getSession(request.headers.get('Cookie'));
            session.set('customerId', customer.id);
            session.flash('notice', customer.notice);
            byIban.set('iban', customer.iban);
            return commitSession(session);
          }
        `,
      },
      {
        name: 'identifiers, and what is encrypted',
        code: source`
          import express from 'express';
          import cookieSession from 'cookie-session';
          const app = express();
          app.use(cookieSession({ name: 'session', keys: [process.env.KEY], secure: true, sameSite: 'lax', maxAge: 3600000 }));
          app.post('/login', async (req, res) => {
            const user = await find(req.body);
            req.session.userId = user.id;
            req.session.csrfToken = res.locals.csrfToken;
            req.session.accessToken = encrypt(user.accessToken);
            req.session.refreshToken = null;
            res.locals.email = user.email;
            res.redirect('/');
          });
        `,
      },
      {
        name: 'sessions in a store',
        remedyFor: 'koa-session',
        code: source`
          import Koa from 'koa';
          import session from 'koa-session';
          const app = new Koa();
          app.use(session({ sameSite: 'lax', secure: true, store }, app));
          app.use(async (ctx) => {
            ctx.session.accessToken = ctx.request.body.accessToken;
          });
        `,
      },
      {
        name: 'sessions that are set up in another file',
        code: source`
          export function login(req, res, tokens) {
            req.session.accessToken = tokens.access_token;
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
