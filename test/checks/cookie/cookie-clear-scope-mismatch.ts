import { byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, live, roleOf } from '../facts.ts';

const held = cookie({ path: set('/app') });
const clear = cookie({ id: 'cookie-2', action: 'clear', path: set('/') });
const clearInSource = cookieInSource({ id: 'cookie-2', action: 'clear', path: byDefault('/', 'express 5.2') });

export default {
  facts: [
    { name: 'another path', fact: clear, among: [held], verdict: 'fail', severity: 'medium' },
    { name: 'another domain', fact: cookie({ action: 'clear' }), among: [cookie({ id: 'cookie-2', domain: set('shop.example'), seen: live('https://www.shop.example/login') })], verdict: 'fail' },
    { name: 'not partitioned', fact: cookie({ action: 'clear' }), among: [cookie({ id: 'cookie-2', partitioned: set(true) })], verdict: 'fail' },
    { name: 'the same scope', fact: { ...clear, path: set('/app') }, among: [held], verdict: 'pass' },
    { name: 'one of several deletions fits', fact: clear, among: [held, { ...clear, id: 'cookie-3', path: set('/app') }], verdict: 'pass' },
    { name: 'a default path is a path', fact: cookie({ action: 'clear', seen: live('https://shop.example/app/logout') }), among: [held], verdict: 'pass' },
    { name: 'it was not seen being set', fact: clear, verdict: 'skip' },
    { name: 'another host', fact: clear, among: [{ ...held, seen: live('https://other.example/app/') }], verdict: 'skip' },
    { name: 'a preference', fact: clear, among: [{ ...held, role: roleOf('preference') }], verdict: 'skip' },
    { name: 'a cookie that is set', fact: held, verdict: 'skip' },
    { name: 'in source, another path', fact: clearInSource, among: [cookieInSource({ path: set('/app') })], verdict: 'fail' },
    { name: 'in source, the same defaults', fact: clearInSource, among: [cookieInSource({ path: byDefault('/', 'express 5.2') })], verdict: 'pass' },
    { name: 'in source, a path that was not followed', fact: clearInSource, among: [cookieInSource({ path: unknown('it is imported') })], verdict: 'skip' },
  ],
  live: [
    {
      name: 'a deletion for another path',
      login: true,
      response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/app; Secure; HttpOnly; SameSite=Lax'],
      then: [{ url: 'https://shop.example/app/logout', method: 'POST', request: ['Cookie: sid=0123456789abcdef0123456789abcdef'], response: ['Set-Cookie: sid=; Path=/; Max-Age=0'] }],
      verdict: 'fail',
      severity: 'medium',
    },
    {
      name: 'a deletion for the same path',
      login: true,
      response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/app; Secure; HttpOnly; SameSite=Lax'],
      then: [{ url: 'https://shop.example/app/logout', method: 'POST', request: ['Cookie: sid=0123456789abcdef0123456789abcdef'], response: ['Set-Cookie: sid=; Path=/app; Max-Age=0'] }],
      verdict: 'silent',
    },
  ],
  code: {
    bad: [
      {
        name: 'a cookie that remembers somebody, with options that the deletion leaves out',
        code: source`
          const remember = { name: 'shop_remember', options: { path: '/shop', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 2592e6 } };
          app.post('/login', async (req, res) => {
            res.cookie(remember.name, await accounts.issueRememberToken(req.user.id), remember.options);
            res.redirect('/shop');
          });
          app.post('/logout', (req, res) => {
            res.clearCookie(remember.name);
            res.redirect('/');
          });
        `,
      },
      {
        name: 'the path is forgotten',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { path: '/app', httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/app');
          });
          app.post('/logout', (req, res) => {
            res.clearCookie('sid');
            res.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'a cookie that remembers an address, and one that is deleted where it is',
        code: source`
          app.post('/login', async (req, res) => {
            res.cookie('remember_mail', req.body.email.trim(), { path: '/shop', httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('shop_remember', await accounts.issueRememberToken(req.user.id), { path: '/shop', httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/shop');
          });
          app.post('/logout', (req, res) => {
            res.clearCookie('remember_mail');
            res.clearCookie('shop_remember', { path: '/shop' });
            res.redirect('/');
          });
        `,
      },
      {
        name: 'the same path',
        remedyFor: 'express',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { path: '/app', httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/app');
          });
          app.post('/logout', async (req, res) => {
            await endSession(req.cookies.sid);
            res.clearCookie('sid', { path: '/app' });
            res.redirect('/');
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
