// Flaws whose halves stand in two files of a project, as the command finds them, and the same code where it is right.
import { expect, test } from 'vitest';
import { foundIn, type ProjectCase } from './files-of-a-project.ts';

const claims = `
export function parseClaims(token) {
  if (!token) return null;
  const [, body] = token.split('.');
  const claims = JSON.parse(atob(body));
  return claims.exp > Date.now() / 1000 ? claims : null;
}
`;
const context = `import { parseClaims } from './claims.js';
export async function createContext({ req, res }) {
  const token = req.headers.authorization?.slice(7);
  return { member: parseClaims(token) };
}
`;
const ids = `
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
export function randomString(length) {
  let out = '';
  while (out.length < length) out += letters[Math.floor(Math.random() * letters.length)];
  return out;
}
`;
const starting = `import express from 'express';
import { randomString } from './ids.js';
export function start(res, user) {
  const id = randomString(40);
  db.prepare('insert into sessions values (?, ?)').run(id, user);
}
`;
const keeping = `
let activeUser = null;
export function enter(user) {
  activeUser = user;
}
export const whoami = () => activeUser;
`;
const entering = `import express from 'express';
import { enter } from './context.js';
export async function authenticate(req, res, next) {
  const user = await users.find(req.session.userId);
  enter(user);
  next();
}
`;
const dropping = `
export function dropTokens() {
  sessionStorage.removeItem('app.renewal');
}
`;
const signingOut = `import { dropTokens } from './tokens.js';
export function signOut() {
  dropTokens();
  window.location.assign('/');
}
`;
const requesting = `
export function createUrl(state) {
  return 'https://id.example/authorize?' + new URLSearchParams({ response_type: 'code', client_id: 'app', redirect_uri: here, state, code_challenge: challenge });
}
`;
const beginning = (state: string) => `import { createUrl } from './url.js';
const newState = () => ${state};
export function beginLogin() {
  const state = newState();
  sessionStorage.setItem('pending', state);
  location.assign(createUrl(state));
}
`;

const setting = `import session from 'express-session';
export const NAME = 'app.sid';
export default session({ name: NAME, secret: process.env.SECRET, cookie: { path: '/shop', httpOnly: true, secure: true, sameSite: 'lax' } });
`;
const clearing = (options: string) => `import express from 'express';
import { NAME } from './session.js';
export const router = express.Router();
router.post('/signout', (req, res) => {
  req.session.destroy(() => {
    res.clearCookie(NAME${options});
    res.redirect('/');
  });
});
`;

const signedCookie = (options: string) => `const NAME = 'uid';
exports.NAME = NAME;
exports.write = (res, userId) => res.cookie(NAME, String(userId), { ${options}httpOnly: true, secure: true, sameSite: 'lax' });
`;
const readCookie = (from: string) => `const express = require('express');
const { NAME } = require('./cookie');
module.exports = express.Router().use(async (req, res, next) => {
  const value = req.${from}[NAME];
  req.user = await users.findById(Number(value));
  next();
});
`;
const secureApp = (more: string) => `import express from 'express';
import session from 'express-session';
import { store } from './store.js';
import options from './session-options.js';
const app = express();
${more}
app.use(session({ ...options, store, secret: process.env.SECRET }));
app.listen(8080);
`;
const nestApp = `import { NestFactory } from '@nestjs/core';
import session from 'express-session';
async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.use(session({ store, secret: process.env.SECRET, cookie: { secure: true, sameSite: 'lax' } }));
  await app.listen(3000);
}
`;
const fastifyApp = (options: string) => `import Fastify from 'fastify';
import session from '@fastify/session';
const app = Fastify(${options});
app.register(session, { secret: process.env.SECRET, store, cookie: { secure: true, sameSite: 'lax' } });
app.listen({ port: 3000 });
`;
const secureOptions = `export default { name: '__Host-s', resave: false, saveUninitialized: false, cookie: { secure: true, httpOnly: true, sameSite: 'lax' } };
`;
const endingRecords = `import { db } from './db';
export const invalidate = (id) => db.session.deleteMany({ where: { id } });
`;
const endingAction = (more: string) => `import { invalidate } from '$lib/server/auth';
import { redirect } from '@sveltejs/kit';
export const actions = {
  default: async ({ locals, cookies }) => {
    if (locals.session) await invalidate(locals.session.id);
    ${more}
    redirect(303, '/');
  },
};
`;
const storeSession = `import { cookies } from 'next/headers';
export const NAME = '__Host-crm';
export async function storeSession(token) {
  (await cookies()).set(NAME, token, { path: '/crm', httpOnly: true, secure: true, sameSite: 'lax' });
}
`;
const dropSession = (options: string) => `import { cookies } from 'next/headers';
import { NAME } from '../session';
export async function POST() {
  const jar = await cookies();
  await end(jar.get(NAME)?.value);
  jar.delete(${options});
}
`;

const sessionStorage = (by: string) => `import { createCookieSessionStorage } from '@remix-run/node';
const cookie = { name: '__Host-shop', secrets: [process.env.SECRET], path: '/', sameSite: 'lax', secure: true, httpOnly: true };
${by}
`;
const storing = `
export const storage = createCookieSessionStorage({ cookie });
export const getSession = (request) => storage.getSession(request.headers.get('Cookie'));
`;
const taking = "export const { getSession, commitSession } = createCookieSessionStorage({ cookie });";
const connecting = (from: string) => `import { redirect } from '@remix-run/node';
import { getSession, commitSession } from '${from}';
export async function loader({ request }) {
  const tokens = await exchange(new URL(request.url).searchParams.get('code'));
  const session = await getSession(request);
  session.set('musicToken', tokens.access_token);
  return redirect('/', { headers: { 'Set-Cookie': await commitSession(session) } });
}
`;
const parsing = (sameSite: string) => `import session from 'express-session';
export const sessionParser = session({ name: '__Host-room', store, secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { path: '/', httpOnly: true, secure: true${sameSite} } });
`;
const posting = (guard = '') => `import express from 'express';
import { sessionParser } from './session.js';
${guard && `import { guard } from './${guard}.js';`}
const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(sessionParser);
${guard && 'app.use(guard);'}
app.post('/room/clear', (req, res) => rooms.clear(req.session.room));
`;
const hook = `import { readSession } from '$lib/server/sessions';
export const handle = async ({ event, resolve }) => {
  const id = event.cookies.get('crm_session');
  event.locals.session = id ? await readSession(id) : null;
  return resolve(event);
};
`;
const reading = (more: string) => `export async function readSession(token) {
  const [row] = await sql\`select * from sessions where id = ${'${hash(token)}'}\`;
  if (!row) return null;
  return { ${more}userId: row.user_id, email: row.email };
}
`;
const layout = (given: string) => `export const load = async ({ locals }) => {
  const session = locals.session;
  if (!session) return { session: null };
  return { ${given}, open: await countOf(session.userId) };
};
`;
const crm = (more: string, given: string) => ({ 'src/hooks.server.js': hook, 'src/lib/server/sessions.js': reading(more), 'src/routes/+layout.server.js': layout(given), 'package.json': JSON.stringify({ devDependencies: { '@sveltejs/kit': '^2.8.1' } }) });
const drawing = (drawn: string) => `export function newId() {
  let id = '';
  while (id.length < 32) id += ${drawn};
  return id.slice(0, 32);
}
export const open = (memberId) => redis.set('desk:' + newId(), JSON.stringify({ memberId, session: true }));
`;
const cookieFile = `exports.SID = '__Host-desk';
exports.dropSession = (res) => {
  res.clearCookie('portal_sid', { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
  res.append('Set-Cookie', 'status=; Path=/; Secure; HttpOnly; Max-Age=0');
};
`;
const leaving = (first = '') => `const { dropSession } = require('./cookies');
router.post('/agent/logout', async (req, res) => {
${first}  dropSession(res);
  res.status(204).end();
});
`;

const asking = "export const disruptions = () => fetch('https://ops.metro.example/disruptions', { headers: { authorization: 'Basic bWV0cm8tYm9hcmQ6N3JYaGMyTHFWcDlUZG1Feg==' } });\n";
const asksFor = (...packages: string[]) => JSON.stringify({ dependencies: Object.fromEntries(packages.map((name) => [name, '^1.0.0'])) });

const storage = (constructor = '') => `
export class StorageService {
  ${constructor}
  save(key: string, value: unknown) {
    localStorage.setItem(key, JSON.stringify(value));
  }
}
`;
const keptInstance = storage("constructor(private readonly prefix = 'app') {}").replace('export class', 'class').replace('(key,', '(`${this.prefix}:${key}`,') + 'export const storage = new StorageService();\n';
const injecting = (key: string) => `import { StorageService } from './storage';
export class AuthService {
  constructor(private readonly storage: StorageService) {}
  keep(answer: { accessToken: string }) {
    this.storage.save('${key}', answer.accessToken);
  }
}
`;
const injectingByCall = `import { inject } from '@angular/core';
import { StorageService } from './storage';
export class AuthService {
  private readonly storage = inject(StorageService);
  keep(answer) {
    this.storage.save('accessToken', answer.accessToken);
  }
}
`;

const changingPassword = (also: string) => `import argon2 from 'argon2';
export async function changePassword(id, next) {
  const digest = await argon2.hash(next);
  await sql\`update accounts set password_hash = \${digest} where id = \${id}\`;${also}
}
`;
const changing = `import { changePassword } from './accounts.js';
app.put('/password', async (req, res) => {
  await changePassword(req.user.id, req.body.next);
  res.sendStatus(204);
});
`;

const slice = (fields: string) => `import { createSlice } from '@reduxjs/toolkit';
const empty = { ${fields}, status: 'idle' };
const slice = createSlice({ name: 'auth', initialState: restored ? JSON.parse(restored) : empty, reducers: { signOut: () => empty } });
export default slice.reducer;
`;
const store = (state: string) => `import { configureStore } from '@reduxjs/toolkit';
import account from './slice';
import theme from './theme';
export const store = configureStore({ reducer: { account, theme } });
store.subscribe(() => localStorage.setItem('crm', JSON.stringify(${state})));
`;

const nestModule = (options: string) => `import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { AuthService } from './auth.service';
@Module({ imports: [${options}], providers: [AuthService] })
export class AuthModule {}
`;
const nestService = `import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
@Injectable()
export class AuthService {
  constructor(private readonly jwtService: JwtService) {}
  async signIn(user) {
    return { access_token: await this.jwtService.signAsync({ sub: user.id }) };
  }
}
`;
const nest = (options: string) => ({ 'src/auth/auth.module.ts': nestModule(options), 'src/auth/auth.service.ts': nestService });
const client = (address: string) => `import axios from 'axios';
export const client = axios.create({
  baseURL: '${address}',
  headers: { Authorization: 'Bearer 9f2c1d7be0a84e6f8b35c4d1a7e2f690' },
});
`;
const packages = (...names: readonly string[]) => JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '*'])) });

const loginRoute = `export default async function (app) {
  app.post('/login', async (request, reply) => {
    const nurse = await check(request.body.badge, request.body.pin);
    if (!nurse) return reply.code(401).send();
    request.session.user = { id: nurse.id };
    return reply.redirect('/ward');
  });
}
`;
const plugin = (library: string) => `import session from '${library}';
export default async (app) => { await app.register(session, { secret: process.env.SECRET, key: process.env.KEY }); };
`;
const tokensRoute = `export default async function (app) {
  app.get('/callback', async (request, reply) => {
    request.session.set('tokens', await exchange(request.query.code));
    return reply.redirect('/');
  });
}
`;

const cases: readonly ProjectCase[] = [
  { name: 'a login that keeps the identifier of a session that a plugin sets up', check: 'session-not-rotated-on-login', files: { 'src/plugins/session.js': plugin('@fastify/session'), 'src/routes/login.js': loginRoute }, finds: ['src/routes/login.js:5'] },
  { name: 'a login of a session that a plugin keeps in the cookie', check: 'session-not-rotated-on-login', files: { 'src/plugins/session.js': plugin('@fastify/secure-session'), 'src/routes/login.js': loginRoute }, finds: [] },
  { name: 'tokens in a session that a plugin keeps in the cookie', check: 'cookie-too-large', files: { 'src/plugins/session.js': plugin('@fastify/secure-session'), 'src/routes/callback.js': tokensRoute }, finds: ['src/routes/callback.js:3'] },
  { name: 'tokens in a session that a plugin keeps on the server', check: 'cookie-too-large', files: { 'src/plugins/session.js': plugin('@fastify/session'), 'src/routes/callback.js': tokensRoute }, finds: [] },
  { name: 'a token whose lifetime neither the call nor the module says', check: 'jwt-missing-exp', files: nest('JwtModule.registerAsync({ inject: [Settings], useFactory: (settings: Settings) => ({ secret: settings.get("SECRET") }) })'), finds: ['src/auth/auth.service.ts:7'] },
  { name: 'a token whose lifetime the module says', check: 'jwt-missing-exp', files: nest("JwtModule.register({ secret: process.env.SECRET, signOptions: { expiresIn: '15m' } })"), finds: [] },
  { name: 'a token whose lifetime the settings of the module may say', check: 'jwt-missing-exp', files: nest('JwtModule.registerAsync({ useFactory: (settings) => ({ secret: settings.get("SECRET"), signOptions: settings.get("SIGN") }) })'), finds: [] },
  { name: 'a token of a module that is set up elsewhere', check: 'jwt-missing-exp', files: nest('SharedJwtModule'), finds: [] },
  { name: 'a key in the layer of an application of pages that asks the server', check: 'static-secret-as-session', files: { 'package.json': packages('react', 'vite'), 'src/api/client.js': client('https://api.shop.example') }, finds: ['src/api/client.js:4'] },
  { name: 'a key in the same folder of a server', check: 'static-secret-as-session', files: { 'package.json': packages('express'), 'src/api/client.js': client('https://api.shop.example') }, finds: [] },
  { name: 'a key that is sent in clear', check: 'token-sent-over-http', files: { 'client.js': client('http://api.shop.example') }, finds: ['client.js:3'] },
  { name: 'a key that is sent over TLS', check: 'token-sent-over-http', files: { 'client.js': client('https://api.shop.example') }, finds: [] },
  { name: 'a placeholder that is sent in clear', check: 'token-sent-over-http', files: { 'client.js': client('http://api.shop.example').replace('9f2c1d7be0a84e6f8b35c4d1a7e2f690', 'your-token-goes-here-1') }, finds: [] },
  { name: 'a password that another file stores', check: 'session-survives-credential-change', files: { 'accounts.js': changingPassword(''), 'routes.js': changing }, finds: ['accounts.js:3', 'routes.js:3'] },
  { name: 'a password that another file stores, and ends the logins', check: 'session-survives-credential-change', files: { 'accounts.js': changingPassword('\n  await sql`delete from refresh_tokens where account = ${id}`;'), 'routes.js': changing }, finds: [] },
  { name: 'claims that another file decodes', check: 'jwt-decoded-not-verified', files: { 'claims.js': claims, 'context.js': context }, finds: ['context.js:4'] },
  { name: 'claims that another file decodes, and a verification before', check: 'jwt-decoded-not-verified', files: { 'claims.js': claims, 'context.js': context.replace('  return', '  await verifyAccessToken(token);\n  return') }, finds: [] },
  { name: 'claims that another file verifies too', check: 'jwt-decoded-not-verified', files: { 'claims.js': `import { jwtVerify } from 'jose';\nexport const check = (token) => jwtVerify(token, keys);\n${claims}`, 'context.js': context }, finds: [] },
  { name: 'an identifier that another file draws', check: 'session-id-weak-generator', files: { 'ids.js': ids, 'sessions.js': starting }, finds: ['sessions.js:4'] },
  { name: 'an identifier of something else that another file draws', check: 'session-id-weak-generator', files: { 'ids.js': ids, 'votes.js': starting.replace('into sessions', 'into votes') }, finds: [] },
  { name: 'an identifier that another file makes well', check: 'session-id-weak-generator', files: { 'ids.js': ids.replace('Math.floor(Math.random() * letters.length)', 'crypto.randomInt(letters.length)'), 'sessions.js': starting }, finds: [] },
  { name: 'a user that another file keeps', check: 'session-state-in-module-scope', files: { 'context.js': keeping, 'auth.js': entering }, finds: ['auth.js:5'] },
  { name: 'a user that another file keeps, looked up on the way', check: 'session-state-in-module-scope', files: { 'context.js': keeping.replace('enter', 'setCurrentUser'), 'auth.js': entering.replaceAll('enter', 'setCurrentUser').replace('(user)', '(await users.find(req.session.userId))') }, finds: ['auth.js:5'] },
  { name: 'a user that another file keeps for the request alone', check: 'session-state-in-module-scope', files: { 'context.js': keeping.replace('let activeUser = null', 'const current = new AsyncLocalStorage()').replace('activeUser = user', 'current.enterWith(user)').replace('() => activeUser', '() => current.getStore()'), 'auth.js': entering }, finds: [] },
  { name: 'fields of a user that another file keeps', check: 'session-state-in-module-scope', files: { 'context.js': keeping.replaceAll('activeUser', 'actor').replace('actor = user', 'actor = { id: user.id, email: user.email }'), 'auth.js': entering }, finds: ['auth.js:5'] },
  { name: 'when a user came, kept by another file', check: 'session-state-in-module-scope', files: { 'context.js': keeping.replaceAll('activeUser', 'lastVisit').replace('lastVisit = user', 'lastVisit = { at: Date.now(), by: user.id }'), 'auth.js': entering }, finds: [] },
  { name: 'tokens that another file drops', check: 'logout-client-side-only', files: { 'tokens.js': dropping, 'session.js': signingOut }, finds: ['session.js:3'] },
  { name: 'tokens that another file drops, and tells the server', check: 'logout-client-side-only', files: { 'tokens.js': dropping.replace('  sessionStorage', "  void fetch('/logout', { method: 'POST' });\n  sessionStorage"), 'session.js': signingOut }, finds: [] },
  { name: 'a cookie that is deleted where another file did not put it', check: 'cookie-clear-scope-mismatch', files: { 'session.js': setting, 'routes.js': clearing('') }, finds: ['routes.js:6'] },
  { name: 'a cookie that another file signs, read without its signature', check: 'cookie-signature-not-checked', files: { 'cookie.js': signedCookie('signed: true, '), 'user.js': readCookie('cookies') }, finds: ['user.js:4'] },
  { name: 'a cookie that another file signs, read with it', check: 'cookie-signature-not-checked', files: { 'cookie.js': signedCookie('signed: true, '), 'user.js': readCookie('signedCookies') }, finds: [] },
  { name: 'a cookie that nobody signs', check: 'cookie-signature-not-checked', files: { 'cookie.js': signedCookie(''), 'user.js': readCookie('cookies') }, finds: [] },
  { name: 'a secure session on a platform whose router ends TLS', check: 'session-secure-cookie-behind-proxy', files: { 'src/index.js': secureApp(''), 'src/session-options.js': secureOptions, 'package.json': packages('express'), 'fly.toml': '[http_service]\n  internal_port = 8080\n' }, finds: ['src/index.js:7'] },
  { name: 'a secure session behind a router that is trusted', check: 'session-secure-cookie-behind-proxy', files: { 'src/index.js': secureApp("app.set('trust proxy', 1);"), 'src/session-options.js': secureOptions, 'package.json': packages('express'), 'fly.toml': '[http_service]\n' }, finds: [] },
  { name: 'a secure session in a container of which nothing else is known', check: 'session-secure-cookie-behind-proxy', files: { 'src/index.js': secureApp(''), 'src/session-options.js': secureOptions, 'package.json': packages('express'), Dockerfile: 'FROM node:22\n' }, finds: [] },
  { name: 'a secure session of Nest on Heroku', check: 'session-secure-cookie-behind-proxy', files: { 'src/main.ts': nestApp, Procfile: 'web: node dist/main.js\n' }, finds: ['src/main.ts:5'] },
  { name: 'a secure session of Fastify behind nginx', check: 'session-secure-cookie-behind-proxy', files: { 'server.js': fastifyApp('{ logger: true }'), 'nginx.conf': 'location / { proxy_pass http://app:3000; }\n' }, finds: ['server.js:4'] },
  { name: 'a secure session of Fastify that trusts nginx', check: 'session-secure-cookie-behind-proxy', files: { 'server.js': fastifyApp('{ trustProxy: true }'), 'nginx.conf': 'location / { proxy_pass http://app:3000; }\n' }, finds: [] },
  { name: 'a session that ends in another file, and whose cookie stays', check: 'logout-cookie-not-cleared', files: { 'src/lib/server/auth.js': endingRecords, 'src/routes/logout/+page.server.js': endingAction('') }, finds: ['src/routes/logout/+page.server.js:5'] },
  { name: 'a session that ends in another file, and whose cookie goes', check: 'logout-cookie-not-cleared', files: { 'src/lib/server/auth.js': endingRecords, 'src/routes/logout/+page.server.js': endingAction("cookies.delete('sid', { path: '/' });") }, finds: [] },
  { name: 'a cookie that is deleted by a file that sets none', check: 'cookie-clear-scope-mismatch', files: { 'lib/session.js': storeSession, 'lib/logout/route.js': dropSession('NAME') }, finds: ['lib/logout/route.js:6'] },
  { name: 'a cookie that is deleted with its path by a file that sets none', check: 'cookie-clear-scope-mismatch', files: { 'lib/session.js': storeSession, 'lib/logout/route.js': dropSession("{ name: NAME, path: '/crm' }") }, finds: [] },
  { name: 'a cookie that is deleted where another file put it', check: 'cookie-clear-scope-mismatch', files: { 'session.js': setting, 'routes.js': clearing(", { path: '/shop' }") }, finds: [] },
  { name: 'what another file sets is judged there alone', check: 'cookie-missing-httponly', files: { 'session.js': setting.replace('httpOnly: true', 'httpOnly: false'), 'routes.js': clearing('') }, finds: ['session.js:3'] },
  { name: 'a state for a request that another file writes', check: 'oauth-state-predictable', files: { 'url.js': requesting, 'login.js': beginning('`login-${Date.now()}`') }, finds: ['login.js:6'] },
  { name: 'a random state for a request that another file writes', check: 'oauth-state-predictable', files: { 'url.js': requesting, 'login.js': beginning('crypto.randomUUID()') }, finds: [] },
  { name: 'a token in a cookie session that another file sets up', check: 'cookie-session-payload-readable', files: { 'session.server.js': sessionStorage(storing), 'connect.js': connecting('./session.server') }, finds: ['connect.js:6'] },
  { name: 'a token in a cookie session whose functions another file exports', check: 'cookie-session-payload-readable', files: { 'session.server.js': sessionStorage(taking), 'connect.js': connecting('./session.server') }, finds: ['connect.js:6'] },
  { name: 'a token in a session that another file keeps in files', check: 'cookie-session-payload-readable', files: { 'session.server.js': sessionStorage(taking).replaceAll('createCookieSessionStorage', 'createFileSessionStorage'), 'connect.js': connecting('./session.server') }, finds: [] },
  { name: 'an alias that no configuration tells', check: 'cookie-session-payload-readable', files: { 'package.json': asksFor('@remix-run/node'), 'app/services/session.server.js': sessionStorage(taking), 'app/routes/connect.js': connecting('~/services/session.server') }, finds: ['app/routes/connect.js:6'] },
  { name: 'the same alias where a configuration says otherwise', check: 'cookie-session-payload-readable', files: { 'package.json': asksFor('@remix-run/node'), 'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '~/*': ['./lib/*'] } } }), 'lib/services/session.server.js': sessionStorage(taking).replaceAll('createCookieSessionStorage', 'createFileSessionStorage'), 'app/services/session.server.js': sessionStorage(taking), 'app/routes/connect.js': connecting('~/services/session.server') }, finds: [] },
  { name: 'a write for a session that another file sets up without SameSite', check: 'csrf-protection-missing', files: { 'session.js': parsing(''), 'server.js': posting() }, finds: ['server.js:8'] },
  { name: 'a write for a session that another file keeps at home', check: 'csrf-protection-missing', files: { 'session.js': parsing(", sameSite: 'lax'"), 'server.js': posting() }, finds: [] },
  { name: 'a write that another file defends', check: 'csrf-protection-missing', files: { 'session.js': parsing(''), 'server.js': posting('own'), 'own.js': "export const guard = (req, res, next) => (req.get('Sec-Fetch-Site') === 'cross-site' ? res.sendStatus(403) : next());\n" }, finds: [] },
  { name: 'a write beside pages of another file that only show a token', check: 'csrf-protection-missing', files: { 'session.js': parsing(''), 'server.js': posting('own'), 'own.js': "export const guard = (req, res) => {\n  router.get('/notes', (req, res) => (req.account ? res.send(page({ csrf: csrfOf(req) })) : res.sendStatus(403)));\n};\n" }, finds: ['server.js:8'] },
  { name: 'a write that a file which is not there may defend', check: 'csrf-protection-missing', files: { 'session.js': parsing(''), 'server.js': posting('own') }, finds: [] },
  { name: 'a session with its token in the data of every page', check: 'session-token-exposed-to-client', files: crm('token, ', 'session'), finds: ['src/routes/+layout.server.js:4'] },
  { name: 'a session without its token in the data of every page', check: 'session-token-exposed-to-client', files: crm('', 'session'), finds: [] },
  { name: 'a field of a session that has a token', check: 'session-token-exposed-to-client', files: crm('token, ', 'email: session.email'), finds: [] },
  { name: 'identifiers that a file of sessions draws', check: 'session-id-weak-generator', files: { 'src/sessions.js': drawing('Math.random().toString(36).slice(2)') }, finds: ['src/sessions.js:3'] },
  { name: 'identifiers that a file of sessions makes well', check: 'session-id-weak-generator', files: { 'src/sessions.js': drawing("randomBytes(4).toString('hex')") }, finds: [] },
  { name: 'identifiers of something else', check: 'session-id-weak-generator', files: { 'src/chat-sessions.js': drawing('Math.random().toString(36).slice(2)') }, finds: [] },
  { name: 'cookies that another file takes away', check: 'logout-client-side-only', files: { 'cookies.js': cookieFile, 'routes.js': leaving() }, finds: ['routes.js:3'] },
  { name: 'cookies that another file takes away after the session ended', check: 'logout-client-side-only', files: { 'cookies.js': cookieFile, 'routes.js': leaving('  await sessions.end(req.cookies.portal_sid);\n') }, finds: [] },
  { name: 'a file of a project that is made of pages', check: 'static-secret-as-session', files: { 'package.json': asksFor('solid-js', 'vite'), 'src/account.js': asking }, finds: ['src/account.js:1'] },
  { name: 'a file of a project that is made of a server', check: 'static-secret-as-session', files: { 'package.json': asksFor('express'), 'src/account.js': asking }, finds: [] },
  { name: 'a file of a project that has both', check: 'static-secret-as-session', files: { 'package.json': asksFor('solid-js', 'express'), 'src/account.js': asking }, finds: [] },
  { name: 'a file in the folder of the page', check: 'static-secret-as-session', files: { 'package.json': asksFor('react', 'express'), 'web/src/account.js': asking }, finds: ['web/src/account.js:1'] },
  { name: 'a file in the folder of the server', check: 'static-secret-as-session', files: { 'package.json': asksFor('react', 'express'), 'server/web/account.js': asking }, finds: [] },
  { name: 'a file of a framework that is both', check: 'static-secret-as-session', files: { 'package.json': asksFor('vue', 'nuxt'), 'src/account.js': asking }, finds: [] },
  { name: 'a token that a class of another file keeps', check: 'token-in-local-storage', files: { 'storage.ts': keptInstance, 'auth.ts': "import { storage } from './storage';\nexport const keep = (t) => storage.save('accessToken', t);\n" }, finds: ['auth.ts:2'] },
  { name: 'a token that an injected class keeps', check: 'token-in-local-storage', files: { 'storage.ts': storage(), 'auth.ts': injecting('accessToken') }, finds: ['auth.ts:5'] },
  { name: 'a preference that an injected class keeps', check: 'token-in-local-storage', files: { 'storage.ts': storage(), 'auth.ts': injecting('sessionLength').replace('accessToken: string', 'minutes: number').replace('answer.accessToken', 'answer.minutes') }, finds: [] },
  { name: 'a token that a class keeps elsewhere', check: 'token-in-local-storage', files: { 'storage.ts': storage().replace('localStorage.setItem', 'cache.set'), 'auth.ts': injecting('accessToken') }, finds: [] },
  { name: 'a token that an injected class keeps, by a call', check: 'token-in-local-storage', files: { 'storage.ts': storage(), 'auth.ts': injectingByCall }, finds: ['auth.ts:6'] },
  { name: 'a token that a class keeps which inherits the method', check: 'token-in-local-storage', files: { 'storage.ts': `${storage()}export class Prefixed extends StorageService {}\n`, 'auth.ts': injecting('accessToken').replaceAll('StorageService', 'Prefixed') }, finds: ['auth.ts:5'] },
  { name: 'a slice with a refresh token that is copied into the storage', check: 'refresh-token-in-browser', files: { 'slice.js': slice('accessToken: null, refreshToken: null'), 'store.js': store('store.getState().account') }, finds: ['store.js:5'] },
  { name: 'a whole state with a token that is copied into the storage', check: 'token-in-local-storage', files: { 'slice.js': slice('accessToken: null'), 'store.js': store('store.getState()') }, finds: ['store.js:5'] },
  { name: 'another slice that is copied into the storage', check: 'token-in-local-storage', files: { 'slice.js': slice('accessToken: null'), 'store.js': store('store.getState().theme') }, finds: [] },
  { name: 'a slice without a token that is copied into the storage', check: 'token-in-local-storage', files: { 'slice.js': slice('name: null, tokenCount: 0'), 'store.js': store('store.getState().account') }, finds: [] },
];

test.each(cases)('$name', async (project) => {
  expect(await foundIn(project)).toEqual(project.finds);
});
