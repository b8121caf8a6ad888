import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { acceptedAnswer, codeShape, cookie, cookieInSource, exchange, probe, refusedAnswer, roleOf } from '../facts.ts';

const form = 'application/x-www-form-urlencoded';
const write = (changes: Parameters<typeof exchange>[0] = {}, headers: readonly (readonly [string, string])[] = []) =>
  exchange({ url: 'https://shop.example/orders', method: 'POST', status: 303, requestType: form, requestHeaders: [['Cookie', 'sid=1'], ...headers], ...changes });
const sid = '0123456789abcdef0123456789abcdef';
const post = (path: string, more = {}) => ({ url: `https://shop.example${path}`, method: 'POST', request: [`Cookie: sid=${sid}`], form: { item: '1' }, status: 303, response: ['Location: /orders'], ...more });
const session = (attributes = '') => [`Set-Cookie: sid=${sid}; Path=/; Secure; HttpOnly${attributes}`];

const route = codeShape('csrf-protection-missing', { forms: set(true) }, { name: 'POST /orders' });
const sessionInCode = (changes: Parameters<typeof cookieInSource>[0] = {}) => cookieInSource({ role: roleOf('session-id', 'confirmed'), ...changes });

const redirect = { status: 303, redirected: true, size: 0, body: '' };
const credential = { name: 'sid', by: 'cookie', form: 'opaque' } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('foreign-write', { credential, method: 'POST', ...changes });

export default {
  facts: [
    { name: 'a forged write is accepted', fact: test(), verdict: 'fail', severity: 'high' },
    { name: 'a forged write is accepted, and answered by a redirect', fact: test({ authenticated: redirect, probed: redirect }), verdict: 'fail', severity: 'high' },
    { name: 'a forged write is accepted, and the cookie stays at home', fact: test(), among: [cookie({ sameSite: set('Lax') })], verdict: 'fail', severity: 'low' },
    { name: 'a redirect for the user and for everybody', fact: test({ authenticated: redirect, probed: redirect, anonymous: redirect }), verdict: 'unsure' },
    { name: 'a redirect for the user, a refusal for the forged write', fact: test({ authenticated: redirect, probed: { ...refusedAnswer, status: 403 } }), verdict: 'pass' },
    { name: 'a forged write that no form sends', fact: test({ method: 'DELETE' }), verdict: 'skip' },
    { name: 'a forged write with a bearer token', fact: test({ credential: { ...credential, by: 'bearer' } }), verdict: 'skip' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
    { name: 'a form, and a cookie without SameSite', fact: write(), among: [cookie()], verdict: 'unsure', severity: 'medium' },
    { name: 'a form, and a cookie with SameSite=None', fact: write(), among: [cookie({ sameSite: set('None') })], verdict: 'unsure', severity: 'medium' },
    { name: 'plain text', fact: write({ requestType: 'text/plain' }), among: [cookie()], verdict: 'unsure' },
    { name: 'a Lax cookie', fact: write(), among: [cookie({ sameSite: set('Lax') })], verdict: 'pass' },
    { name: 'a Strict cookie beside one without', fact: write({ requestHeaders: [['Cookie', 'sid=1; auth=2']] }), among: [cookie(), cookie({ id: 'cookie-2', name: set('auth'), sameSite: set('Strict') })], verdict: 'pass' },
    { name: 'a remember-me cookie that stays at home', fact: write({ requestHeaders: [['Cookie', 'sid=1; remember_me=2']] }), among: [cookie(), cookie({ id: 'cookie-2', name: set('remember_me'), role: roleOf('refresh-token'), sameSite: set('Lax') })], verdict: 'unsure' },
    { name: 'a cookie whose SameSite was not seen', fact: write(), among: [cookie({ action: 'hold', sameSite: unknown('document.cookie does not show it') })], verdict: 'pass' },
    { name: 'a token in a field', fact: write({ requestFields: ['item', '_csrf'] }), among: [cookie()], verdict: 'pass' },
    { name: 'a token of Rails', fact: write({ requestFields: ['authenticity_token'] }), among: [cookie()], verdict: 'pass' },
    { name: 'a token in a header', fact: write({}, [['X-CSRF-Token', 'x']]), among: [cookie()], verdict: 'pass' },
    { name: 'a custom header', fact: write({}, [['X-Requested-With', 'XMLHttpRequest']]), among: [cookie()], verdict: 'pass' },
    { name: 'a header that a browser adds', fact: write({}, [['X-Client-Data', 'x']]), among: [cookie()], verdict: 'unsure' },
    { name: 'JSON', fact: write({ requestType: 'application/json' }), among: [cookie()], verdict: 'pass' },
    { name: 'an action of SvelteKit', fact: write({ url: 'https://shop.example/orders?/add' }), among: [cookie()], verdict: 'pass' },
    { name: 'Astro', fact: write({ responseHeaders: [['X-Powered-By', 'Astro']] }), among: [cookie()], verdict: 'pass' },
    { name: 'an action of Next.js', fact: write({ requestType: 'text/plain' }, [['Next-Action', 'x']]), among: [cookie()], verdict: 'pass' },
    { name: 'better-auth', fact: write({ requestHeaders: [['Cookie', 'sid=1; better-auth.session_token=2']] }), among: [cookie()], verdict: 'pass' },
    { name: 'a bearer token', fact: write({}, [['Authorization', 'Bearer x']]), among: [cookie()], verdict: 'skip' },
    { name: 'a login', fact: write({ marks: ['login'] }), among: [cookie()], verdict: 'skip' },
    { name: 'a logout', fact: write({ marks: ['logout'] }), among: [cookie()], verdict: 'skip' },
    { name: 'a refused write', fact: write({ status: 403 }), among: [cookie()], verdict: 'skip' },
    { name: 'GET', fact: write({ method: 'GET' }), among: [cookie()], verdict: 'skip' },
    { name: 'nobody is signed in', fact: write(), among: [cookie({ role: roleOf('preference') })], verdict: 'skip' },
    { name: 'a route, and a session without SameSite', fact: route, among: [sessionInCode()], verdict: 'fail', severity: 'medium' },
    { name: 'a route, and a session with SameSite=None', fact: route, among: [sessionInCode({ sameSite: set('None') })], verdict: 'fail', severity: 'medium' },
    { name: 'a route, and a Lax session', fact: route, among: [sessionInCode({ sameSite: set('Lax') })], verdict: 'pass' },
    { name: 'a route, and a session whose SameSite is decided elsewhere', fact: route, among: [sessionInCode({ sameSite: unknown('it is imported') })], verdict: 'pass' },
    { name: 'a route, and a session that is set up elsewhere', fact: route, verdict: 'skip' },
    { name: 'a route, and a session that another file sets up without SameSite', fact: codeShape('csrf-protection-missing', { forms: set(true), sessionSameSite: set('absent') }), verdict: 'fail', severity: 'medium' },
  ],
  live: [
    { name: 'an order with a cookie only', login: true, response: session(), then: [post('/orders'), post('/address')], verdict: 'unsure', severity: 'medium' },
    { name: 'an order with a token', login: true, response: session(), then: [post('/orders', { form: { item: '1', csrfmiddlewaretoken: 'x' } })], verdict: 'silent' },
    { name: 'an order with a Lax cookie', login: true, response: session('; SameSite=Lax'), then: [post('/orders')], verdict: 'silent' },
    { name: 'an order as JSON', login: true, response: session(), then: [post('/orders', { form: undefined, json: { item: 1 } })], verdict: 'silent' },
    { name: 'only the login', login: true, response: session(), verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a form of a session without SameSite',
        code: source`
          import session from 'express-session';
          app.use(express.urlencoded({ extended: false }));
          app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true } }));
          app.post('/account/email', (req, res) => users.setEmail(req.session.userId, req.body.email));
        `,
      },
      {
        name: 'a session with SameSite=None',
        code: source`
          import session from 'express-session';
          app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'none' } }));
          app.post('/orders/cancel', requireLogin, (req, res) => orders.cancelAll(req.user.id).then(() => res.sendStatus(204)));
        `,
      },
      {
        name: 'a whole application whose cookie another service sets',
        code: source`
          const app = express();
          app.use(cookieParser());
          app.use(express.urlencoded({ extended: true }));
          app.use(async (req, res, next) => {
            req.session = await sessions.lookup(req.cookies['__Host-portal']);
            return req.session ? next() : res.redirect('/sign-in');
          });
          app.post('/profile/payout', (req, res) => profiles.setPayout(req.session.userId, req.body.iban).then(() => res.redirect('/profile')));
          app.listen(process.env.PORT);
        `,
      },
      {
        name: 'Hono, with what a middleware keeps of the session',
        code: source`
          import { Hono } from 'hono';
          import { getCookie, setCookie } from 'hono/cookie';
          const app = new Hono();
          app.post('/signin', async (c) => {
            const form = await c.req.parseBody();
            setCookie(c, 'shop_session', await sessions.start(form), { path: '/', httpOnly: true, secure: true, sameSite: 'None' });
            return c.redirect('/');
          });
          app.use('/prices/*', async (c, next) => {
            const session = await sessions.find(getCookie(c, 'shop_session'));
            if (!session) return c.redirect('/signin');
            c.set('sellerId', session.seller);
            await next();
          });
          app.post('/prices/:id', async (c) => {
            const form = await c.req.parseBody();
            await prices.set(c.get('sellerId'), c.req.param('id'), form.price);
            return c.redirect('/');
          });
        `,
      },
      {
        name: 'a member whom a guard keeps on the request, and a form',
        code: source`
          import express from 'express';
          import session from 'cookie-session';
          const app = express();
          app.use(express.urlencoded({ extended: false }));
          app.use(session({ name: 'sid', keys: [process.env.KEY], sameSite: 'none', secure: true }));
          async function known(req, res, next) {
            req.seller = await sellers.by(req.cookies.session);
            next();
          }
          app.post('/offers', known, async (req, res) => {
            await offers.insert(req.seller, req.body.price);
            res.redirect('/offers');
          });
          app.listen(3000);
        `,
      },
    ],
    good: [
      {
        name: 'a router of an application that is elsewhere',
        code: source`
          const router = express.Router();
          router.use(express.urlencoded({ extended: true }));
          router.post('/profile/payout', (req, res) => profiles.setPayout(req.session.userId, req.body.iban).then(() => res.redirect('/profile')));
        `,
      },
      {
        name: 'SameSite',
        remedyFor: 'express-session',
        code: source`
          import session from 'express-session';
          app.use(express.urlencoded({ extended: false }));
          app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.post('/account/email', (req, res) => users.setEmail(req.session.userId, req.body.email));
        `,
      },
      {
        name: 'SameSite from elsewhere',
        code: source`
          import session from 'express-session';
          app.use(express.urlencoded({ extended: false }));
          app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: config.sameSite } }));
          app.post('/account/email', (req, res) => users.setEmail(req.session.userId, req.body.email));
        `,
      },
      {
        name: 'a token, whoever checks it',
        code: source`
          import session from 'express-session';
          import { checkCsrf } from './csrf';
          app.use(express.urlencoded({ extended: false }));
          app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true } }));
          app.post('/account/email', checkCsrf, (req, res) => users.setEmail(req.session.userId, req.body.email));
        `,
      },
      {
        name: 'a check of Origin',
        code: source`
          import session from 'express-session';
          app.use(express.urlencoded({ extended: false }));
          app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true } }));
          app.use((req, res, next) => (req.method === 'GET' || req.get('Origin') === process.env.SITE ? next() : res.sendStatus(403)));
          app.post('/account/email', (req, res) => users.setEmail(req.session.userId, req.body.email));
        `,
      },
      {
        name: 'an API that takes JSON',
        code: source`
          import session from 'express-session';
          app.use(express.json());
          app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true } }));
          app.post('/account/email', (req, res) => users.setEmail(req.session.userId, req.body.email));
        `,
      },
      {
        name: 'a login, a webhook and a route without session',
        code: source`
          import session from 'express-session';
          app.use(express.urlencoded({ extended: false }));
          app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true } }));
          app.post('/login', (req, res) => { req.session.userId = check(req.body); res.redirect('/'); });
          app.post('/webhooks/payment', (req, res) => pay(req.session, req.body));
          app.post('/newsletter', (req, res) => subscribe(req.body.email));
        `,
      },
      {
        name: 'Hono, with a cookie that stays at home',
        code: source`
          import { Hono } from 'hono';
          import { getCookie, setCookie } from 'hono/cookie';
          const app = new Hono();
          app.post('/signin', async (c) => {
            const form = await c.req.parseBody();
            setCookie(c, 'shop_session', await sessions.start(form), { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
            return c.redirect('/');
          });
          app.use('/prices/*', async (c, next) => {
            const session = await sessions.find(getCookie(c, 'shop_session'));
            if (!session) return c.redirect('/signin');
            c.set('sellerId', session.seller);
            await next();
          });
          app.post('/prices/:id', async (c) => {
            const form = await c.req.parseBody();
            await prices.set(c.get('sellerId'), c.req.param('id'), form.price);
            return c.redirect('/');
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
