import type { ProbeFact } from '#shared/facts/probe.ts';
import { source, type CheckCases, type LiveExchange } from '../case.ts';
import { captureSeconds, cookie, exchange, probe, refusedAnswer, roleOf, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const day = 86_400;
const lasting = (lifetime: number, claims: Readonly<Record<string, string>> = {}) => token({ payload: { sub: 'u1', iat: captureSeconds, exp: captureSeconds + lifetime, ...claims } });
const bearer = [['Authorization', 'Bearer header.payload.signature']] as const;
const replay = (changes: Partial<ProbeFact> = {}) => probe('after-logout', { credential: { name: 'Authorization', by: 'bearer', form: 'jws' }, ...changes });
const call = (raw: string): LiveExchange => ({ url: 'https://shop.example/api/me', request: [`Authorization: Bearer ${raw}`], answer: { id: 7 } });

export default {
  facts: [
    { name: 'a week and nothing to revoke it by', fact: lasting(7 * day), verdict: 'unsure', severity: 'low' },
    { name: 'a quarter of an hour', fact: lasting(900), verdict: 'pass' },
    { name: 'with an identifier of its own', fact: lasting(7 * day, { jti: '1' }), verdict: 'pass' },
    { name: 'with the identifier of a session', fact: lasting(7 * day, { sid: '1' }), verdict: 'pass' },
    { name: 'with a version', fact: lasting(7 * day, { tokenVersion: '1' }), verdict: 'pass' },
    { name: 'renewed by a refresh', fact: lasting(7 * day), among: [exchange({ marks: ['refresh'] })], verdict: 'pass' },
    { name: 'a refresh token beside it', fact: lasting(7 * day), among: [cookie({ role: roleOf('refresh-token') })], verdict: 'pass' },
    { name: 'refused after the logout', fact: lasting(7 * day), among: [exchange({ marks: ['logout'] }), exchange({ id: 'exchange-2', requestHeaders: bearer, status: 401 })], verdict: 'pass' },
    { name: 'shown by a replay, whatever its claims', fact: lasting(7 * day, { jti: '1' }), among: [replay()], verdict: 'fail', severity: 'high' },
    { name: 'refused in a replay', fact: lasting(7 * day), among: [replay({ probed: refusedAnswer })], verdict: 'pass' },
    { name: 'a replay that proves nothing', fact: lasting(7 * day), among: [replay({ problem: 'The logout failed.' })], verdict: 'unsure', severity: 'low' },
    { name: 'a replay of another credential', fact: lasting(7 * day, { jti: '1' }), among: [replay({ credential: { name: 'other', by: 'bearer', form: 'jws' } })], verdict: 'pass' },
    { name: 'a replay of a short token', fact: lasting(900), among: [replay()], verdict: 'pass' },
    { name: 'an ID token', fact: { ...lasting(7 * day), role: roleOf('id-token') }, verdict: 'skip' },
    { name: 'without exp', fact: token({ payload: { sub: 'u1' } }), verdict: 'skip' },
    { name: 'pasted', fact: { ...lasting(7 * day), carriers: [{ in: 'input', name: 'input' }] }, verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a middleware beside the login',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await User.findOne({ email: req.body.email });
            if (!user || !(await user.matches(req.body.password))) return res.status(401).end();
            const token = jwt.sign({ sub: user.id, role: user.role }, process.env.JWT_SECRET, { expiresIn: '7d' });
            res.json({ token });
          });
          function authenticate(req, res, next) {
            const token = req.headers.authorization?.split(' ')[1];
            if (!token) return res.status(401).json({ error: 'unauthorised' });
            try {
              req.user = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
              next();
            } catch {
              res.status(401).json({ error: 'unauthorised' });
            }
          }
        `,
      },
      {
        name: 'a callback and a cookie',
        code: source`
          const jwt = require('jsonwebtoken');
          exports.createToken = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: 60 * 60 * 24 });
          exports.requireAuth = (req, res, next) => {
            jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] }, (err, decoded) => {
              if (err) return res.sendStatus(403);
              req.user = decoded;
              next();
            });
          };
        `,
      },
      {
        name: 'a guard with a function that verifies, and a cookie called session',
        code: source`
          const jwt = require('jsonwebtoken');
          const tokenFor = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '7d' });
          const verifyToken = (token) => jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
          exports.requireAuth = (req, res, next) => {
            try {
              req.user = verifyToken(req.cookies.session);
              next();
            } catch {
              res.sendStatus(401);
            }
          };
        `,
      },
      {
        name: 'a function that takes the cookie from the framework',
        code: source`
          import { SignJWT, jwtVerify } from 'jose';
          import { cookies } from 'next/headers';
          const key = new TextEncoder().encode(process.env.SESSION_KEY);
          export const open = (sub) => new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject(sub).setExpirationTime('14d').sign(key);
          export const current = cache(async () => {
            const session = (await cookies()).get('session')?.value;
            if (!session) return null;
            const { payload } = await jwtVerify(session, key, { algorithms: ['HS256'] });
            return { userId: payload.sub };
          });
        `,
      },
      {
        name: 'a strategy of passport that hands the claims on',
        code: source`
          import jwt from 'jsonwebtoken';
          import { Strategy, ExtractJwt } from 'passport-jwt';
          export const tokenFor = (user) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '7d' });
          passport.use(new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: process.env.JWT_SECRET, algorithms: ['HS256'] }, (payload, done) => done(null, { id: payload.sub })));
        `,
      },
      {
        name: 'a hook of Fastify',
        code: source`
          import fastifyJwt from '@fastify/jwt';
          export default async (app) => {
            await app.register(fastifyJwt, { secret: process.env.SECRET, sign: { algorithm: 'HS256', expiresIn: '24h' }, verify: { algorithms: ['HS256'] } });
            app.addHook('onRequest', async (request, reply) => {
              try {
                await request.jwtVerify();
              } catch (error) {
                reply.send(error);
              }
            });
            app.post('/login', async (request, reply) => ({ token: await reply.jwtSign({ sub: await check(request.body) }) }));
          };
        `,
      },
    ],
    good: [
      {
        name: 'a guard with a function that verifies and looks up',
        code: source`
          const jwt = require('jsonwebtoken');
          const tokenFor = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '7d' });
          async function verifyToken(token) {
            const { id } = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
            return stillThere(id);
          }
          exports.requireAuth = async (req, res, next) => {
            req.user = await verifyToken(req.cookies.session);
            next();
          };
        `,
      },
      {
        name: 'a guard that loads the user',
        code: source`
          const jwt = require('jsonwebtoken');
          const tokenFor = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '7d' });
          async function authenticate(req, res, next) {
            const { id } = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
            req.user = await User.findById(id);
            next();
          }
        `,
      },
      {
        name: 'a guard with a deny list',
        code: source`
          const jwt = require('jsonwebtoken');
          const tokenFor = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '7d' });
          function authenticate(req, res, next) {
            if (loggedOut.has(req.cookies.token)) return res.sendStatus(401);
            req.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
            next();
          }
        `,
      },
      {
        name: 'a guard that compares a version',
        code: source`
          const jwt = require('jsonwebtoken');
          const tokenFor = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '7d' });
          function authenticate(req, res, next) {
            req.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
            if (versions[req.user.id] > req.user.iat) return res.sendStatus(401);
            next();
          }
        `,
      },
      {
        name: 'a guard that asks somebody nobody knows',
        code: source`
          const jwt = require('jsonwebtoken');
          const tokenFor = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '7d' });
          async function authenticate(req, res, next) {
            req.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
            await stillCounts(req.user);
            next();
          }
        `,
      },
      {
        name: 'a short token',
        code: source`
          const jwt = require('jsonwebtoken');
          const tokenFor = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
          function authenticate(req, res, next) {
            req.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
            next();
          }
        `,
      },
      {
        name: 'a refresh token beside it',
        code: source`
          const jwt = require('jsonwebtoken');
          const accessToken = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '1h' });
          const refreshToken = (user) => jwt.sign({ id: user.id }, process.env.REFRESH_SECRET, { expiresIn: '7d' });
          function authenticate(req, res, next) {
            req.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
            next();
          }
        `,
      },
      {
        name: 'a claim to look it up by',
        code: source`
          const jwt = require('jsonwebtoken');
          const tokenFor = (user) => jwt.sign({ id: user.id, tokenVersion: user.tokenVersion }, process.env.JWT_SECRET, { expiresIn: '7d' });
          function authenticate(req, res, next) {
            req.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
            next();
          }
        `,
      },
      {
        name: 'a handler that reads a link',
        code: source`
          const jwt = require('jsonwebtoken');
          const linkFor = (user) => jwt.sign({ email: user.email }, process.env.MAIL_SECRET, { expiresIn: '2d' });
          app.get('/confirm', async (req, res) => {
            const { email } = jwt.verify(req.query.token, process.env.MAIL_SECRET, { algorithms: ['HS256'] });
            res.json({ email });
          });
        `,
      },
      {
        name: 'a function that verifies for one that looks up',
        code: source`
          import { SignJWT, jwtVerify } from 'jose';
          import { cookies } from 'next/headers';
          const key = new TextEncoder().encode(process.env.SESSION_KEY);
          export const open = (sub) => new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject(sub).setExpirationTime('14d').sign(key);
          export const current = cache(async () => {
            const session = (await cookies()).get('session')?.value;
            if (!session) return null;
            const { payload } = await jwtVerify(session, key, { algorithms: ['HS256'] });
            return { userId: payload.sub };
          });
          export const user = async () => db.users.find((await current())?.userId);
        `,
      },
      {
        name: 'a strategy of passport that looks the user up',
        code: source`
          import jwt from 'jsonwebtoken';
          import { Strategy, ExtractJwt } from 'passport-jwt';
          export const tokenFor = (user) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '7d' });
          passport.use(new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: process.env.JWT_SECRET, algorithms: ['HS256'] }, async (payload, done) => done(null, await users.find(payload.sub))));
        `,
      },
      {
        name: 'a hook of Fastify that asks a store',
        code: source`
          import fastifyJwt from '@fastify/jwt';
          export default async (app) => {
            await app.register(fastifyJwt, { secret: process.env.SECRET, sign: { algorithm: 'HS256', expiresIn: '24h' }, verify: { algorithms: ['HS256'] } });
            app.addHook('onRequest', async (request, reply) => {
              try {
                await request.jwtVerify();
                if (await app.revoked.has(request.user.sub)) throw new Error();
              } catch (error) {
                reply.send(error);
              }
            });
            app.post('/login', async (request, reply) => ({ token: await reply.jwtSign({ sub: await check(request.body) }) }));
          };
        `,
      },
      {
        name: 'a hook of Fastify for short tokens',
        code: source`
          import fastifyJwt from '@fastify/jwt';
          export default async (app) => {
            await app.register(fastifyJwt, { secret: process.env.SECRET, sign: { algorithm: 'HS256', expiresIn: '10m' }, verify: { algorithms: ['HS256'] } });
            app.addHook('onRequest', async (request, reply) => {
              try {
                await request.jwtVerify();
              } catch (error) {
                reply.send(error);
              }
            });
            app.post('/login', async (request, reply) => ({ token: await reply.jwtSign({ sub: await check(request.body) }) }));
          };
        `,
      },
    ],
  },
  live: [
    { name: 'a bearer token for a week', then: [call(accessToken(7 * day))], verdict: 'unsure', severity: 'low' },
    { name: 'a bearer token for a quarter of an hour', then: [call(accessToken())], verdict: 'silent' },
    { name: 'a bearer token with an identifier', then: [call(accessToken(7 * day, { jti: 'c1a9' }))], verdict: 'silent' },
  ],
} satisfies CheckCases;
