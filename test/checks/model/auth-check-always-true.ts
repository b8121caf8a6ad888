import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape } from '../facts.ts';

const id = 'auth-check-always-true';
const guard = (allows: string) => codeShape(id, { allows: set(allows) }, { name: 'AdminGuard.canActivate' });

export default {
  facts: [
    { name: 'everybody', fact: guard('everybody'), verdict: 'fail', severity: 'high' },
    { name: 'a failed verification', fact: guard('failed verification'), verdict: 'fail', severity: 'high' },
    { name: 'any password', fact: guard('any password'), verdict: 'fail', severity: 'high' },
    { name: 'whom it refuses, too', fact: guard('whom it refuses'), verdict: 'fail', severity: 'high' },
    { name: 'some', fact: guard('some'), verdict: 'pass' },
    { name: 'decided elsewhere', fact: codeShape(id, { allows: unknown('another function decides') }), verdict: 'skip' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { allows: set('everybody') }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a guard for keys of an API',
        code: source`
          export class ApiKeyGuard implements CanActivate {
            async canActivate(context: ExecutionContext) {
              const request = context.switchToHttp().getRequest();
              const partner = await this.keys.lookup(request.header('x-api-key'));
              if (partner) request.partner = partner;
              else this.logger.warn('unknown key');
              return true;
            }
          }
        `,
      },
      {
        name: 'a guard for bearers that goes on after a failed verification',
        code: source`
          import { Injectable } from '@nestjs/common';
          @Injectable()
          export class BearerGuard {
            async canActivate(context) {
              const request = context.switchToHttp().getRequest();
              try {
                request.buyer = await this.jwt.verifyAsync(request.headers.authorization);
              } catch (error) {
                this.logger.debug(error.message);
              }
              return true;
            }
          }
        `,
      },
      {
        name: 'a guard of NestJS that was never filled in',
        code: source`
          import { CanActivate, Injectable } from '@nestjs/common';
          @Injectable()
          export class RolesGuard implements CanActivate {
            canActivate(context) {
              const request = context.switchToHttp().getRequest();
              if (request.user?.roles) return true;
              return true;
            }
          }
        `,
      },
      {
        name: 'a failed verification that goes on',
        code: source`
          import jwt from 'jsonwebtoken';
          export function requireAuth(req, res, next) {
            try {
              req.user = jwt.verify(req.headers.authorization.split(' ')[1], process.env.SECRET, { algorithms: ['HS256'] });
              next();
            } catch (error) {
              console.error(error);
              next();
            }
          }
        `,
      },
      {
        name: 'a middleware whose test changes nothing',
        code: source`
          export const isAdmin = (req, res, next) => {
            if (!req.user) console.warn('anonymous');
            return next();
          };
        `,
      },
      {
        name: 'the authorized callback of Auth.js',
        file: 'middleware.ts',
        code: source`
          import { withAuth } from 'next-auth/middleware';
          export default withAuth({ callbacks: { authorized: () => true } });
        `,
      },
      {
        name: 'a password that nobody reads',
        code: source`
          import { Strategy as LocalStrategy } from 'passport-local';
          passport.use(new LocalStrategy(async (username, password, done) => {
            const user = await users.findByName(username);
            done(null, user);
          }));
        `,
      },
      {
        name: 'a guard that catches every failure',
        code: source`
          import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
          @Injectable()
          export class AuthGuard implements CanActivate {
            async canActivate(context: ExecutionContext) {
              const request = context.switchToHttp().getRequest();
              try {
                request.user = await this.jwt.verifyAsync(request.headers.authorization);
                return true;
              } catch {
                return true;
              }
            }
          }
        `,
      },
      {
        name: 'a Lambda authorizer whose handler of a failed verification allows',
        code: source`
          import { verify } from '../lib/jwt';
          export async function handler(event) {
            const token = event.headers.authorization;
            if (!token) return { isAuthorized: false };
            try {
              const claims = verify(token);
              return { isAuthorized: true, context: { sub: claims.sub } };
            } catch (error) {
              console.warn(error.message);
              return { isAuthorized: true, context: {} };
            }
          }
        `,
      },
      {
        name: 'a middleware that refuses who has no token, and lets a broken one through',
        code: source`
          import jwt from 'jsonwebtoken';
          export const verifyToken = (req, res, next) => {
            const token = req.cookies.token;
            if (!token) return res.sendStatus(401);
            try {
              req.user = jwt.verify(token, process.env.SECRET, { algorithms: ['HS256'] });
              next();
            } catch (error) {
              logger.warn(error.message);
              next();
            }
          };
        `,
      },
      {
        name: 'a guard that only tells who was not found',
        code: source`
          import { CanActivate, ExecutionContext } from '@nestjs/common';
          export class SessionGuard implements CanActivate {
            async canActivate(context: ExecutionContext) {
              const isPublic = this.reflector.getAllAndOverride('public', [context.getHandler(), context.getClass()]);
              if (isPublic) return true;
              const request = context.switchToHttp().getRequest();
              const session = await this.sessions.fromRequest(request);
              if (session) request.user = session.user;
              else this.logger.warn('no session');
              return true;
            }
          }
        `,
      },
      {
        name: 'a truth beside the one that is computed',
        code: source`
          import { CanActivate } from '@nestjs/common';
          export class TenantMemberGuard implements CanActivate {
            canActivate(context) {
              const { user, params } = context.switchToHttp().getRequest();
              const isMember = user?.tenants?.includes(params.tenant);
              return isMember || true;
            }
          }
        `,
      },
      {
        name: 'a middleware of Hono that goes on without a session',
        code: source`
          import { createMiddleware } from 'hono/factory';
          export const requireSession = createMiddleware(async (c, next) => {
            const session = await sessions.find(getCookie(c, 'sid'));
            if (session) c.set('session', session);
            await next();
          });
        `,
      },
      {
        name: 'a middleware of Koa that swallows the failed verification',
        code: source`
          import jwt from 'jsonwebtoken';
          export async function requireAuth(ctx, next) {
            try {
              ctx.state.user = jwt.verify(ctx.get('Authorization'), process.env.SECRET, { algorithms: ['HS256'] });
              await next();
            } catch (error) {
              console.warn(error.message);
              await next();
            }
          }
        `,
      },
      {
        name: 'a strategy of NestJS that never looks at the password',
        code: source`
          import { PassportStrategy } from '@nestjs/passport';
          import { Strategy } from 'passport-local';
          export class LocalStrategy extends PassportStrategy(Strategy) {
            async validate(username: string, password: string) {
              const user = await this.users.findByName(username);
              if (!user) throw new UnauthorizedException();
              return user;
            }
          }
        `,
      },
      {
        name: 'the credentials of Auth.js, by the address alone',
        code: source`
          import Credentials from 'next-auth/providers/credentials';
          export const provider = Credentials({
            credentials: { email: {}, password: { type: 'password' } },
            async authorize(credentials) {
              const user = await prisma.user.findUnique({ where: { email: credentials.email } });
              if (!user) return null;
              return { id: user.id, name: user.name };
            },
          });
        `,
      },
      {
        name: 'the basic scheme of hapi',
        code: source`
          server.auth.strategy('simple', 'basic', {
            validate: async (request, username, password) => {
              const user = await users.find(username);
              return { isValid: Boolean(user), credentials: { id: user?.id } };
            },
          });
        `,
      },
      {
        name: 'a middleware with types that only says that it checks',
        file: 'middleware.ts',
        code: source`
          import type { NextFunction, Request, Response } from 'express';
          export function checkOwnership(
            request: Request,
            response: Response,
            next: NextFunction,
          ) {
            next();
          }
        `,
      },
      {
        name: 'settings of Auth.js in a file of their own',
        code: source`
          import type { NextAuthConfig } from 'next-auth';
          export const settings = {
            pages: { signIn: '/enter' },
            callbacks: {
              authorized({ request }) {
                console.debug(request.nextUrl.pathname);
                return true;
              },
            },
          } satisfies NextAuthConfig;
        `,
      },
      {
        name: 'a guard made for each kind of caller, which only logs',
        code: source`
          export function authenticate(kind) {
            return async (req, res, next) => {
              const token = req.get('authorization')?.replace(/^Bearer /, '');
              if (!token) {
                res.status(401).json({ error: 'token missing' });
                return;
              }
              try {
                res.locals.caller = await verifiers[kind](token);
              } catch (error) {
                console.warn('token rejected', kind, error.name);
              }
              next();
            };
          }
        `,
      },
      {
        name: 'a guard that joins the missing roles in a log and goes on',
        file: 'roles.guard.ts',
        code: source`
          import { CanActivate, ExecutionContext, Injectable, Logger } from '@nestjs/common';
          @Injectable()
          export class RolesGuard implements CanActivate {
            private readonly log = new Logger(RolesGuard.name);
            canActivate(ctx: ExecutionContext): boolean {
              const wanted = this.reflector.get<string[]>('roles', ctx.getHandler());
              if (!wanted) return true;
              const { user } = ctx.switchToHttp().getRequest();
              if (!user?.roles?.some((role: string) => wanted.includes(role))) {
                this.log.warn(\`\${user?.id} lacks \${wanted.join('|')}\`);
              }
              return true;
            }
          }
        `,
      },
      {
        name: 'a middleware that answers and goes on',
        code: source`
          import express from 'express';
          export function requireAdmin(req, res, next) {
            if (!req.user?.isAdmin) {
              console.warn('refused', req.path);
              res.status(403).json({ error: 'forbidden' });
            }
            next();
          }
        `,
        says: 'Return where it refuses',
      },
      {
        name: 'a middleware whose handler of a failed verification answers, and that goes on',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          export const app = express();
          app.use('/api', (req, res, next) => {
            try {
              req.user = jwt.verify(req.cookies.token, process.env.KEY, { algorithms: ['HS256'] });
            } catch {
              res.sendStatus(401);
            }
            next();
          });
        `,
      },
      {
        name: 'a middleware of Koa that sets a status and goes on',
        code: source`
          import Koa from 'koa';
          export const app = new Koa();
          app.use(async (ctx, next) => {
            if (!ctx.state.user) ctx.status = 401;
            await next();
          });
        `,
      },
      {
        name: 'a middleware of Hono that gives no answer back',
        code: source`
          import { createMiddleware } from 'hono/factory';
          export const signedIn = createMiddleware(async (c, next) => {
            const session = c.get('session');
            if (!session) {
              c.json({ error: 'unauthenticated' }, 401);
            } else {
              c.set('userId', session.userId);
            }
            await next();
          });
        `,
      },
      {
        name: 'a hook of Elysia that only sets the status',
        code: source`
          import { Elysia } from 'elysia';
          export const guard = new Elysia({ name: 'guard' }).onBeforeHandle({ as: 'scoped' }, ({ principal, set, request }) => {
            if (principal.role === 'driver') {
              console.warn('refused', principal.id, new URL(request.url).pathname);
              set.status = 403;
            }
          });
        `,
      },
      {
        name: 'a guard for the keys of an API',
        code: source`
          import { Injectable } from '@nestjs/common';
          @Injectable()
          export class ApiKeyGuard {
            canActivate() {
              return true;
            }
          }
        `,
      },
      {
        name: 'a look for a session that decides nothing',
        code: source`
          export const adminGuard = createMiddleware(async (c, next) => {
            const id = getCookie(c, 'sid');
            const session = id ? await findSession(id) : null;
            if (session?.role === 'admin') c.set('session', session);
            await next();
          });
        `,
      },
      {
        name: 'a guard of something else that verifies who asks',
        code: source`
          @Injectable()
          export class WorkspaceGuard implements CanActivate {
            async canActivate(context: ExecutionContext): Promise<boolean> {
              const request = context.switchToHttp().getRequest();
              const [, token] = (request.headers.authorization ?? '').split(' ');
              try {
                request.guest = await this.jwt.verifyAsync(token, { secret: this.config.getOrThrow('JWT_SECRET') });
              } catch (error) {
                this.logger.warn(error);
              }
              return true;
            }
          }
        `,
      },
      {
        name: 'a guard of Passport that throws for nobody',
        code: source`
          @Injectable()
          export class JwtAuthGuard extends AuthGuard('jwt') {
            handleRequest(error, user) {
              return user;
            }
          }
        `,
      },
      {
        name: 'a callback that goes on with the error',
        code: source`
          function requireAuth(req, res, next) {
            const header = req.get('authorization');
            if (!header) return res.sendStatus(401);
            jwt.verify(header.slice(7), key, { algorithms: ['RS256'] }, (err, claims) => {
              if (err) return next();
              req.user = claims;
              next();
            });
          }
        `,
      },
      {
        name: 'a promise whose error becomes nobody',
        code: source`
          export const requireUser = async (req, res, next) => {
            req.user = await verifyToken(req.get('authorization')).catch(() => null);
            next();
          };
        `,
      },
      {
        name: 'a callback of Passport that goes on with whoever comes',
        code: source`
          function requireLogin(req, res, next) {
            passport.authenticate('jwt', { session: false }, (err, user) => {
              req.user = user;
              next();
            })(req, res, next);
          }
        `,
      },
      {
        name: 'a hook of Fastify that only writes down what is wrong',
        code: source`
          app.decorate('authenticate', async (request, reply) => {
            try {
              await request.jwtVerify();
            } catch (error) {
              request.log.warn(error);
            }
          });
        `,
      },
    ],
    good: [
      {
        name: 'middleware that answers and ends, throws, or asks whether it answered',
        code: source`
          import express from 'express';
          export function requireAdmin(req, res, next) {
            if (!req.user?.isAdmin) {
              res.status(403).json({ error: 'forbidden' });
              return;
            }
            next();
          }
          export function requireUser(req, res, next) {
            if (!req.user) {
              res.status(401);
              throw new Error('not signed in');
            }
            next();
          }
          export function requireOwner(req, res, next) {
            if (!req.user.owns(req.params.id)) {
              res.status(403);
              next(new Error('not yours'));
            } else {
              next();
            }
          }
          export function requireToken(req, res, next) {
            if (!req.get('authorization')) res.status(401).end();
            if (!res.headersSent) next();
          }
          export function requireSession(req, res, next) {
            if (!req.session) res.sendStatus(401);
            else next();
          }
          export async function requireLogin(req, res, next) {
            if (!req.cookies.sid) res.sendStatus(401);
            req.user = await users.mustFind(req.cookies.sid);
            next();
          }
        `,
      },
      {
        name: 'a middleware of Koa that looks at what came after it',
        code: source`
          import Koa from 'koa';
          export const app = new Koa();
          app.use(async (ctx, next) => {
            await next();
            if (!ctx.state.user) ctx.status = 401;
          });
        `,
      },
      {
        name: 'hooks of Elysia that give the answer back',
        code: source`
          import { Elysia } from 'elysia';
          export const guard = new Elysia({ name: 'guard' })
            .onBeforeHandle(({ principal, set }) => {
              if (principal.role === 'driver') {
                set.status = 403;
                return 'Forbidden';
              }
            })
            .onBeforeHandle(({ principal, status }) => {
              if (!principal.active) return status(403, 'Forbidden');
            })
            .onAfterHandle(({ set, response }) => {
              if (response === null) set.status = 401;
            });
        `,
      },
      {
        name: 'a handler that refuses, of an authorizer and of a guard',
        code: source`
          export async function handler(event) {
            const token = event.headers.authorization;
            if (!token) return { isAuthorized: false };
            try {
              const claims = verify(token);
              return { isAuthorized: true, context: { sub: claims.sub } };
            } catch (error) {
              console.warn(error.message);
              return { isAuthorized: false };
            }
          }
          export const describe = (user) => ({ id: user.id, isAuthorized: true });
          export class SessionGuard implements CanActivate {
            async canActivate(context) {
              const request = context.switchToHttp().getRequest();
              const session = await this.sessions.find(request.cookies.sid);
              if (!session) return false;
              request.user = session.user;
              return true;
            }
          }
          export class MemberGuard implements CanActivate {
            canActivate(context) {
              const { user } = context.switchToHttp().getRequest();
              return user.isMember || user.isAdmin;
            }
          }
        `,
      },
      {
        name: 'middleware of a context that refuses',
        code: source`
          export const requireSession = createMiddleware(async (c, next) => {
            const session = await sessions.find(getCookie(c, 'sid'));
            if (!session) return c.json({ error: 'unauthenticated' }, 401);
            c.set('session', session);
            await next();
          });
          export async function requireAuth(ctx, next) {
            try {
              ctx.state.user = jwt.verify(ctx.get('Authorization'), process.env.SECRET, { algorithms: ['HS256'] });
            } catch {
              ctx.throw(401);
            }
            await next();
          }
          export const ensureUser = async (ctx, next) => {
            if (!ctx.state.user) { ctx.status = 401; return; }
            await next();
          };
          export const requireAdmin = async (ctx, next) => { await assertAdmin(ctx); await next(); };
        `,
      },
      {
        name: 'passwords that are compared, in other frameworks',
        code: source`
          import { Strategy } from 'passport-local';
          export class LocalStrategy extends PassportStrategy(Strategy) {
            async validate(username, password) { return this.users.check(username, password); }
          }
          server.auth.strategy('simple', 'basic', {
            validate: async (request, username, password) => ({ isValid: await bcrypt.compare(password, users[username].hash), credentials: {} }),
          });
          export const providers = [
            Credentials({ credentials: { email: {}, password: {} }, authorize: async (credentials) => users.login(credentials) }),
            CredentialsProvider({ credentials: { email: {}, password: {} }, async authorize({ email, password }) { return users.login(email, password); } }),
            Credentials({ credentials: { email: {}, code: {} }, async authorize({ email }) { return users.find(email); } }),
          ];
        `,
      },
      {
        name: 'a guard that looks',
        remedyFor: '@nestjs/core',
        code: source`
          export class RolesGuard implements CanActivate {
            canActivate(context) {
              const { user } = context.switchToHttp().getRequest();
              return user.roles.includes('admin');
            }
          }
        `,
      },
      {
        name: 'a guard that throws',
        code: source`
          export class JwtAuthGuard implements CanActivate {
            async canActivate(context) {
              const request = context.switchToHttp().getRequest();
              request.user = await this.jwt.verifyAsync(request.token);
              return true;
            }
          }
          export class SessionGuard implements CanActivate {
            canActivate(context) {
              if (!context.switchToHttp().getRequest().session.userId) throw new UnauthorizedException();
              return true;
            }
          }
        `,
      },
      {
        name: 'a route that is marked as public',
        code: source`
          export class AuthGuard extends PassportGuard('jwt') {
            canActivate(context) {
              if (this.reflector.get('isPublic', context.getHandler())) return true;
              return super.canActivate(context);
            }
          }
        `,
      },
      {
        name: 'guards that say that they refuse nobody',
        code: source`
          export class OptionalAuthGuard implements CanActivate { canActivate() { return true; } }
          export class MockAuthGuard implements CanActivate { canActivate() { return true; } }
          export class TimingGuard implements CanActivate { canActivate() { return true; } }
        `,
      },
      {
        name: 'middleware that refuses',
        code: source`
          import jwt from 'jsonwebtoken';
          export function requireAuth(req, res, next) {
            jwt.verify(req.token, process.env.SECRET, { algorithms: ['HS256'] }, (error, user) => {
              if (error) return res.sendStatus(403);
              req.user = user;
              next();
            });
          }
          export const ensureLoggedIn = (req, res, next) => (req.isAuthenticated() ? next() : res.redirect('/login'));
          export const isAdmin = (req, res, next) => { if (req.user?.role === 'admin') next(); else next(new Error('Forbidden')); };
          export const hasRole = (req, res, next) => { assertRole(req.user); next(); };
          export const verifySession = async (req, res, next) => { req.user = await sessions.verify(req.cookies.sid); next(); };
          export const checkAccess = (req, res, next) => acl.check(req, res, next);
        `,
      },
      {
        name: 'middleware that only attaches the user',
        code: source`
          import jwt from 'jsonwebtoken';
          export function optionalAuth(req, res, next) {
            try {
              req.user = jwt.verify(req.cookies.token, process.env.SECRET, { algorithms: ['HS256'] });
            } catch {
              req.user = null;
            }
            next();
          }
          export function logRequest(req, res, next) { console.log(req.url); next(); }
        `,
      },
      {
        name: 'a middleware of its own behind the callback',
        file: 'middleware.ts',
        code: source`
          import { withAuth } from 'next-auth/middleware';
          export default withAuth((request) => redirectUnlessAllowed(request), { callbacks: { authorized: () => true } });
        `,
      },
      {
        name: 'a password that is compared',
        code: source`
          import { Strategy as LocalStrategy } from 'passport-local';
          passport.use(new LocalStrategy(async (username, password, done) => {
            const user = await users.findByName(username);
            if (!user || !(await bcrypt.compare(password, user.hash))) return done(null, false);
            done(null, user);
          }));
        `,
      },
      {
        name: 'settings of Auth.js that look at the login',
        code: source`
          import type { NextAuthConfig } from 'next-auth';
          export const settings: NextAuthConfig = { callbacks: { authorized: ({ auth }) => !!auth?.user } };
        `,
      },
      {
        name: 'callbacks of something else',
        code: source`
          import type { DevtoolsConfig } from './devtools.js';
          export const auth = { callbacks: { authorized: () => true } } satisfies DevtoolsConfig;
        `,
      },
      {
        name: 'a guard that looks at what the verification left',
        code: source`
          export function authenticate(kind) {
            return async (req, res, next) => {
              const token = req.get('authorization')?.replace(/^Bearer /, '');
              if (!token) return res.status(401).end();
              try {
                res.locals.caller = await verifiers[kind](token);
              } catch (error) {
                console.warn('token rejected', kind, error.name);
              }
              if (!res.locals.caller) return res.status(401).end();
              next();
            };
          }
        `,
      },
      {
        name: 'a login that nobody needs',
        code: source`
          export const optionalAuthenticate = async (req, res, next) => {
            try {
              req.user = await verifyToken(req.get('authorization'));
            } catch (error) {
              console.warn(error.name);
            }
            next();
          };
        `,
      },
      {
        name: 'a guard that joins them and refuses',
        file: 'roles.guard.ts',
        code: source`
          import { CanActivate, ExecutionContext, Injectable, Logger } from '@nestjs/common';
          @Injectable()
          export class RolesGuard implements CanActivate {
            private readonly log = new Logger(RolesGuard.name);
            canActivate(ctx: ExecutionContext): boolean {
              const wanted = this.reflector.get<string[]>('roles', ctx.getHandler());
              if (!wanted) return true;
              const { user } = ctx.switchToHttp().getRequest();
              if (!user?.roles?.some((role: string) => wanted.includes(role))) {
                this.log.warn(\`\${user?.id} lacks \${wanted.join('|')}\`);
                return false;
              }
              return true;
            }
          }
        `,
      },
      {
        name: 'a guard for other keys',
        code: source`
          import { Injectable } from '@nestjs/common';
          @Injectable()
          export class SortKeyGuard {
            canActivate() {
              return true;
            }
          }
          const ApiKey = 'x-api-key';
        `,
      },
      {
        name: 'callbacks that refuse, hooks that answer or throw, and functions that give the user back',
        code: source`
          function requireAuth(req, res, next) {
            jwt.verify(req.cookies.token, key, { algorithms: ['RS256'] }, (err, claims) => {
              if (err) return next(err);
              req.user = claims;
              next();
            });
          }
          const requireUser = async (req, res, next) => {
            req.user = await verifyToken(req.get('authorization')).catch(() => null);
            if (!req.user) return res.sendStatus(401);
            next();
          };
          function requireLogin(req, res, next) {
            passport.authenticate('jwt', { session: false }, (err, user) => {
              if (err || !user) return res.sendStatus(401);
              req.user = user;
              next();
            })(req, res, next);
          }
          app.decorate('authenticate', async (request, reply) => {
            try {
              await request.jwtVerify();
            } catch (error) {
              reply.send(error);
            }
          });
          async function verifySession(request, reply) {
            try {
              return await request.jwtVerify();
            } catch {
              return undefined;
            }
          }
          async function checkAuth(request, reply) {
            try {
              await request.jwtVerify();
            } catch {
              throw app.httpErrors.unauthorized();
            }
          }
        `,
      },
      {
        name: 'guards of Passport that throw, leave it to the class behind them, or are optional',
        code: source`
          export class JwtAuthGuard extends AuthGuard('jwt') {
            handleRequest(error, user) {
              if (error || !user) throw error ?? new UnauthorizedException();
              return user;
            }
          }
          export class TokenAuthGuard extends AuthGuard('jwt') {
            handleRequest(error, user, info, context) {
              return super.handleRequest(error, user, info, context);
            }
          }
          export class OptionalJwtGuard extends AuthGuard('jwt') {
            handleRequest(error, user) {
              return user ?? null;
            }
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
