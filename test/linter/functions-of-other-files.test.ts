// What a function of another file does, or makes, counts as if it stood where it is called, whatever it is called and however it is exported.
import { expect, test } from 'vitest';
import { foundIn, type ProjectCase } from './files-of-a-project.ts';

const sessions = (also = '') => `import { deleteCookie } from 'hono/cookie';
export const SESSION = '__Host-ledger';
export function end(c) {
${also}  deleteCookie(c, SESSION, { path: '/', secure: true });
}
`;
const leaving = `import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { end, SESSION } from './sessions.js';
app.post('/logout', (c) => {
  end(c);
  deleteCookie(c, SESSION, { path: '/', secure: true });
  return c.body(null, 204);
});
`;
const remember = (also = '') => `module.exports = async function remember(req, res, next) { next(); };
module.exports.forget = function forget(res) {
${also}  res.clearCookie('remember', { path: '/' });
};
`;
const namedRemember = (also = '') => `function remember(req, res, next) { next(); }
remember.forget = (res) => {
${also}  res.clearCookie('remember', { path: '/' });
};
module.exports = remember;
`;
const forgetting = `const remember = require('./remember');
exports.logout = (req, res) => {
  remember.forget(res);
  res.clearCookie('app.sid');
  res.redirect('/login');
};
`;
const tokens = (claims = '', also = '') => `import { sign, verify } from 'hono/jwt';
export const accessToken = (id) => sign({ sub: id, ${claims}exp: Math.floor(Date.now() / 1000) + 12 * 3600 }, process.env.KEY, 'HS256');
export async function readToken(token) {
${also}  return verify(token, process.env.KEY, 'HS256');
}
`;
const guard = (also = '') => `import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { readToken } from './tokens.js';
const SESSION = '__Host-ledger';
export const signedIn = createMiddleware(async (c, next) => {
  const token = getCookie(c, SESSION);
  if (!token) return c.json({ error: 'unauthenticated' }, 401);
  const claims = await readToken(token);
${also}  c.set('userId', claims.sub);
  await next();
});
`;
const madeSession = `import session from 'express-session';
export const createSession = () => session({ secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } });
`;
const serving = (also = '') => `import express from 'express';
import { createSession } from './session.js';
const app = express();
${also}app.use(createSession());
app.listen(3000);
`;
const service = `const jwt = require('jsonwebtoken');
class TokenService {
  constructor(options) {
    this.options = options;
  }
  forUser(user) {
    return jwt.sign({ role: user.role }, this.options.key, { algorithm: 'HS256', expiresIn: '90d' });
  }
  verify(token) {
    const claims = jwt.verify(token, this.options.key, { algorithms: ['HS256'] });
    if (!claims.role) throw new Error('no role');
    return claims;
  }
}
module.exports = new TokenService({ key: process.env.KEY });
`;
const serviceGuard = `const tokens = require('./tokens');
module.exports = (kind) => (req, res, next) => {
  const [, token] = (req.get('authorization') || '').split(' ');
  try {
    req.auth = tokens.verify(token, kind);
    return next();
  } catch (e) {
    return res.status(401).json({ error: 'invalid token' });
  }
};
`;
const pinoFile = (options = '') => `import pino from 'pino';
export const log = pino({ level: 'info'${options} });
`;
const logging = (written: string) => `import { log } from './log.js';
import { accessToken } from './tokens.js';
export async function send(user) {
  const token = await accessToken(user.id);
  log.info(${written}, 'mail queued');
}
`;
const winstonFile = "module.exports = require('winston').createLogger({ level: 'info' });\n";
const fastifyLogging = `import fastify from 'fastify';
import { logger } from './options.js';
const app = fastify({ logger });
app.addHook('onRequest', async (request) => { request.log.info({ headers: request.headers }, 'received'); });
`;
const refusing = `const logger = require('./logger');
exports.guard = (req, res, next) => {
  if (!req.user) logger.warn('refused', { authorization: req.headers.authorization });
  next();
};
`;
const portal = (also = '', mounted = "require('./routes')") => `const express = require('express');
const session = require('express-session');
const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(session({ secret: process.env.SECRET, cookie: { secure: true } }));
${also}app.use(${mounted});
`;
const routes = (before = '') => `const { Router } = require('express');
const leaves = require('./leaves');
const { signedIn } = require('./access');
const router = Router();
router.post('/login', leaves.create);
router.get('/leaves', signedIn, leaves.list);
router.post('/leaves', signedIn, ${before}leaves.create);
module.exports = router;
`;
const leaves = (also = '') => `exports.list = (req, res) => res.json([]);
exports.create = async (req, res) => {
${also}  await Leave.create({ from: req.body.from, user: req.session.userId });
  res.redirect('/leaves');
};
`;
const access = 'exports.signedIn = (req, res, next) => (req.session.userId ? next() : res.redirect("/login"));\n';
const guarding = "module.exports = (req, res, next) => (req.get('Sec-Fetch-Site') === 'cross-site' ? res.sendStatus(403) : next());\n";
const parts = { 'leaves.js': leaves(), 'access.js': access };
const checking = (returned: string, also = '') => `import argon2 from 'argon2';
export class AuthService {
  constructor(repo = users) {
    this.repo = repo;
  }
  async authenticate(login, password) {
    const user = await this.repo.byLogin(login);
    if (!user) return null;
    const isRight = await argon2.verify(user.passwordHash, password);
${also}    return ${returned};
  }
}
`;
const signingRecord = `import jwt from 'jsonwebtoken';
import { AuthService } from './auth.js';
const service = new AuthService();
export async function login(body) {
  const user = await service.authenticate(body.login, body.password);
  return jwt.sign({ ...user }, process.env.KEY, { expiresIn: '15m' });
}
`;
const live = `import { Hono } from 'hono';
import { principalOf } from './sessions.js';
const app = new Hono();
app.get('/live', async (c) => {
  if (c.req.header('upgrade') !== 'websocket') return c.text('expected websocket', 426);
  const session = await principalOf(c);
  return session ? c.env.ROOM.get(session.room).fetch(c.req.raw) : c.text('unauthenticated', 401);
});
`;
const known = (also = '') => `import { getCookie } from 'hono/cookie';
export async function principalOf(c) {
${also}  const id = getCookie(c, 'sid');
  return id ? c.env.SESSIONS.get(id, 'json') : null;
}
`;
const env = (field: string, also = '') => `import { z } from 'zod';
const schema = z.object({ NODE_ENV: z.enum(['development', 'production']), JWT_SECRET: z.string()${field} })${also};
export const env = schema.parse(process.env);
`;
const signers = `import jwt from 'jsonwebtoken';
import { env } from './env.js';
export const accessToken = (id) => jwt.sign({ sub: id }, env.JWT_SECRET, { expiresIn: '15m' });
export const emailToken = (id) => jwt.sign({ sub: id }, env.JWT_SECRET, { expiresIn: '15m' });
`;
const clean = "const { cleanEnv, str } = require('envalid');\nmodule.exports = cleanEnv(process.env, { JWT_SECRET: str({ default: 'dev-only' }) });\n";
const signer = (taken: string, key: string) => `const jwt = require('jsonwebtoken');
const ${taken} = require('./env');
exports.token = (id) => jwt.sign({ sub: id }, ${key}, { expiresIn: '15m' });
`;

/** The token store of a page, in a class that is given the storage. */
const tokenStore = (more = '') => `class TokenStore {
  constructor(storage) {
    this.storage = storage;
  }
  clear() {
    this.storage.removeItem(KEYS.access);
${more}  }
}
export const tokenStore = new TokenStore(window.localStorage);
`;
const menu = (more = '') => `import { useNavigate } from 'react-router-dom';
import { tokenStore } from './token-store.js';
export function Menu() {
  const navigate = useNavigate();
  const handleLogout = () => {
    tokenStore.clear();
${more}    navigate('/login');
  };
  return handleLogout;
}
`;
/** Next.js as its guide writes it: an action calls a function of the file for sessions. */
const nextSession = (more = '') => `import { cookies } from 'next/headers';
const COOKIE = 'shop_session';
export async function deleteSession() {
  const jar = await cookies();
${more}  jar.delete(COOKIE);
}
`;
const nextActions = (name = 'deleteSession') => `'use server';
import { redirect } from 'next/navigation';
import { ${name} } from './session.js';
export async function logout() {
  await ${name}();
  redirect('/login');
}
`;

const keySets = `export async function load(url) {
  return createLocalJWKSet(await (await fetch(url)).json());
}
export const remembered = (url) => known.get(url);
`;
const readingBearer = (load = 'load') => `import { decodeProtectedHeader, jwtVerify } from 'jose';
import { load, remembered } from './key-sets.js';
export const claimsOf = async (token) => jwtVerify(token, await ${load}(decodeProtectedHeader(token).jku), { algorithms: ['ES256'], audience: 'api' });
`;

const strategy = (body: string) => `import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: process.env.JWT_SECRET, algorithms: ['HS256'] });
  }
  validate(payload) {
    ${body}
  }
}
`;
const signingService = (claims = '') => `import { JwtService } from '@nestjs/jwt';
export class AuthService {
  constructor(private readonly jwt: JwtService) {}
  login(user) {
    return { access_token: this.jwt.sign({ sub: user.id${claims} }) };
  }
}
`;
const authModule = `import { JwtModule } from '@nestjs/jwt';
import { AuthService } from './auth.service';
import { JwtStrategy } from './jwt.strategy';
@Module({
  imports: [JwtModule.register({ secret: process.env.JWT_SECRET, signOptions: { expiresIn: '12h', algorithm: 'HS256' } })],
  providers: [AuthService, JwtStrategy],
})
export class AuthModule {}
`;
const nest = (body: string, claims?: string) => ({ 'jwt.strategy.ts': strategy(body), 'auth.service.ts': signingService(claims), 'auth.module.ts': authModule });
const connecting = "import { makeState } from './oauth.js';\nexport const start = (res) => {\n  const state = makeState();\n  res.redirect('https://id.example/authorize?' + new URLSearchParams({ response_type: 'code', client_id: 'app', redirect_uri: here, state }));\n};\n";
const orderRoutes = `const router = require('express').Router();
const orders = require('./orders');
router.get('/orders/:id/delete', requireLogin, orders.remove);
module.exports = router;
`;
const orderHandlers = (body: string) => `exports.remove = async (req, res) => {
  ${body}
};
`;

const realtime = `import { Server } from 'socket.io';
import { authenticate } from './authenticate.js';
const io = new Server(http);
io.use(authenticate);
`;
const handshake = (also = '') => `export async function authenticate(socket, next) {
${also}  const { sid } = cookie.parse(socket.handshake.headers.cookie ?? '');
  next((await sessions.find(sid)) ? undefined : new Error('unauthorized'));
}
`;

const cases: readonly ProjectCase[] = [
  { name: 'a handshake that a function of another file knows by a cookie', check: 'websocket-origin-unchecked', files: { 'authenticate.js': handshake(), 'realtime.js': realtime }, finds: ['realtime.js:4'] },
  { name: 'a handshake that a function of another file asks for its origin', check: 'websocket-origin-unchecked', files: { 'authenticate.js': handshake("  if (!allowed.has(socket.handshake.headers.origin)) return next(new Error('origin'));\n"), 'realtime.js': realtime }, finds: [] },
  { name: 'a handler of another file that deletes by GET', check: 'state-change-via-get', files: { 'orders.js': orderHandlers("await Order.deleteOne({ _id: req.params.id, user: req.user.id });\n  res.redirect('/orders');"), 'routes.js': orderRoutes }, finds: ['routes.js:3'] },
  { name: 'a handler of another file that shows a form', check: 'state-change-via-get', files: { 'orders.js': orderHandlers("res.render('delete', { order: await Order.findById(req.params.id) });"), 'routes.js': orderRoutes }, finds: [] },
  { name: 'a state that a function of another file draws', check: 'oauth-state-predictable', files: { 'oauth.js': 'export const makeState = () => Math.random().toString(36).slice(2);\n', 'connect.js': connecting }, finds: ['connect.js:4'] },
  { name: 'a state that such a function draws where nothing better is there', check: 'oauth-state-predictable', files: { 'oauth.js': 'export const makeState = () => globalThis.crypto?.randomUUID() ?? String(Math.random());\n', 'connect.js': connecting }, finds: [] },
  { name: 'a token store with a storage that it is given, which is emptied', check: 'logout-client-side-only', files: { 'token-store.js': tokenStore(), 'menu.js': menu() }, finds: ['menu.js:6'] },
  { name: 'such a token store whose function asks the server', check: 'logout-client-side-only', files: { 'token-store.js': tokenStore("    fetch('/api/logout', { method: 'POST' });\n"), 'menu.js': menu() }, finds: [] },
  { name: 'such a token store beside a call of the server', check: 'logout-client-side-only', files: { 'token-store.js': tokenStore(), 'menu.js': menu("    fetch('/api/logout', { method: 'POST' });\n") }, finds: [] },
  { name: 'a store that keeps something else', check: 'logout-client-side-only', files: { 'token-store.js': tokenStore().replaceAll('tokenStore', 'drafts'), 'menu.js': menu().replaceAll('tokenStore', 'drafts') }, finds: [] },
  { name: 'an action that calls the function which deletes the cookie', check: 'logout-client-side-only', files: { 'session.js': nextSession(), 'actions.js': nextActions() }, finds: ['actions.js:5'] },
  ...['endSession', 'destroySession'].map((name) => ({ name: `the same with ${name}`, check: 'logout-client-side-only', files: { 'session.js': nextSession().replace('deleteSession', name), 'actions.js': nextActions(name) }, finds: ['actions.js:5'] })),
  { name: 'an action that calls a function which ends the session of the server, too', check: 'logout-client-side-only', files: { 'session.js': nextSession('  await db.sessions.end(jar.get(COOKIE)?.value);\n'), 'actions.js': nextActions() }, finds: [] },
  { name: 'a cookie that is taken away under a name like an answer', check: 'logout-client-side-only', files: { 'sessions.js': sessions(), 'routes.js': leaving }, finds: ['routes.js:5'] },
  { name: 'a session that is ended under a name like an answer', check: 'logout-client-side-only', files: { 'sessions.js': sessions("  db.query('delete from sessions where hash = ?').run(digest(c));\n"), 'routes.js': leaving }, finds: [] },
  { name: 'a package with a function called like an answer', check: 'logout-client-side-only', files: { 'routes.js': leaving.replace('./sessions.js', '@ledger/sessions') }, finds: [] },
  { name: 'the same without that call', check: 'logout-client-side-only', files: { 'routes.js': leaving.replace('./sessions.js', '@ledger/sessions').replace('  end(c);\n', '') }, finds: ['routes.js:5'] },
  { name: 'a function on the one that a module is', check: 'logout-client-side-only', files: { 'remember.js': remember(), 'account.js': forgetting }, finds: ['account.js:4'] },
  { name: 'a function on the one that a module is, which ends the session', check: 'logout-client-side-only', files: { 'remember.js': remember('  res.locals.session.destroy();\n'), 'account.js': forgetting }, finds: [] },
  { name: 'a function on a function with a name', check: 'logout-client-side-only', files: { 'remember.js': namedRemember(), 'account.js': forgetting }, finds: ['account.js:4'] },
  { name: 'a function on a function with a name, which ends the session', check: 'logout-client-side-only', files: { 'remember.js': namedRemember('  res.locals.session.destroy();\n'), 'account.js': forgetting }, finds: [] },
  { name: 'a strategy that a module provides beside its service', check: 'jwt-session-without-revocation', files: nest('return { id: payload.sub };'), finds: ['auth.module.ts:6'] },
  { name: 'such a strategy that looks the user up', check: 'jwt-session-without-revocation', files: nest('return this.users.find(payload.sub);'), finds: [] },
  { name: 'such a strategy whose service writes an identifier into the token', check: 'jwt-session-without-revocation', files: nest('return { id: payload.sub };', ', jti: randomUUID()'), finds: [] },
  { name: 'a guard that verifies by a function of another file', check: 'jwt-session-without-revocation', files: { 'tokens.js': tokens(), 'guard.js': guard() }, finds: ['guard.js:8'] },
  { name: 'a guard that asks for the user, too', check: 'jwt-session-without-revocation', files: { 'tokens.js': tokens(), 'guard.js': guard('  if (!(await users.find(claims.sub))) return c.body(null, 401);\n') }, finds: [] },
  { name: 'a function that verifies and asks a store', check: 'jwt-session-without-revocation', files: { 'tokens.js': tokens('', '  if (await revoked.has(token)) throw new Error("revoked");\n'), 'guard.js': guard() }, finds: [] },
  { name: 'tokens of another file with an identifier', check: 'jwt-session-without-revocation', files: { 'tokens.js': tokens('jti: crypto.randomUUID(), '), 'guard.js': guard() }, finds: [] },
  { name: 'short tokens of another file', check: 'jwt-session-without-revocation', files: { 'tokens.js': tokens().replace('12 * 3600', '600'), 'guard.js': guard() }, finds: [] },
  { name: 'tokens of another file with a refresh token', check: 'jwt-session-without-revocation', files: { 'tokens.js': `${tokens()}export const refreshToken = () => randomBytes(32);\n`, 'guard.js': guard() }, finds: [] },
  { name: 'a guard that verifies by a method', check: 'jwt-session-without-revocation', files: { 'tokens.js': service, 'guard.js': serviceGuard }, finds: ['guard.js:5'] },
  { name: 'a guard by a method of short tokens', check: 'jwt-session-without-revocation', files: { 'tokens.js': service.replace('90d', '10m'), 'guard.js': serviceGuard }, finds: [] },
  { name: 'a token in the log of a logger that another file makes', check: 'token-in-log', files: { 'log.js': pinoFile(), 'tokens.js': tokens(), 'mail.js': logging('{ user: user.id, token }') }, finds: ['mail.js:5'] },
  { name: 'a token that the logger of another file takes out', check: 'token-in-log', files: { 'log.js': pinoFile(", redact: ['token']"), 'tokens.js': tokens(), 'mail.js': logging('{ user: user.id, token }') }, finds: [] },
  { name: 'a token that the parent of a logger takes out', check: 'token-in-log', files: { 'log.js': pinoFile(", redact: ['token']").replace('export const log', 'const root').concat("export const log = root.child({ part: 'mail' });\n"), 'tokens.js': tokens(), 'mail.js': logging('{ user: user.id, token }') }, finds: [] },
  { name: 'headers in the log of an application with its options in another file', check: 'token-in-log', files: { 'options.js': "export const logger = { level: 'info' };\n", 'app.js': fastifyLogging }, finds: ['app.js:4'] },
  { name: 'headers that such options take out', check: 'token-in-log', files: { 'options.js': "export const logger = { level: 'info', redact: ['headers.authorization', 'headers.cookie'] };\n", 'app.js': fastifyLogging }, finds: [] },
  { name: 'headers in the log of an application whose options are not there', check: 'token-in-log', files: { 'app.js': fastifyLogging }, finds: [] },
  { name: 'an identifier in the log of such a logger', check: 'token-in-log', files: { 'log.js': pinoFile(), 'tokens.js': tokens(), 'mail.js': logging('{ user: user.id, token: Boolean(token) }') }, finds: [] },
  { name: 'a header in the log of a module that is a logger', check: 'token-in-log', files: { 'logger.js': winstonFile, 'guard.js': refusing }, finds: ['guard.js:3'] },
  { name: 'a module called like a logger that is none', check: 'token-in-log', files: { 'logger.js': 'exports.warn = () => {};\n', 'guard.js': refusing }, finds: [] },
  { name: 'a write of a router that is mounted', check: 'csrf-protection-missing', files: { 'app.js': portal(), 'routes.js': routes(), ...parts }, finds: ['app.js:6'] },
  { name: 'a write of a router in a router', check: 'csrf-protection-missing', files: { 'app.js': portal('', "'/v1', v1").replace('const app', "const v1 = require('./v1');\nconst app"), 'v1.js': "const { Router } = require('express');\nconst v1 = Router();\nv1.use('/hr', require('./routes'));\nmodule.exports = v1;\n", 'routes.js': routes(), ...parts }, finds: ['app.js:7'] },
  { name: 'a write of a router before which a file of the application refuses', check: 'csrf-protection-missing', files: { 'app.js': portal("app.use(require('./own'));\n"), 'own.js': guarding, 'routes.js': routes(), ...parts }, finds: [] },
  { name: 'a write of a router that refuses by a function of its own', check: 'csrf-protection-missing', files: { 'app.js': portal(), 'own.js': guarding, 'routes.js': routes('own, ').replace('const router', "const own = require('./own');\nconst router"), ...parts }, finds: [] },
  { name: 'a write whose handler looks at the request', check: 'csrf-protection-missing', files: { 'app.js': portal(), 'routes.js': routes(), 'access.js': access, 'leaves.js': leaves("  if (req.get('origin') !== own) return res.sendStatus(403);\n") }, finds: [] },
  { name: 'a write of a router with a function that is not there', check: 'csrf-protection-missing', files: { 'app.js': portal(), 'routes.js': routes('own, ').replace('const router', "const own = require('./own');\nconst router"), ...parts }, finds: [] },
  { name: 'a write of a router with a session that stays at home', check: 'csrf-protection-missing', files: { 'app.js': portal().replace('secure: true', "secure: true, sameSite: 'lax'"), 'routes.js': routes(), ...parts }, finds: [] },
  { name: 'a write of a router for JSON', check: 'csrf-protection-missing', files: { 'app.js': portal().replace('express.urlencoded({ extended: false })', 'express.json()'), 'routes.js': routes(), ...parts }, finds: [] },
  { name: 'a record whose password another file compares', check: 'jwt-payload-credentials', files: { 'auth.js': checking('isRight ? user : null'), 'login.js': signingRecord }, finds: ['login.js:6'] },
  { name: 'a record whose password another file compares and takes off', check: 'jwt-payload-credentials', files: { 'auth.js': checking('isRight && user', '    delete user.passwordHash;\n'), 'login.js': signingRecord }, finds: [] },
  { name: 'some fields of a record whose password another file compares', check: 'jwt-payload-credentials', files: { 'auth.js': checking('isRight ? { id: user.id } : null'), 'login.js': signingRecord }, finds: [] },
  { name: 'a record of another file that is signed without an end', check: 'jwt-missing-exp', files: { 'auth.js': checking('isRight ? user : null'), 'login.js': signingRecord.replace(", { expiresIn: '15m' }", '') }, finds: ['login.js:6'] },
  { name: 'something of another file that is signed, whose end cannot be seen', check: 'jwt-missing-exp', files: { 'auth.js': checking('claimsOf(user)'), 'login.js': signingRecord.replace(", { expiresIn: '15m' }", '') }, finds: [] },
  { name: 'a WebSocket whose user another file finds by the cookie', check: 'websocket-origin-unchecked', files: { 'live.js': live, 'sessions.js': known() }, finds: ['live.js:5'] },
  { name: 'a WebSocket whose origin another file looks at', check: 'websocket-origin-unchecked', files: { 'live.js': live, 'sessions.js': known("  if (c.req.header('origin') !== c.env.APP) return null;\n") }, finds: [] },
  { name: 'a WebSocket whose user another file finds by a token', check: 'websocket-origin-unchecked', files: { 'live.js': live, 'sessions.js': known().replace("getCookie(c, 'sid')", "c.req.header('authorization')?.slice(7)") }, finds: [] },
  { name: 'a fallback in the schema of another file', check: 'jwt-secret-hardcoded', files: { 'env.js': env(".default('dev-only')"), 'tokens.js': signers }, finds: ['tokens.js:3', 'tokens.js:4'] },
  { name: 'no fallback in the schema of another file', check: 'jwt-secret-hardcoded', files: { 'env.js': env('.min(43)'), 'tokens.js': signers }, finds: [] },
  { name: 'a fallback in the schema of another file, which refuses it', check: 'jwt-secret-hardcoded', files: { 'env.js': env(".default('dev-only')", ".superRefine((env, context) => env.NODE_ENV === 'production' && env.JWT_SECRET === 'dev-only' && context.addIssue('set it'))"), 'tokens.js': signers }, finds: [] },
  { name: 'a fallback of envalid in another file', check: 'jwt-secret-hardcoded', files: { 'env.js': clean, 'tokens.js': signer('env', 'env.JWT_SECRET') }, finds: ['tokens.js:3'] },
  { name: 'a fallback of envalid in another file, by its name', check: 'jwt-secret-hardcoded', files: { 'env.js': clean, 'tokens.js': signer('{ JWT_SECRET }', 'JWT_SECRET') }, finds: ['tokens.js:3'] },
  { name: 'a key of another file for logins and mails', check: 'jwt-type-confusion-possible', files: { 'env.js': env('.min(43)'), 'tokens.js': signers }, finds: ['tokens.js:4'] },
  { name: 'keys of another file, one for logins and one for mails', check: 'jwt-type-confusion-possible', files: { 'env.js': env('.min(43), MAIL_SECRET: z.string()'), 'tokens.js': signers.replace(/env.JWT_SECRET(?=[^,]*, \{ expiresIn: '15m' \}\);\n$)/, 'env.MAIL_SECRET') }, finds: [] },
  { name: 'a session of another file behind a proxy', check: 'session-secure-cookie-behind-proxy', files: { Procfile: 'web: node server.js\n', 'session.js': madeSession, 'server.js': serving() }, finds: ['server.js:4'] },
  { name: 'such a session in an application that trusts the proxy', check: 'session-secure-cookie-behind-proxy', files: { Procfile: 'web: node server.js\n', 'session.js': madeSession, 'server.js': serving("app.set('trust proxy', 1);\n") }, finds: [] },
  { name: 'an address of the token that another file fetches', check: 'jwt-header-remote-key-url', files: { 'key-sets.js': keySets, 'bearer.js': readingBearer() }, finds: ['bearer.js:3'] },
  { name: 'an address of the token that another file looks up', check: 'jwt-header-remote-key-url', files: { 'key-sets.js': keySets, 'bearer.js': readingBearer('remembered') }, finds: [] },
];

test.each(cases)('$name', async (project) => {
  expect(await foundIn(project)).toEqual(project.finds);
});
