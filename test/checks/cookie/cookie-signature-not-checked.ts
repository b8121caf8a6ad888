import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape } from '../facts.ts';

const id = 'cookie-signature-not-checked';

export default {
  facts: [
    { name: 'not looked at', fact: codeShape(id, { checked: set(false) }), verdict: 'fail', severity: 'high' },
    { name: 'looked at', fact: codeShape(id, { checked: set(true) }), verdict: 'pass' },
    { name: 'who knows', fact: codeShape(id, { checked: unknown('it is read elsewhere') }), verdict: 'skip' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { checked: set(false) }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a reader that cuts the signature off',
        code: source`
          import { createParamDecorator, ExecutionContext } from '@nestjs/common';
          import type { Request } from 'express';
          export const CurrentTeam = createParamDecorator((_: unknown, ctx: ExecutionContext): string => {
            const req = ctx.switchToHttp().getRequest<Request>();
            const value: string | undefined = req.cookies?.team;
            if (!value) throw new Error('no team');
            return value.replace(/^s:/, '').split('.')[0];
          });
        `,
      },
      {
        name: 'a reader that asks for no signature',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          export function unlock(ctx, staff) {
            ctx.cookies.set('till', String(staff.id), { signed: true, httpOnly: true });
          }
          app.use(async (ctx, next) => {
            const id = ctx.cookies.get('till', { signed: false });
            ctx.state.staff = await staffById(Number(id));
            await next();
          });
        `,
      },
      {
        name: 'a reply that was given a method which signs',
        code: source`
          import fp from 'fastify-plugin';
          const NAME = 'plot';
          export default fp(async function identity(app) {
            await app.register(import('@fastify/cookie'), { secret: process.env.COOKIE_SECRET });
            app.decorateReply('remember', function remember(gardener) {
              return this.setCookie(NAME, String(gardener.id), { httpOnly: true, signed: true });
            });
            app.addHook('onRequest', async (req) => {
              const raw = req.cookies[NAME];
              if (!raw) return;
              const [id] = raw.split('.');
              req.gardener = await gardeners.find(id);
            });
          });
        `,
      },
      {
        name: 'Express',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('account', account.id, { signed: true, httpOnly: true, secure: true, sameSite: 'lax' });
            res.end();
          });
          app.get('/account', (req, res) => {
            res.json(accounts.get(req.cookies.account));
          });
        `,
      },
      {
        name: 'Fastify',
        code: source`
          import Fastify from 'fastify';
          const app = Fastify();
          app.post('/login', async (request, reply) => {
            reply.setCookie('account', account.id, { signed: true, httpOnly: true, secure: true, sameSite: 'lax' });
          });
          app.get('/account', async (request) => {
            const account = request.cookies.account;
            if (!account) return null;
            return accounts.get(account);
          });
        `,
      },
      {
        name: 'Hono',
        code: source`
          import { Hono } from 'hono';
          import { getCookie, setSignedCookie } from 'hono/cookie';
          const app = new Hono();
          app.post('/login', async (c) => {
            await setSignedCookie(c, 'account', account.id, secret, { httpOnly: true, secure: true, sameSite: 'Lax' });
            return c.body(null);
          });
          app.get('/account', (c) => c.json(accounts.get(getCookie(c, 'account'))));
        `,
      },
      {
        name: 'Koa without options',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          app.use(async (ctx) => {
            if (ctx.path === '/login') ctx.cookies.set('account', account.id, { signed: true, sameSite: 'lax' });
            else ctx.body = accounts.get(ctx.cookies.get('account'));
          });
        `,
      },
      {
        name: 'Hono, with a prefix and a value that is cut by hand',
        code: source`
          import { getCookie, setSignedCookie } from 'hono/cookie';
          const NAME = 'account';
          export const remember = (c, id) => setSignedCookie(c, NAME, id, c.env.COOKIE_SECRET, { prefix: 'host', path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
          export const requireAccount = async (c, next) => {
            const raw = getCookie(c, NAME, 'host');
            if (!raw) return c.json({ error: 'unauthenticated' }, 401);
            c.set('accountId', raw.slice(0, raw.lastIndexOf('.')));
            await next();
          };
        `,
      },
    ],
    good: [
      {
        name: 'a reader that cuts the prefix off to look at the signature',
        code: source`
          import type { Request } from 'express';
          import { unsign } from 'cookie-signature';
          export function teamOf(req: Request) {
            const raw = req.cookies.team;
            return raw.startsWith('s:') ? unsign(raw.slice(2), process.env.COOKIE_SECRET) : undefined;
          }
        `,
      },
      {
        name: 'a reply that was given a method which signs, and a request whose signature is looked at',
        code: source`
          import fp from 'fastify-plugin';
          const NAME = 'plot';
          export default fp(async function identity(app) {
            await app.register(import('@fastify/cookie'), { secret: process.env.COOKIE_SECRET });
            app.decorateReply('remember', function remember(gardener) {
              return this.setCookie(NAME, String(gardener.id), { httpOnly: true, signed: true });
            });
            app.addHook('onRequest', async (req) => {
              const { valid, value } = req.unsignCookie(req.cookies[NAME]);
              if (valid) req.gardener = await gardeners.find(value);
            });
          });
        `,
      },
      {
        name: 'Hono, with a prefix, by the function that verifies',
        code: source`
          import { getSignedCookie, setSignedCookie } from 'hono/cookie';
          export const remember = (c, id) => setSignedCookie(c, 'account', id, c.env.COOKIE_SECRET, { prefix: 'host', path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
          export const accountOf = (c) => getSignedCookie(c, c.env.COOKIE_SECRET, 'account', 'host');
        `,
      },
      {
        name: 'the signed cookies of Express',
        remedyFor: 'express',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('account', account.id, { signed: true, httpOnly: true, secure: true, sameSite: 'lax' });
            res.end();
          });
          app.get('/account', (req, res) => {
            res.json(accounts.get(req.signedCookies.account));
          });
        `,
      },
      {
        name: 'whether it is there, and its deletion',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('account', account.id, { signed: true, httpOnly: true, secure: true, sameSite: 'lax' });
            res.end();
          });
          app.post('/logout', (req, res) => {
            const account = req.cookies.account;
            if (account === undefined) return res.redirect('/');
            if (req.cookies.account) res.clearCookie('account');
            res.end();
          });
        `,
      },
      {
        name: 'Fastify unsigns it',
        remedyFor: '@fastify/cookie',
        code: source`
          import Fastify from 'fastify';
          const app = Fastify();
          app.post('/login', async (request, reply) => {
            reply.setCookie('account', account.id, { signed: true, httpOnly: true, secure: true, sameSite: 'lax' });
          });
          app.get('/account', async (request) => {
            const { valid, value } = request.unsignCookie(request.cookies.account);
            return valid ? accounts.get(value) : null;
          });
        `,
      },
      {
        name: 'Koa with options',
        remedyFor: 'koa',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          app.use(async (ctx) => {
            if (ctx.path === '/login') ctx.cookies.set('account', account.id, { signed: true, sameSite: 'lax' });
            else ctx.body = accounts.get(ctx.cookies.get('account', { signed: true }));
          });
        `,
      },
      {
        name: 'Hono reads the signed one, and another cookie',
        remedyFor: 'hono',
        code: source`
          import { Hono } from 'hono';
          import { getCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
          const app = new Hono();
          app.post('/login', async (c) => {
            await setSignedCookie(c, 'account', account.id, secret, { httpOnly: true, secure: true, sameSite: 'Lax' });
            return c.body(null);
          });
          app.get('/account', async (c) => c.json(accounts.get(await getSignedCookie(c, secret, 'account'))));
          app.get('/theme', (c) => c.text(getCookie(c, 'theme') ?? 'light'));
        `,
      },
      {
        name: 'a cookie without a signature',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('theme', req.body.theme);
            res.cookie('cart', cart.id, { signed: false, httpOnly: true, secure: true, sameSite: 'lax' });
            res.end(req.cookies.theme + req.cookies.cart);
          });
        `,
      },
      {
        name: 'a wrapper that verifies',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('account', account.id, { signed: true, httpOnly: true, secure: true, sameSite: 'lax' });
            res.end();
          });
          app.get('/account', (req, res) => {
            res.json(accounts.get(verifyCookie(req.cookies.account)));
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
