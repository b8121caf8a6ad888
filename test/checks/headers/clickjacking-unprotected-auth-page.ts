import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, cookieInSource, exchange, roleOf } from '../facts.ts';

const page = (headers: readonly (readonly [string, string])[] = [], changes: Parameters<typeof exchange>[0] = {}) =>
  exchange({ url: 'https://shop.example/account', responseType: 'text/html', requestHeaders: [['Cookie', 'sid=1']], responseHeaders: [['Content-Type', 'text/html'], ...headers], ...changes });
const sid = '0123456789abcdef0123456789abcdef';
const session = (attributes = '') => [`Set-Cookie: sid=${sid}; Path=/; Secure; HttpOnly${attributes}`];
const view = (path: string, response: readonly string[] = []) => ({ url: `https://shop.example${path}`, request: [`Cookie: sid=${sid}`], response: ['Content-Type: text/html', ...response] });

export default {
  facts: [
    { name: 'no header, and a cookie without SameSite', fact: page(), among: [cookie()], verdict: 'fail', severity: 'low' },
    { name: 'no header, and a cookie with SameSite=None', fact: page(), among: [cookie({ sameSite: set('None') })], verdict: 'fail', severity: 'medium' },
    { name: 'ALLOW-FROM, which browsers ignore', fact: page([['X-Frame-Options', 'ALLOW-FROM https://a.example']]), among: [cookie()], verdict: 'fail' },
    { name: 'a policy about scripts only', fact: page([['Content-Security-Policy', "script-src 'self'"]]), among: [cookie()], verdict: 'fail' },
    { name: 'a policy that only reports', fact: page([['Content-Security-Policy-Report-Only', "frame-ancestors 'none'"]]), among: [cookie()], verdict: 'fail' },
    { name: 'frame-ancestors in a meta element, where browsers ignore it', fact: { ...page(), metaPolicies: ["frame-ancestors 'none'"] }, among: [cookie()], verdict: 'fail' },
    { name: 'frame-ancestors', fact: page([['Content-Security-Policy', "default-src 'self'; frame-ancestors 'none'"]]), among: [cookie()], verdict: 'pass' },
    { name: 'frame-ancestors of a partner', fact: page([['Content-Security-Policy', 'frame-ancestors https://partner.example']]), among: [cookie()], verdict: 'pass' },
    { name: 'X-Frame-Options', fact: page([['x-frame-options', 'SameOrigin']]), among: [cookie()], verdict: 'pass' },
    { name: 'a Lax cookie', fact: page(), among: [cookie({ sameSite: set('Lax') })], verdict: 'skip' },
    { name: 'a cookie whose SameSite was not seen', fact: page(), among: [cookie({ sameSite: unknown('document.cookie does not show it') })], verdict: 'skip' },
    { name: 'a page in a frame', fact: page([], { requestHeaders: [['Cookie', 'sid=1'], ['Sec-Fetch-Dest', 'iframe']] }), among: [cookie({ sameSite: set('None') })], verdict: 'skip' },
    { name: 'a widget', fact: page([], { url: 'https://shop.example/widget/cart' }), among: [cookie({ sameSite: set('None') })], verdict: 'skip' },
    { name: 'JSON', fact: page([], { responseType: 'application/json' }), among: [cookie()], verdict: 'skip' },
    { name: 'a redirect', fact: page([], { status: 302 }), among: [cookie()], verdict: 'skip' },
    { name: 'nobody is signed in', fact: page(), among: [cookie({ role: roleOf('preference') })], verdict: 'skip' },
    { name: 'switched off in code, beside SameSite=None', fact: codeShape('clickjacking-unprotected-auth-page', { off: set(true) }), among: [cookieInSource({ sameSite: set('None') })], verdict: 'fail', severity: 'medium' },
    { name: 'other headers by hand, beside SameSite=None', fact: codeShape('clickjacking-unprotected-auth-page', { off: set(true), beside: set(true) }), among: [cookieInSource({ sameSite: set('None') })], verdict: 'fail', severity: 'medium' },
    { name: 'other headers by hand, beside a Lax cookie', fact: codeShape('clickjacking-unprotected-auth-page', { off: set(true), beside: set(true) }), among: [cookieInSource({ sameSite: set('Lax') })], verdict: 'skip' },
    { name: 'switched off in code, beside an unknown SameSite', fact: codeShape('clickjacking-unprotected-auth-page', { off: set(true) }), among: [cookieInSource({ sameSite: unknown('it is computed') })], verdict: 'skip' },
  ],
  live: [
    { name: 'two pages without a header', login: true, response: session(), then: [view('/account'), view('/orders')], verdict: 'fail', severity: 'low' },
    { name: 'pages with frame-ancestors', login: true, response: session(), then: [view('/account', ["Content-Security-Policy: frame-ancestors 'self'"])], verdict: 'silent' },
    { name: 'an answer of an API', login: true, response: session(), then: [{ ...view('/api/me'), answer: { name: 'Ada' } }], verdict: 'silent' },
    { name: 'a Lax cookie', login: true, response: session('; SameSite=Lax'), then: [view('/account')], verdict: 'silent' },
    { name: 'a page before the login', then: [{ url: 'https://shop.example/login', response: ['Content-Type: text/html'] }], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'both headers off, and a session for all sites',
        code: source`
          import helmet from 'helmet';
          import express from 'express';
          const app = express();
          app.use(helmet({ frameguard: false, contentSecurityPolicy: false }));
          app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' }).redirect('/'));
        `,
      },
      {
        name: 'a policy of its own without the directive for frames',
        code: source`
          import express from 'express';
          import helmet from 'helmet';
          const app = express();
          app.use(helmet({ xFrameOptions: false, contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'self'"] } } }));
          app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' }).redirect('/'));
        `,
      },
      {
        name: 'Hono, which sends no policy by default',
        code: source`
          import { setCookie } from 'hono/cookie';
          import { secureHeaders } from 'hono/secure-headers';
          app.use(secureHeaders({ xFrameOptions: false }));
          app.post('/login', (c) => setCookie(c, 'session_id', newId(), { path: '/', httpOnly: true, secure: true, sameSite: 'None' }));
        `,
      },
      {
        name: 'a policy that names everybody',
        code: source`
          import express from 'express';
          const app = express();
          app.use((req, res, next) => {
            res.setHeader('X-Frame-Options', 'SAMEORIGIN');
            res.setHeader('Content-Security-Policy', "default-src 'self'; frame-ancestors *");
            next();
          });
          app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' }).redirect('/'));
        `,
      },
      {
        name: 'a value that no browser knows',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.set('X-Frame-Options', 'ALLOWALL');
            res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' }).redirect('/');
          });
        `,
      },
      {
        name: 'other headers for pages, and a session for all sites',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ name: '__Host-bank', secret: process.env.SECRET, store, cookie: { secure: true, httpOnly: true, sameSite: 'none' } }));
          app.use((req, res, next) => {
            res.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
            next();
          });
          app.get('/transfer', (req, res) => (req.session.customerId ? res.render('transfer') : res.redirect('/login')));
        `,
      },
      {
        name: 'a page of node:https with other headers, and a cookie without SameSite',
        code: source`
          import { createServer } from 'node:https';
          createServer(tls, async (req, res) => {
            if (req.url === '/login') {
              res.writeHead(303, { Location: '/', 'Set-Cookie': \`__Host-sid=\${await newSession(req)}; Path=/; Secure; HttpOnly\` });
              return res.end();
            }
            const account = await sessions.find(req.headers.cookie);
            res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Referrer-Policy': 'no-referrer' });
            res.end(dashboard(account));
          }).listen(8443);
        `,
      },
      {
        name: 'pages of Hono with other headers, and a cookie for all sites',
        code: source`
          import { Hono } from 'hono';
          import { setCookie } from 'hono/cookie';
          const app = new Hono();
          app.use('*', async (c, next) => {
            await next();
            c.header('X-Content-Type-Options', 'nosniff');
          });
          app.post('/login', async (c) => {
            setCookie(c, '__Host-session', await newSession(c), { path: '/', secure: true, httpOnly: true, sameSite: 'None' });
            return c.redirect('/account');
          });
          app.get('/account', (c) => c.html(accountPage(c.get('user'))));
        `,
      },
    ],
    good: [
      { name: 'the defaults of helmet', remedyFor: 'helmet', code: source`
        import express from 'express';
        import helmet from 'helmet';
        const app = express();
        app.use(helmet());
        app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'lax' }).redirect('/'));
      ` },
      { name: 'both off, and a Lax session', code: source`
        import helmet from 'helmet';
        import express from 'express';
        const app = express();
        app.use(helmet({ xFrameOptions: false, contentSecurityPolicy: false }));
        app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'lax' }).redirect('/'));
      ` },
      { name: 'frame-ancestors of helmet stays on', code: source`
        import helmet from 'helmet';
        import express from 'express';
        const app = express();
        app.use(helmet({ frameguard: false }));
        app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' }).redirect('/'));
      ` },
      { name: 'frame-ancestors written for partners', code: source`
        import helmet from 'helmet';
        import express from 'express';
        const app = express();
        app.use(helmet({ frameguard: false, contentSecurityPolicy: false }));
        app.use((req, res, next) => { res.setHeader('Content-Security-Policy', 'frame-ancestors https://partner.example'); next(); });
        app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' }).redirect('/'));
      ` },
      { name: 'no session in the file', code: source`
        import helmet from 'helmet';
        app.use(helmet({ frameguard: false, contentSecurityPolicy: false }));
        app.use('/widget', widget);
      ` },
      { name: 'while developing', code: source`
        import helmet from 'helmet';
        import express from 'express';
        const app = express();
        app.use(helmet(isDev ? { frameguard: false, contentSecurityPolicy: false } : {}));
        app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' }).redirect('/'));
      ` },
      { name: 'a policy of its own with the directive for frames, and one beside the defaults', code: source`
        import helmet from 'helmet';
        app.use(helmet({ xFrameOptions: false, contentSecurityPolicy: { useDefaults: false, directives: { frameAncestors: ["'none'"] } } }));
        app.use(helmet({ xFrameOptions: false, contentSecurityPolicy: { directives: { defaultSrc: ["'self'"] } } }));
        app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' }).redirect('/'));
      ` },
      { name: 'a policy that names a partner', code: source`
        app.use((req, res, next) => {
          res.setHeader('X-Frame-Options', 'ALLOW-FROM https://partner.example');
          res.setHeader('Content-Security-Policy', "frame-ancestors https://partner.example");
          next();
        });
        app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' }).redirect('/'));
      ` },
      { name: 'other headers for an API, for a download, and for pages that are made to be framed', code: source`
        import express from 'express';
        import session from 'express-session';
        const app = express();
        app.use(session({ name: '__Host-bank', secret: process.env.SECRET, store, cookie: { secure: true, httpOnly: true, sameSite: 'none' } }));
        app.get('/files/:id', (req, res) => {
          res.set('X-Content-Type-Options', 'nosniff');
          res.sendFile(pathOf(req.params.id, req.session.userId));
        });
        app.get('/', (req, res) => res.render('start', { user: req.session.userId }));
      ` },
      { name: 'other headers for pages of an application with a part that cannot be read', code: source`
        import express from 'express';
        import session from 'express-session';
        import { headers } from './headers.js';
        const app = express();
        app.use(headers);
        app.use(session({ name: '__Host-bank', secret: process.env.SECRET, store, cookie: { secure: true, httpOnly: true, sameSite: 'none' } }));
        app.use((req, res, next) => { res.set('Referrer-Policy', 'no-referrer'); next(); });
        app.get('/', (req, res) => res.render('start', { user: req.session.userId }));
      ` },
      { name: 'other headers for pages, and a Lax session', code: source`
        import express from 'express';
        import session from 'express-session';
        const app = express();
        app.use(session({ name: '__Host-bank', secret: process.env.SECRET, store, cookie: { secure: true, httpOnly: true, sameSite: 'lax' } }));
        app.use((req, res, next) => { res.set('Referrer-Policy', 'no-referrer'); next(); });
        app.get('/', (req, res) => res.render('start', { user: req.session.userId }));
      ` },
    ],
  },
} satisfies CheckCases;
