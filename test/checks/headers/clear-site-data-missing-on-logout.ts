import { set } from '#shared/facts/known.ts';
import { source, type CheckCases, type LiveExchange } from '../case.ts';
import { captureTime, codeShape, cookie, exchange, roleOf, storage } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const logout = exchange({ id: 'exchange-2', method: 'POST', url: 'https://shop.example/logout', marks: ['logout'], seen: { in: 'response', time: captureTime - 1_000 }, requestHeaders: [['Cookie', 'sid=1']] });
const profile = storage({ key: set('user'), role: roleOf('unknown', 'none'), content: { envelope: 'plain', names: ['id', 'email'], found: [{ kind: 'email', field: 'email' }] } });

const raw = accessToken();
const call: LiveExchange = { url: 'https://shop.example/api/me', request: [`Authorization: Bearer ${raw}`], answer: { id: 7 } };
const leave: LiveExchange = { url: 'https://shop.example/logout', method: 'POST', status: 204 };
const cached = (traits: Parameters<typeof codeShape>[1] = {}) => codeShape('clear-site-data-missing-on-logout', { caching: set('private, max-age=600'), line: set(5), cleared: set(false), certain: set(true), ...traits }, { name: 'The logout' });

export default {
  facts: [
    { name: 'a cookie remained', fact: logout, among: [cookie()], verdict: 'fail', severity: 'info' },
    { name: 'a profile remained', fact: logout, among: [profile], verdict: 'fail', severity: 'info' },
    { name: 'nothing remained', fact: logout, verdict: 'pass' },
    { name: 'the cookie was deleted', fact: { ...logout, responseHeaders: [['Set-Cookie', 'sid=; Max-Age=0']] }, among: [cookie()], verdict: 'pass' },
    { name: 'the header is there', fact: { ...logout, responseHeaders: [['Clear-Site-Data', '"*"']] }, among: [cookie(), profile], verdict: 'pass' },
    { name: 'the header is there for cookies only', fact: { ...logout, responseHeaders: [['Clear-Site-Data', '"cookies"']] }, among: [profile], verdict: 'fail' },
    { name: 'over plain http', fact: { ...logout, url: 'http://shop.example/logout' }, among: [cookie()], verdict: 'skip' },
    { name: 'no logout', fact: exchange(), among: [cookie()], verdict: 'skip' },
    { name: 'signed in again', fact: logout, among: [cookie(), exchange({ id: 'exchange-3', marks: ['login'] })], verdict: 'skip' },
    { name: 'a preference remained', fact: logout, among: [storage({ key: set('theme'), role: roleOf('preference') })], verdict: 'pass' },
    { name: 'the cache of the browser keeps an answer', fact: cached(), verdict: 'fail', severity: 'info' },
    { name: 'a function that is given the answer may send it', fact: cached({ certain: set(false) }), verdict: 'unsure', severity: 'info' },
    { name: 'the logout sends it', fact: cached({ cleared: set(true) }), verdict: 'pass' },
    { name: 'nothing is stored', fact: cached({ caching: set('private, no-store, max-age=600') }), verdict: 'pass' },
    { name: 'shared caches may keep it, too', fact: cached({ caching: set('public, max-age=600') }), verdict: 'pass' },
    { name: 'no lifetime', fact: cached({ caching: set('private') }), verdict: 'pass' },
    { name: 'code of another check', fact: codeShape('session-id-in-url', {}), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'an account that the browser keeps for ten minutes',
        says: 'up to 600 seconds',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.get('/account', (req, res) => {
            if (!req.user) return res.sendStatus(401);
            res.set('Cache-Control', 'private, max-age=600');
            res.json({ email: req.user.email });
          });
          app.post('/logout', (req, res) => {
            req.session.destroy(() => {
              res.clearCookie('__Host-s', { path: '/', secure: true });
              res.redirect('/');
            });
          });
        `,
      },
      {
        name: 'the header for cookies only',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.get('/account', (req, res) => {
            if (!req.user) return res.sendStatus(401);
            res.set('Cache-Control', 'private, max-age=600');
            res.json({ email: req.user.email });
          });
          app.post('/logout', (req, res) => {
            req.session.destroy(() => {
              res.set('Clear-Site-Data', '"cookies"');
              res.clearCookie('__Host-s', { path: '/', secure: true });
              res.redirect('/');
            });
          });
        `,
      },
      {
        name: 'Hono',
        code: source`
          import { Hono } from 'hono';
          import { deleteCookie, getCookie } from 'hono/cookie';
          const app = new Hono();
          app.get('/account', async (c) => {
            const session = await sessions.find(getCookie(c, 'sid'));
            if (!session) return c.text('', 401);
            const orders = await ordersOf(session.userId);
            return new Response(JSON.stringify(orders), { headers: { 'Cache-Control': 'private, max-age=60' } });
          });
          app.post('/logout', async (c) => {
            await sessions.end(getCookie(c, 'sid'));
            deleteCookie(c, 'sid', { path: '/', secure: true });
            return c.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'the header for the cache',
        remedyFor: 'express',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.get('/account', (req, res) => {
            if (!req.user) return res.sendStatus(401);
            res.set('Cache-Control', 'private, max-age=600');
            res.json({ email: req.user.email });
          });
          app.post('/logout', (req, res) => {
            req.session.destroy(() => {
              res.set('Clear-Site-Data', '"cache", "storage"');
              res.clearCookie('__Host-s', { path: '/', secure: true });
              res.redirect('/');
            });
          });
        `,
      },
      {
        name: 'nothing is kept',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.get('/account', (req, res) => {
            if (!req.user) return res.sendStatus(401);
            res.set('Cache-Control', 'no-store');
            res.json({ email: req.user.email });
          });
          app.post('/logout', (req, res) => {
            req.session.destroy(() => {
              res.clearCookie('__Host-s', { path: '/', secure: true });
              res.redirect('/');
            });
          });
        `,
      },
      {
        name: 'the browser asks each time',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.get('/account', (req, res) => {
            if (!req.user) return res.sendStatus(401);
            res.set('Cache-Control', 'private, no-cache');
            res.json({ email: req.user.email });
          });
          app.post('/logout', (req, res) => {
            req.session.destroy(() => {
              res.clearCookie('__Host-s', { path: '/', secure: true });
              res.redirect('/');
            });
          });
          app.get('/orders', (req, res) => {
            if (!req.user) return res.sendStatus(401);
            res.set('Cache-Control', 'private, max-age=0');
            res.json({ email: req.user.email });
          });
        `,
      },
      {
        name: 'an answer that is the same for everybody',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.get('/prices', (req, res) => {
            res.set('Cache-Control', 'private, max-age=600');
            res.json(prices);
          });
          app.post('/logout', (req, res) => {
            req.session.destroy(() => {
              res.clearCookie('__Host-s', { path: '/', secure: true });
              res.redirect('/');
            });
          });
        `,
      },
      {
        name: 'no logout',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.get('/account', (req, res) => {
            if (!req.user) return res.sendStatus(401);
            res.set('Cache-Control', 'private, max-age=600');
            res.json({ email: req.user.email });
          });
          // The logout is in another file.
          app.delete('/basket', (req, res) => res.clearCookie('basket', { path: '/', secure: true }).end());
        `,
      },
      {
        name: 'a logout that leaves the cookie, which another check reports',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.get('/account', (req, res) => {
            if (!req.user) return res.sendStatus(401);
            res.set('Cache-Control', 'private, max-age=600');
            res.json({ email: req.user.email });
          });
          app.post('/logout', (req, res) => req.session.destroy(() => res.redirect('/')));
        `,
      },
      {
        name: 'what shared caches keep, which another check reports',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.get('/account', (req, res) => {
            if (!req.user) return res.sendStatus(401);
            res.set('Cache-Control', 'public, max-age=600');
            res.json({ email: req.user.email });
          });
          app.post('/logout', (req, res) => {
            req.session.destroy(() => {
              res.clearCookie('__Host-s', { path: '/', secure: true });
              res.redirect('/');
            });
          });
        `,
      },
    ],
  },
  live: [
    { name: 'the token remains', then: [call, leave], local: [['access_token', raw]], verdict: 'fail', severity: 'info' },
    { name: 'the header is sent', then: [call, { ...leave, response: ['Clear-Site-Data: "storage"'] }], local: [['access_token', raw]], verdict: 'silent' },
    { name: 'the page clears its storage itself', then: [call, leave], local: [['theme', 'dark']], verdict: 'silent' },
  ],
} satisfies CheckCases;
