import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, inSource, live, roleOf } from '../facts.ts';

const shop = cookie({ path: set('/shop') });
const admin = cookie({ id: 'cookie-2', path: set('/admin') });
const shopInSource = cookieInSource({ path: set('/shop') });
const adminInSource = cookieInSource({ id: 'cookie-2', name: set('admin_sid'), path: set('/admin'), seen: { ...inSource(), line: 9 } });

export default {
  facts: [
    { name: 'two applications on one host', fact: shop, among: [admin], verdict: 'fail', severity: 'info' },
    { name: 'a path below the other', fact: shop, among: [{ ...admin, path: set('/shop/admin') }], verdict: 'pass' },
    { name: 'a path that only starts alike', fact: shop, among: [{ ...admin, path: set('/shopping') }], verdict: 'fail' },
    { name: 'alone', fact: shop, verdict: 'pass' },
    { name: 'the whole host', fact: cookie({ path: set('/') }), among: [admin], verdict: 'pass' },
    { name: 'two hosts', fact: shop, among: [{ ...admin, seen: live('https://admin.shop.example/') }], verdict: 'pass' },
    { name: 'a refresh token under its own path', fact: { ...shop, path: set('/auth/refresh'), role: roleOf('refresh-token') }, among: [admin], verdict: 'skip' },
    { name: 'beside a refresh token', fact: shop, among: [{ ...admin, role: roleOf('refresh-token') }], verdict: 'pass' },
    { name: 'the later of two in source', fact: adminInSource, among: [shopInSource], verdict: 'fail', severity: 'info' },
    { name: 'the earlier of two in source', fact: shopInSource, among: [adminInSource], verdict: 'pass' },
    { name: 'one name and two access tokens in source', fact: { ...adminInSource, name: set('token'), role: roleOf('access-token') }, among: [{ ...shopInSource, name: set('token'), role: roleOf('access-token') }], verdict: 'fail' },
    { name: 'a session and an access token in source', fact: { ...adminInSource, role: roleOf('access-token') }, among: [shopInSource], verdict: 'pass' },
    { name: 'one value for two paths in source', fact: { ...adminInSource, valueIdentity: '120' }, among: [{ ...shopInSource, valueIdentity: '120' }], verdict: 'pass' },
    { name: 'beside one for the whole host in source', fact: adminInSource, among: [{ ...shopInSource, path: set('/') }], verdict: 'pass' },
    { name: 'beside a deletion in source', fact: adminInSource, among: [{ ...shopInSource, action: 'clear' }], verdict: 'pass' },
    { name: 'two domains in source', fact: { ...adminInSource, domain: set('shop.example') }, among: [shopInSource], verdict: 'pass' },
    { name: 'a path that is not known in source', fact: { ...adminInSource, path: unknown('it depends on a condition') }, among: [shopInSource], verdict: 'skip' },
    { name: 'a refresh token in source', fact: { ...adminInSource, role: roleOf('refresh-token') }, among: [shopInSource], verdict: 'skip' },
    { name: 'alone in source', fact: shopInSource, verdict: 'pass' },
  ],
  code: {
    bad: [
      {
        name: 'a path for each tenant',
        code: source`
          import express from 'express';
          express().post('/:tenant/login', async (req, res) => {
            const { tenant } = req.params;
            res.cookie('session', await createSession(req.body.user), { path: \`/\${tenant}\`, httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a path for each application',
        code: source`
          import { setCookie } from 'hono/cookie';
          import type { Context } from 'hono';
          export function issue(c: Context, app: string, sessionId: string) {
            setCookie(c, 'session_id', sessionId, { path: app === 'wiki' ? '/wiki' : '/billing', httpOnly: true, secure: true, sameSite: 'Lax' });
          }
        `,
      },
      {
        name: 'a session for each of two applications',
        says: '/admin',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          const common = { secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false, store };
          app.use('/shop', session({ ...common, name: 'shop.sid', cookie: { path: '/shop', secure: true, sameSite: 'lax' } }));
          app.use('/admin', session({ ...common, name: 'admin.sid', cookie: { path: '/admin', secure: true, sameSite: 'lax' } }));
        `,
      },
      {
        name: 'one name in two places',
        code: source`
          import express from 'express';
          const app = express();
          const options = { httpOnly: true, secure: true, sameSite: 'lax' };
          app.post('/app/login', async (req, res) => res.cookie('sid', await openSession(req.body), { ...options, path: '/app' }).end());
          app.post('/admin/login', async (req, res) => res.cookie('sid', await openAdminSession(req.body), { ...options, path: '/admin' }).end());
        `,
      },
    ],
    good: [
      {
        name: 'a path under which the application is mounted',
        code: source`
          import express from 'express';
          import { appRoot, basePath } from './config';
          express().post('/login', async (req, res) => {
            res.cookie('session', await createSession(req.body.user), { path: \`/\${basePath}\`, httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('token', await createSession(req.body.user), { path: \`/\${appRoot}\`, httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('sid', await createSession(req.body.user), { path: req.body.wide ? '/' : '/shop', httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/');
          });
        `,
      },
      {
        name: 'one login for the whole host, and a refresh token that is sent to be renewed',
        remedyFor: 'express',
        code: source`
          import express from 'express';
          const app = express();
          const options = { httpOnly: true, secure: true, sameSite: 'lax' };
          app.post('/login', async (req, res) => {
            const { sid, refreshToken } = await open(req.body);
            res.cookie('sid', sid, { ...options, path: '/' });
            res.cookie('refresh_token', refreshToken, { ...options, path: '/auth/refresh' });
            res.end();
          });
        `,
      },
      {
        name: 'one narrow cookie alone',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/admin/login', async (req, res) => res.cookie('sid', await openSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax', path: '/admin' }).end());
        `,
      },
      {
        name: 'one session that is sent to two places',
        code: source`
          import express from 'express';
          const app = express();
          const options = { httpOnly: true, secure: true, sameSite: 'lax' };
          app.post('/login', async (req, res) => {
            const sid = await openSession(req.body);
            res.cookie('sid', sid, { ...options, path: '/api' });
            res.cookie('sid', sid, { ...options, path: '/socket' });
            res.end();
          });
        `,
      },
      {
        name: 'the old place of a cookie, which is deleted',
        code: source`
          import express from 'express';
          const app = express();
          const options = { httpOnly: true, secure: true, sameSite: 'lax' };
          app.post('/login', async (req, res) => {
            res.clearCookie('sid', { ...options, path: '/old' });
            res.cookie('sid', await openSession(req.body), { ...options, path: '/app' });
            res.end();
          });
        `,
      },
      {
        name: 'preferences of two applications',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/shop/theme', (req, res) => res.cookie('theme', req.body.theme, { path: '/shop', secure: true }).end());
          app.post('/admin/theme', (req, res) => res.cookie('theme', req.body.theme, { path: '/admin', secure: true }).end());
        `,
      },
      {
        name: 'a token against forged requests beside a session',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/shop/login', async (req, res) => {
            res.cookie('sid', await openSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax', path: '/shop' });
            res.cookie('csrfToken', newToken(), { secure: true, sameSite: 'lax', path: '/forms' });
            res.end();
          });
        `,
      },
    ],
  },
  live: [
    {
      name: 'two logins on one host',
      login: true,
      response: [
        'Set-Cookie: shop_session=0123456789abcdef0123456789abcdef; Path=/shop; Secure; HttpOnly; SameSite=Lax',
        'Set-Cookie: admin_session=fedcba9876543210fedcba9876543210; Path=/admin; Secure; HttpOnly; SameSite=Lax',
      ],
      verdict: 'fail',
      severity: 'info',
    },
    { name: 'one login', login: true, response: ['Set-Cookie: shop_session=0123456789abcdef0123456789abcdef; Path=/shop; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
  ],
} satisfies CheckCases;
