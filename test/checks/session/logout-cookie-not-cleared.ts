import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, cookieInSource, exchange, roleOf } from '../facts.ts';

const logout = (responseHeaders: readonly (readonly [string, string])[] = [], status = 302) =>
  exchange({ id: 'exchange-9', url: 'https://shop.example/logout', method: 'POST', marks: ['logout'], status, requestHeaders: [['Cookie', 'sid=1']], responseHeaders });
const after = (responseHeaders: readonly (readonly [string, string])[], marks: readonly 'login'[] = []) => exchange({ id: 'exchange-10', marks, responseHeaders });
const cleared = [['Set-Cookie', 'sid=; Max-Age=0; Path=/']] as const;

export default {
  facts: [
    { name: 'code that leaves it', fact: codeShape('logout-cookie-not-cleared', { cleared: set(false) }), verdict: 'fail', severity: 'low' },
    { name: 'code that deletes it', fact: codeShape('logout-cookie-not-cleared', { cleared: set(true) }), verdict: 'pass' },
    { name: 'code of another check', fact: codeShape('some-other-check', { cleared: set(false) }), verdict: 'skip' },
    { name: 'the logout leaves it', fact: cookie(), among: [logout()], verdict: 'fail', severity: 'low' },
    { name: 'the logout deletes it', fact: cookie(), among: [logout(cleared)], verdict: 'pass' },
    { name: 'the logout replaces it', fact: cookie(), among: [logout([['Set-Cookie', 'sid=anonymous; Path=/']])], verdict: 'pass' },
    { name: 'the page after the logout deletes it', fact: cookie(), among: [logout(), after(cleared)], verdict: 'pass' },
    { name: 'the next login does not count', fact: cookie(), among: [logout(), after([['Set-Cookie', 'sid=next']], ['login'])], verdict: 'fail' },
    { name: 'Clear-Site-Data', fact: cookie(), among: [logout([['Clear-Site-Data', '"cache", "cookies"']])], verdict: 'pass' },
    { name: 'Clear-Site-Data for everything', fact: cookie(), among: [logout([['clear-site-data', '"*"']])], verdict: 'pass' },
    { name: 'Clear-Site-Data for the cache only', fact: cookie(), among: [logout([['Clear-Site-Data', '"cache"']])], verdict: 'fail' },
    { name: 'a logout that failed', fact: cookie(), among: [logout([], 500)], verdict: 'skip' },
    { name: 'no logout', fact: cookie(), verdict: 'skip' },
    { name: 'a preference', fact: cookie({ role: roleOf('preference') }), among: [logout()], verdict: 'skip' },
    { name: 'source', fact: cookieInSource(), among: [logout()], verdict: 'skip' },
  ],
  live: [
    {
      name: 'a logout that deletes nothing',
      login: true,
      response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'],
      then: [{ url: 'https://shop.example/logout', method: 'POST', request: ['Cookie: sid=0123456789abcdef0123456789abcdef'], status: 303, response: ['Location: /'] }],
      verdict: 'fail',
      severity: 'low',
    },
    {
      name: 'a logout that deletes the cookie',
      login: true,
      response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'],
      then: [{ url: 'https://shop.example/logout', method: 'POST', request: ['Cookie: sid=0123456789abcdef0123456789abcdef'], status: 303, response: ['Location: /', 'Set-Cookie: sid=; Path=/; Max-Age=0'] }],
      verdict: 'silent',
    },
  ],
  code: {
    bad: [
      {
        name: 'a service of Nest that takes the refresh token back',
        file: 'src/auth/auth.controller.ts',
        code: source`
          import { Controller, Post, Req } from '@nestjs/common';
          import type { Request } from 'express';
          @Controller('auth')
          export class AuthController {
            constructor(private readonly auth: AuthService) {}
            @Post('logout')
            async logout(@Req() req: Request) {
              const token = req.cookies['refresh'];
              if (token) await this.auth.revokeRefreshToken(token);
            }
            @Post('signout')
            async signOut(@Req() req: Request) {
              await this.auth.logout(req.cookies['refresh']);
            }
          }
        `,
      },
      {
        name: 'SvelteKit, by the session that a hook has found',
        file: 'src/routes/logout/+page.server.ts',
        code: source`
          import { redirect } from '@sveltejs/kit';
          import { invalidateSession } from '$lib/server/session';
          export const actions = {
            logout: async ({ locals }) => {
              if (locals.session) await invalidateSession(locals.session.id);
              redirect(303, '/');
            },
          };
        `,
      },
      {
        name: 'the session is destroyed and no more',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.post('/logout', (req, res, next) => {
            req.session.destroy((error) => {
              if (error) return next(error);
              res.redirect('/');
            });
          });
        `,
      },
      {
        name: 'a file of routes, which the session comes to from outside',
        file: 'src/routes/account.js',
        code: source`
          const router = require('express').Router();
          router.post('/logout', (req, res, next) => {
            req.session.destroy((error) => {
              if (error) return next(error);
              res.redirect('/');
            });
          });
          module.exports = router;
        `,
      },
      {
        name: 'a controller, and a controller of Nest',
        file: 'src/controllers/auth.ts',
        code: source`
          import { Controller, Post, Req, Res } from '@nestjs/common';
          @Controller('auth')
          export class AuthController {
            @Post('logout')
            logout(@Req() req: Request, @Res() res: Response) {
              req.session!.destroy(() => res.status(204).end());
            }
          }
        `,
      },
      {
        name: 'a session of the application’s own, and a header that spares the cookies',
        code: source`
          import { Router } from 'express';
          import * as sessions from './session/store';
          export const auth = Router();
          auth.post('/logout', async (req, res) => {
            if (req.cookies.sid) await sessions.destroy(req.cookies.sid);
            res.set('Clear-Site-Data', '"cache", "storage"');
            res.redirect(303, '/');
          });
        `,
      },
      {
        name: 'SvelteKit',
        file: 'src/routes/logout/+server.ts',
        code: source`
          import { redirect } from '@sveltejs/kit';
          import { deleteSession } from '$lib/server/sessions';
          export const POST = async ({ cookies, setHeaders }) => {
            const token = cookies.get('sid');
            if (token) await deleteSession(token);
            setHeaders({ 'cache-control': 'no-store' });
            redirect(303, '/');
          };
        `,
      },
    ],
    good: [
      {
        name: 'a service that is handed the answer, and one that takes other tokens back',
        file: 'src/auth/auth.controller.ts',
        code: source`
          import { Controller, Post, Req, Res } from '@nestjs/common';
          import type { Request, Response } from 'express';
          @Controller('auth')
          export class AuthController {
            constructor(private readonly auth: AuthService) {}
            @Post('logout')
            async logout(@Req() req: Request, @Res({ passthrough: true }) res: Response) {
              await this.auth.logout(req.cookies['refresh'], res);
            }
            @Post('signout')
            async signOut(@Req() req: Request, @Res({ passthrough: true }) res: Response) {
              await this.auth.revokeRefreshToken(req.cookies['refresh']);
              res.clearCookie('refresh');
            }
            @Post('devices')
            async forget(@Req() req: Request) {
              await this.auth.revokeRefreshToken(req.cookies['refresh']);
            }
          }
        `,
      },
      {
        name: 'a file of routes that deletes the cookie, a wrapper that may, and a promise of something else',
        code: source`
          const router = require('express').Router();
          router.post('/logout', (req, res) => {
            req.session.destroy(() => {
              res.clearCookie('sid');
              res.redirect('/');
            });
          });
          router.post('/signout', (req, res) => {
            req.session.destroy(() => forget(res));
          });
          router.post('/logoff', async (req, res) => {
            await req.session.destroy();
            res.redirect('/');
          });
          router.post('/end', (req, res) => {
            req.session.destroy(() => res.redirect('/'));
          });
        `,
      },
      {
        name: 'Fastify',
        code: source`
          import type { FastifyInstance } from 'fastify';
          export default async (app: FastifyInstance) => {
            app.post('/logout', (request, reply) => {
              request.session.destroy((error) => reply.redirect('/'));
            });
          };
        `,
      },
      {
        name: 'a session of the application’s own, and its cookie',
        code: source`
          import { Router } from 'express';
          import * as sessions from './session/store';
          export const auth = Router();
          auth.post('/logout', async (req, res) => {
            if (req.cookies.sid) await sessions.destroy(req.cookies.sid);
            res.clearCookie('sid', { path: '/' });
            res.redirect(303, '/');
          });
          auth.post('/signout', async (req, res) => {
            await sessions.destroy(req.cookies.sid);
            res.set('Clear-Site-Data', '"cookies"');
            res.end();
          });
          auth.post('/devices/:id', async (req, res) => {
            await sessions.destroy(req.cookies.sid);
            res.end();
          });
          auth.post('/logout/all', async (req, res) => {
            await sessions.destroy(req.cookies.sid);
            forget(res);
          });
        `,
      },
      {
        name: 'the cookie is deleted too',
        remedyFor: 'express-session',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.post('/logout', (req, res) => {
            req.session.destroy(() => {
              res.clearCookie('sid');
              res.redirect('/');
            });
          });
        `,
      },
      {
        name: 'Passport gives the visitor another session',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.post('/logout', (req, res, next) => {
            req.logout((error) => (error ? next(error) : req.session.destroy(() => res.redirect('/'))));
          });
        `,
      },
      {
        name: 'a header that clears everything',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.post('/logout', (req, res) => {
            res.set('Clear-Site-Data', '"cookies"');
            req.session.destroy(() => res.end());
          });
        `,
      },
      {
        name: 'a helper that may do it',
        code: source`
          import express from 'express';
          import session from 'express-session';
          import { forget } from './forget';
          const app = express();
          app.post('/logout', (req, res) => {
            req.session.destroy(() => forget(res));
          });
        `,
      },
      {
        name: 'no logout',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.post('/cart/empty', (req, res) => {
            req.session.destroy(() => res.redirect('/'));
          });
        `,
      },
      {
        name: 'iron-session deletes its cookie by itself',
        code: source`
          import express from 'express';
          import { getIronSession } from 'iron-session';
          const app = express();
          app.post('/logout', async (req, res) => {
            const session = await getIronSession(req, res, options);
            session.destroy();
            res.redirect('/');
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
