import type { JwtCallFact } from '#shared/facts/jwt-call.ts';
import type { Role } from '#shared/facts/role.ts';
import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases, type LiveExchange } from '../case.ts';
import { captureSeconds, jwtCall, roleOf, token } from '../facts.ts';
import { jwt } from '../jwts.ts';

const claims = { iss: 'https://id.shop.example', aud: 'api', sub: 'u1', client_id: 'web', iat: captureSeconds, exp: captureSeconds + 900, jti: '1' };
const profiled = (header: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) => token({ header: { alg: 'RS256', ...header }, payload: { ...claims, ...more } });
const call = (raw: string): LiveExchange => ({ url: 'https://shop.example/api/me', request: [`Authorization: Bearer ${raw}`] });

const signed = (role: Role, line: number, changes: Partial<JwtCallFact> = {}) =>
  jwtCall('sign', { seen: { ...jwtCall('sign').seen, line }, role: roleOf(role), claims: set(['sub']), secret: set({ origin: 'environment', identity: 'JWT_SECRET' }), ...changes });

export default {
  facts: [
    { name: 'a call for another kind with the same key', fact: signed('refresh-token', 9), among: [signed('access-token', 3)], verdict: 'fail', severity: 'medium' },
    { name: 'a call for a mail with the same key', fact: signed('access-token', 9, { oneTime: 'reset' }), among: [signed('access-token', 3)], verdict: 'fail' },
    { name: 'a call for a mail that names somebody else', fact: signed('access-token', 9, { oneTime: 'activation', claims: set(['email']) }), among: [signed('access-token', 3)], verdict: 'pass' },
    { name: 'a call for a link with the same key', fact: signed('access-token', 9), among: [signed('access-token', 3, { purpose: 'unsubscribe' })], verdict: 'fail' },
    { name: 'a call that says its kind', fact: signed('refresh-token', 9, { claims: set(['sub', 'type']) }), among: [signed('access-token', 3)], verdict: 'pass' },
    { name: 'a call for an audience of its own', fact: signed('refresh-token', 9, { audience: set(true) }), among: [signed('access-token', 3)], verdict: 'pass' },
    { name: 'a call that writes typ', fact: signed('refresh-token', 9, { namesKind: set(true) }), among: [signed('access-token', 3)], verdict: 'pass' },
    { name: 'a call with another key', fact: signed('refresh-token', 9, { secret: set({ origin: 'environment', identity: 'OTHER' }) }), among: [signed('access-token', 3)], verdict: 'pass' },
    { name: 'a call for the same kind', fact: signed('access-token', 9), among: [signed('access-token', 3)], verdict: 'pass' },
    { name: 'a call whose claims are not known', fact: signed('refresh-token', 9, { claims: unknown('it is a parameter') }), among: [signed('access-token', 3)], verdict: 'skip' },
    { name: 'a call for something that is not known', fact: jwtCall('sign', { claims: set(['sub']) }), verdict: 'skip' },
    { name: 'typ JWT', fact: profiled({ typ: 'JWT' }), verdict: 'fail', severity: 'info' },
    { name: 'no typ', fact: profiled({}), verdict: 'fail', severity: 'info' },
    { name: 'typ at+jwt', fact: profiled({ typ: 'at+jwt' }), verdict: 'pass' },
    { name: 'typ in full', fact: profiled({ typ: 'application/at+jwt' }), verdict: 'pass' },
    { name: 'the purpose in a claim', fact: profiled({ typ: 'JWT' }, { token_use: 'access' }), verdict: 'pass' },
    { name: 'another profile', fact: token(), verdict: 'skip' },
    { name: 'an ID token', fact: { ...profiled({ typ: 'JWT' }), role: roleOf('id-token') }, verdict: 'skip' },
  ],
  live: [
    { name: 'an access token with typ JWT', then: [call(jwt(claims))], verdict: 'fail', severity: 'info' },
    { name: 'an access token with typ at+jwt', then: [call(jwt(claims, { typ: 'at+jwt' }))], verdict: 'silent' },
    { name: 'a token of an application', then: [call(jwt({ sub: 'u1', iat: captureSeconds, exp: captureSeconds + 900 }))], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'two kinds with the key of the module of Nest',
        code: source`
          import { JwtService } from '@nestjs/jwt';
          export class Issuer {
            constructor(private readonly jwt: JwtService) {}
            async pair(id: string) {
              const [access, refresh] = await Promise.all([
                this.jwt.signAsync({ sub: id }, { expiresIn: '10m' }),
                this.jwt.signAsync({ sub: id }, { expiresIn: '7d' }),
              ]);
              return { access, refresh };
            }
          }
        `,
      },
      {
        name: 'two kinds with the key that one setting has',
        code: source`
          import { JwtService } from '@nestjs/jwt';
          export class Issuer {
            constructor(private readonly jwt: JwtService, private readonly config: ConfigService) {}
            async pair(id: string) {
              const [access, refresh] = await Promise.all([
                this.jwt.signAsync({ sub: id }, { expiresIn: '10m', secret: this.config.get('KEY') }),
                this.jwt.signAsync({ sub: id }, { expiresIn: '7d', secret: this.config.get('KEY') }),
              ]);
              return { access, refresh };
            }
          }
        `,
      },
      {
        name: 'a key that the constructor asks for',
        code: source`
          import { JwtService } from '@nestjs/jwt';
          export class Mails {
            constructor(private readonly jwt: JwtService, config) {
              this.key = config.getOrThrow('JWT_SECRET');
            }
            signAccess(id: string) {
              return this.jwt.sign({ sub: id }, { secret: this.key, expiresIn: '10m' });
            }
            signPasswordReset(id: string) {
              return this.jwt.sign({ sub: id }, { secret: this.key, expiresIn: '10m' });
            }
          }
        `,
      },
      {
        name: 'a service that issues both',
        code: source`
          import jwt from 'jwt-simple';
          const KEY = process.env.TOKEN_KEY;
          export class TokenService {
            issueAccess(user) {
              return jwt.encode({ sub: user.id, role: user.role }, KEY, 'HS256');
            }
            issueReset(user) {
              return jwt.encode({ sub: user.id, exp: now() + 900 }, KEY, 'HS256');
            }
          }
        `,
      },
      {
        name: 'access and refresh tokens with one key',
        code: source`
          import jwt from 'jsonwebtoken';
          export const accessToken = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET, { expiresIn: '15m' });
          export const refreshToken = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET, { expiresIn: '7d' });
        `,
      },
      {
        name: 'tokens of logins and of mails with one key',
        code: source`
          const jwt = require('jsonwebtoken');
          const KEY = process.env.TOKEN_KEY;
          exports.accessToken = (user, jti) => jwt.sign({ sub: user.id, jti }, KEY, { algorithm: 'HS256', expiresIn: '10m' });
          exports.resetToken = (user, jti) => jwt.sign({ sub: user.id, jti }, KEY, { algorithm: 'HS256', expiresIn: '10m' });
        `,
      },
      {
        name: 'tokens of logins and of confirmed addresses with one key',
        code: source`
          import { sign } from 'hono/jwt';
          export const accessToken = (id: string) => sign({ sub: id, exp: Math.floor(Date.now() / 1000) + 600 }, process.env.JWT_SECRET, 'HS256');
          export const emailToken = (id: string, email: string) => sign({ sub: id, email, exp: Math.floor(Date.now() / 1000) + 600 }, process.env.JWT_SECRET, 'HS256');
        `,
      },
      {
        name: 'a forgotten password beside the login',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await check(req.body);
            res.json({ token: jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' }) });
          });
          app.post('/forgot-password', async (req, res) => {
            const user = await find(req.body.email);
            const token = jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '10m' });
            await mail(user.email, token);
            res.sendStatus(204);
          });
        `,
      },
    ],
    good: [
      {
        name: 'a key of its own for the second kind',
        code: source`
          import { JwtService } from '@nestjs/jwt';
          export class Issuer {
            constructor(private readonly jwt: JwtService, private readonly config: ConfigService) {}
            async pair(id: string) {
              const [access, refresh] = await Promise.all([
                this.jwt.signAsync({ sub: id }, { expiresIn: '10m' }),
                this.jwt.signAsync({ sub: id }, { expiresIn: '7d', secret: this.config.get('REFRESH_KEY') }),
              ]);
              return { access, refresh };
            }
          }
        `,
      },
      {
        name: 'two settings for two kinds',
        code: source`
          import { JwtService } from '@nestjs/jwt';
          export class Issuer {
            constructor(private readonly jwt: JwtService, private readonly config: ConfigService) {}
            async pair(id: string) {
              const [access, refresh] = await Promise.all([
                this.jwt.signAsync({ sub: id }, { expiresIn: '10m', secret: this.config.get('KEY') }),
                this.jwt.signAsync({ sub: id }, { expiresIn: '7d', secret: this.config.get('REFRESH_KEY') }),
              ]);
              return { access, refresh };
            }
          }
        `,
      },
      {
        name: 'a purpose in each kind',
        code: source`
          import { JwtService } from '@nestjs/jwt';
          export class Mails {
            constructor(private readonly jwt: JwtService, config) {
              this.key = config.getOrThrow('JWT_SECRET');
            }
            signAccess(id: string) {
              return this.jwt.sign({ sub: id, use: 'access' }, { secret: this.key, expiresIn: '10m' });
            }
            signPasswordReset(id: string) {
              return this.jwt.sign({ sub: id, use: 'reset' }, { secret: this.key, expiresIn: '10m' });
            }
          }
        `,
      },
      {
        name: 'a service that issues both with keys of their own',
        code: source`
          import jwt from 'jwt-simple';
          export class TokenService {
            issueAccess(user) {
              return jwt.encode({ sub: user.id, role: user.role }, process.env.TOKEN_KEY, 'HS256');
            }
            issueReset(user) {
              return jwt.encode({ sub: user.id, exp: now() + 900 }, process.env.RESET_KEY, 'HS256');
            }
          }
        `,
      },
      {
        name: 'tokens of mails that say so, that have a key of their own, and that name no user',
        code: source`
          import jwt from 'jsonwebtoken';
          const KEY = process.env.TOKEN_KEY;
          export const accessToken = (user) => jwt.sign({ sub: user.id }, KEY, { expiresIn: '10m' });
          export const resetToken = (user) => jwt.sign({ sub: user.id, purpose: 'reset' }, KEY, { expiresIn: '10m' });
          export const recoveryToken = (user) => jwt.sign({ sub: user.id }, KEY, { audience: 'recovery', expiresIn: '10m' });
          export const activationToken = (user) => jwt.sign({ sub: user.id }, process.env.ACTIVATION_KEY, { expiresIn: '10m' });
          export const verificationToken = (address) => jwt.sign({ address }, KEY, { expiresIn: '10m' });
        `,
      },
      {
        name: 'signed in after a reset',
        code: source`
          import jwt from 'jsonwebtoken';
          export async function login(user) {
            const token = jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
            return token;
          }
          export async function resetPassword(user, password) {
            await setPassword(user, password);
            const token = jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
            return token;
          }
        `,
      },
      {
        name: 'a key for each, a claim for each, a typ for each',
        code: source`
          import { SignJWT } from 'jose';
          import jwt from 'jsonwebtoken';
          export const accessToken = (id: string) => jwt.sign({ sub: id }, process.env.ACCESS_SECRET, { expiresIn: '15m' });
          export const refreshToken = (id: string) => jwt.sign({ sub: id }, process.env.REFRESH_SECRET, { expiresIn: '7d' });
          export const otherAccessToken = (id: string) => jwt.sign({ sub: id, type: 'access' }, process.env.JWT_SECRET, { expiresIn: '15m' });
          export const otherRefreshToken = (id: string) => jwt.sign({ sub: id, type: 'refresh' }, process.env.JWT_SECRET, { expiresIn: '7d' });
          const key = new TextEncoder().encode(process.env.KEY);
          export const thirdAccessToken = (id: string) => new SignJWT({ sub: id }).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' }).setExpirationTime('15m').sign(key);
          export const thirdRefreshToken = (id: string) => new SignJWT({ sub: id }).setProtectedHeader({ alg: 'HS256', typ: 'rt+jwt' }).setExpirationTime('7d').sign(key);
        `,
      },
    ],
  },
} satisfies CheckCases;
