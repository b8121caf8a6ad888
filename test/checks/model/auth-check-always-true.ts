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
    { name: 'some', fact: guard('some'), verdict: 'pass' },
    { name: 'decided elsewhere', fact: codeShape(id, { allows: unknown('another function decides') }), verdict: 'skip' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { allows: set('everybody') }), verdict: 'skip' },
  ],
  code: {
    bad: [
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
    ],
    good: [
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
    ],
  },
} satisfies CheckCases;
