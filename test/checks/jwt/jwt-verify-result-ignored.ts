import { source, type CheckCases } from '../case.ts';
import { jwtCall } from '../facts.ts';

export default {
  facts: [
    { name: 'nobody looks', fact: jwtCall('verify', { outcome: 'unused' }), verdict: 'fail', severity: 'critical' },
    { name: 'nobody awaits', fact: jwtCall('verify', { outcome: 'not-awaited' }), verdict: 'fail' },
    { name: 'the exception is swallowed', fact: jwtCall('verify', { outcome: 'swallowed' }), verdict: 'fail' },
    { name: 'the callback does not look', fact: jwtCall('verify', { outcome: 'error-unread' }), verdict: 'fail' },
    { name: 'used', fact: jwtCall('verify', { outcome: 'used' }), verdict: 'pass' },
    { name: 'not followed', fact: jwtCall('verify'), verdict: 'skip' },
    { name: 'a decode', fact: jwtCall('decode'), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a guard of Fastify that only logs',
        code: source`
          import Fastify from 'fastify';
          const app = Fastify();
          app.decorate('authenticate', async (request, reply) => {
            try {
              await request.jwtVerify();
            } catch (error) {
              request.log.warn({ reason: error.code }, 'not verified');
            }
          });
        `,
      },
      {
        name: 'Elysia, in the hook of a macro',
        code: source`
          import { Elysia } from 'elysia';
          import { jwt } from '@elysiajs/jwt';
          export const guard = new Elysia().use(jwt({ name: 'accessJwt', secret: process.env.SECRET, exp: '15m' })).macro({
            signedIn: {
              async beforeHandle({ accessJwt, headers }) {
                await accessJwt.verify(headers.authorization);
              },
            },
          });
        `,
      },
      {
        name: 'a result that is given back instead of thrown',
        code: source`
          import jwt from '@tsndr/cloudflare-worker-jwt';
          export default {
            async fetch(request: Request, env: Env) {
              await jwt.verify(request.headers.get('authorization')!.slice(7), env.SECRET);
              return new Response('welcome');
            },
          };
        `,
      },
      {
        name: 'a promise in a condition',
        code: source`
          import { jwtVerify } from 'jose';
          export function guard(req, res, next) {
            if (!jwtVerify(req.cookies.token, key, { algorithms: ['HS256'] })) return res.sendStatus(401);
            next();
          }
        `,
      },
      {
        name: 'an exception that is swallowed',
        code: source`
          import jwt from 'jsonwebtoken';
          export function guard(req, res, next) {
            try {
              jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
            } catch (error) {
              console.error(error);
            }
            next();
          }
        `,
      },
      {
        name: 'a callback that does not look at the error',
        code: source`
          import jwt from 'jsonwebtoken';
          export function guard(req, res, next) {
            jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] }, (error, claims) => {
              next();
            });
          }
        `,
      },
      {
        name: 'false of Elysia',
        code: source`
          import { Elysia } from 'elysia';
          import { jwt } from '@elysiajs/jwt';
          new Elysia().use(jwt({ secret: process.env.JWT_SECRET, exp: '15m' })).get('/', async ({ jwt, cookie }) => {
            await jwt.verify(cookie.auth.value);
            return 'welcome';
          });
        `,
      },
    ],
    good: [
      {
        name: 'a guard of Fastify that answers',
        code: source`
          import Fastify from 'fastify';
          const app = Fastify();
          app.decorate('authenticate', async (request, reply) => {
            try {
              await request.jwtVerify();
            } catch (error) {
              request.log.warn({ reason: error.code }, 'not verified');
              return reply.code(401).send();
            }
          });
        `,
      },
      {
        name: 'an optional login of Fastify',
        code: source`
          import Fastify from 'fastify';
          const app = Fastify();
          app.decorate('optionalLogin', async (request, reply) => {
            try {
              await request.jwtVerify();
            } catch (error) {
              request.log.warn({ reason: error.code }, 'not verified');
            }
          });
        `,
      },
      {
        name: 'Elysia, in the hook of a macro that looks at it',
        code: source`
          import { Elysia } from 'elysia';
          import { jwt } from '@elysiajs/jwt';
          export const guard = new Elysia().use(jwt({ name: 'accessJwt', secret: process.env.SECRET, exp: '15m' })).macro({
            signedIn: {
              async beforeHandle({ accessJwt, headers, status }) {
                if (!(await accessJwt.verify(headers.authorization))) return status(401);
              },
            },
          });
        `,
      },
      {
        name: 'awaited and tested',
        code: source`
          import jwt from '@tsndr/cloudflare-worker-jwt';
          import { jwtVerify } from 'jose';
          export async function guard(request: Request, env: Env) {
            const verified = await jwt.verify(request.headers.get('authorization')!.slice(7), env.SECRET);
            if (!verified) return new Response('', { status: 401 });
            await jwt.verify(other, env.SECRET, { throwError: true });
            await jwtVerify(third, env.KEY, { algorithms: ['HS256'] });
            return undefined;
          }
          export const check = (token: string) => jwtVerify(token, key, { algorithms: ['HS256'] });
          export const checked = (token: string) => jwtVerify(token, key, { algorithms: ['HS256'] }).then(({ payload }) => payload);
        `,
      },
      {
        name: 'callbacks that look',
        code: source`
          import jwt from 'jsonwebtoken';
          export function guard(req, res, next) {
            jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] }, (error, claims) => {
              if (error) return res.sendStatus(401);
              req.user = claims;
              next();
            });
            jwt.verify(req.cookies.other, process.env.JWT_SECRET, { algorithms: ['HS256'] }, (_error, claims) => {
              if (!claims) return res.sendStatus(401);
              req.user = claims;
            });
          }
          export function optional(req, res, next) {
            jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] }, (error, claims) => {
              req.user = claims;
              next();
            });
          }
        `,
      },
      {
        name: 'an exception that ends the request, and an optional login',
        code: source`
          import jwt from 'jsonwebtoken';
          export function guard(req, res, next) {
            try {
              jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
            } catch {
              return res.sendStatus(401);
            }
            next();
          }
          export function optional(req, res, next) {
            try {
              req.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
            } catch {}
            next();
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
