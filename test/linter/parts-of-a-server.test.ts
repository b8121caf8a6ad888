// Servers whose set-up, middleware and plugins stand in files of their own: what one file does not say is read in the other.
import { expect, test } from 'vitest';
import { foundIn, type ProjectCase } from './files-of-a-project.ts';

const config = (secret: string, more = '') => `export interface AppConfig {
  port: number;
  sessionSecret: string;
}
export function loadConfig(env: NodeJS.ProcessEnv = process.env): AppConfig {
  return { port: Number(env.PORT), sessionSecret: ${secret} };
}
${more}`;
const app = (parameter: string, secret: string, types = 'AppConfig') => `import session from 'express-session';
import type { ${types} } from './config';
interface Parts { config: AppConfig; name: string }
export function createApp(${parameter}) {
  app.use(session({ name: '__Host-sid', secret: ${secret}, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
}
`;
const fallback = "env.SESSION_SECRET || 'harbour-bookings'";

const guards = (age: string) => `export function enforceLifetime(req, res, next) {
  const { startedAt } = req.session;
  if (${age}) return next();
  req.session.destroy(next);
}
`;
const rolling = (use: string) => `import session from 'express-session';
import { enforceLifetime } from './guards';
app.use(session({ name: '__Host-sid', secret: process.env.SECRET, store, resave: false, saveUninitialized: false, rolling: true, cookie: { secure: true, sameSite: 'lax', maxAge: 1_800_000 } }));
${use}
`;

const tokens = (exp: string) => `import { Elysia } from 'elysia';
import { jwt } from '@elysiajs/jwt';
export const tokens = new Elysia({ name: 'tokens' }).use(jwt({ name: 'jwt', secret: process.env.JWT_SECRET${exp} }));
`;
const signing = `import { Elysia } from 'elysia';
import { tokens } from './tokens';
export const account = new Elysia().use(tokens).post('/login', async ({ jwt, body }) => {
  const user = await check(body);
  return { token: await jwt.sign({ sub: user.id }) };
});
`;

const plugin = `import fp from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
export default fp(async (app) => {
  app.decorate('authenticate', async (req: FastifyRequest, reply: FastifyReply) => {
    req.log.warn({ authorization: req.headers.authorization }, 'rejected token');
  });
});
`;
const untyped = `import fp from 'fastify-plugin';
export default fp(async (app) => {
  app.addHook('onRequest', async (request) => {
    request.log.info({ url: request.url, headers: request.headers }, 'incoming');
  });
});
`;
const jwtPlugin = (sign: string) => `import fp from 'fastify-plugin';
import fastifyJwt from '@fastify/jwt';
export default fp(async (app) => {
  await app.register(fastifyJwt, { secret: { private: process.env.KEY, public: process.env.PUBLIC }, sign: { ${sign} } });
});
`;
const signIn = `export default async (app) => {
  app.post('/login', async (request, reply) => {
    const member = await check(request.body);
    return { accessToken: await reply.jwtSign({ sub: member.id }) };
  });
};
`;
const server = (logger: string) => `import Fastify from 'fastify';
import auth from './plugins/auth';
const app = Fastify({ ${logger} });
await app.register(auth);
`;

const renewing = `import { Router } from 'express';
import { RefreshTokens } from './tokens';
import { signAccess } from './jwt';
export class AuthRoutes {
  constructor(private readonly tokens: RefreshTokens) {}
  refresh = async (req, res) => {
    const row = await this.tokens.lookup(req.cookies.refresh_token);
    if (!row) return res.sendStatus(401);
    res.json({ accessToken: jwt.sign({ sub: row.userId }, process.env.SECRET, { expiresIn: '10m' }) });
  };
}
`;
const repository = (more = '') => `export class RefreshTokens {
  async lookup(token: string) {
    const row = await this.db.query.refreshTokens.findFirst({ where: eq(hash, digest(token)) });
    ${more}
    return row;
  }
}
`;

const leaving = `import { SessionStore } from './store';
export function routes(router, store: SessionStore) {
  router.post('/logout', async (req, res) => {
    await store.forget(req.cookies.sid);
    res.clearCookie('sid', { path: '/' });
    res.sendStatus(204);
  });
}
`;
const forgetting = (does: string) => `export class SessionStore {
  async forget(id: string) {
    ${does}
  }
}
`;

const secrets: readonly ProjectCase[] = [
  ['a parameter that is taken apart', '{ config }: Parts', 'config.sessionSecret'],
  ['a parameter', 'config: AppConfig', 'config.sessionSecret'],
  ['a parameter of a type that is written in its place', 'parts: { config: Readonly<AppConfig> }', 'parts.config.sessionSecret'],
].map(([name, parameter, secret]) => ({ name: `a secret of the configuration that a type stands for: ${name}`, check: 'session-secret-hardcoded', files: { 'config.ts': config(fallback), 'app.ts': app(parameter!, secret!) }, finds: ['app.ts:5'] }));

const koaApplication = (options: string) => `import Koa from 'koa';
import session from 'koa-session';
import { options } from './options.js';
import accounts from './routes/accounts.js';
const app = new Koa();
app.use(session(${options}, app));
app.use(accounts.routes());
`;
const koaOptions = (store = '') => `export const options = { key: 'app.sess', httpOnly: true${store} };
`;
const koaLogin = `import Router from '@koa/router';
const router = new Router();
router.get('/callback', async (ctx) => {
  const grant = await exchange(ctx.query.code);
  ctx.session.vendor = { id: grant.id, accessToken: grant?.access_token };
});
export default router;
`;
const koa = (store = '', options = 'options') => ({ 'app.js': koaApplication(options), 'options.js': koaOptions(store), 'routes/accounts.js': koaLogin });

const forms = (before = '', sameSite = "sameSite: 'none', ") => `import express from 'express';
import session from 'express-session';
import notes from './notes.js';
const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(session({ name: '__Host-sid', secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { ${sameSite}secure: true } }));
${before}
app.use('/notes', notes);
`;
const notes = (guard = '') => `import { Router } from 'express';
import { signedIn } from './guards.js';
const router = Router();
router.get('/', (req, res) => res.render('notes', { notes: all(req.session.userId) }));
router.post('/', signedIn,${guard} async (req, res) => {
  await add(req.session.userId, req.body.text);
  res.redirect('/notes');
});
export default router;
`;
const guarding = (text: string) => `export const signedIn = (req, res, next) => (${text} ? next() : res.redirect('/login'));
`;
const onlySignedIn = guarding('req.session.userId');
const ofFastify = (plugin: string, hook = '') => ({
  'server.js': `import Fastify from 'fastify';
import formbody from '@fastify/formbody';
import sessions from './plugins/sessions.js';
import orders from './routes/orders.js';
const app = Fastify({ logger: { redact: ['req.headers.authorization'] } });
await app.register(formbody);
await app.register(sessions);
${hook}await app.register(orders, { prefix: '/orders' });
`,
  'plugins/sessions.js': plugin,
  'routes/orders.js': `export default async function orders(app) {
  app.post('/', async (request, reply) => {
    await add(request.session.userId, request.body.item);
    return reply.redirect('/orders');
  });
}
`,
  'hooks.js': "export const sameSiteOnly = async (request, reply) => {\n  if (request.headers['sec-fetch-site'] === 'cross-site') return reply.code(403).send();\n};\n",
});
const pluginOf = (sameSite: string) => `import fp from 'fastify-plugin';
import session from '@fastify/session';
export default fp(async (app) => {
  await app.register(session, { secret: process.env.SECRET, cookieName: '__Host-sid', cookie: { httpOnly: true, secure: true, sameSite: '${sameSite}' } });
});
`;

const framed = (options: string) => ({
  'security.js': `import helmet from 'helmet';
export const headers = helmet(${options});
export function secure(app) {
  app.use(helmet(${options}));
}
`,
  'sessions.js': "import session from 'express-session';\nexport const sessions = session({ name: '__Host-sid', store, secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'none', maxAge: 3600000 } });\n",
});
const framing = (use: string) => `import { headers, secure } from './security.js';
import { sessions } from './sessions.js';
${use}
app.use(sessions);
`;
const sealed = `import { getIronSession } from 'iron-session';
export const sessionOf = async (request, response) => getIronSession(request, response, { cookieName: '__Host-app', password: process.env.PASSWORD });
`;
const routed = `import { createCookieSessionStorage } from 'react-router';
const storage = createCookieSessionStorage({ cookie: { name: '__Host-app', secrets: [process.env.SECRET], path: '/', sameSite: 'lax', secure: true, httpOnly: true } });
export const sessionOf = (request) => storage.getSession(request.headers.get('Cookie'));
`;
const finishing = (second: string, first = 'session.accessToken = tokens.accessToken;') => `import { sessionOf } from './session.js';
export async function finish(request, response) {
  const tokens = await exchange(request);
  const session = await sessionOf(request, response);
  ${first}
  ${second}
}
`;
const openToFrames = '{ frameguard: false, contentSecurityPolicy: false }';
const byHand = `const express = require('express');
const cookieParser = require('cookie-parser');
const app = express();
app.use(cookieParser(process.env.COOKIE_SECRET));
app.use(express.urlencoded({ extended: false }));
app.use(async (req, res, next) => {
  const sid = req.signedCookies['__Host-sid'];
  req.user = sid ? (await sessions.find(sid))?.user : null;
  next();
});
app.use('/account', require('./account'));
`;
const account = (sameSite: string) => `const { Router } = require('express');
const router = Router();
router.post('/login', async (req, res) => {
  const user = await accounts.verify(req.body.email, req.body.password);
  res.cookie('__Host-sid', await startSession(user.id), { signed: true, httpOnly: true, secure: true, path: '/'${sameSite} });
  res.redirect('/account');
});
router.post('/email', async (req, res) => {
  await accounts.changeEmail(req.user.id, req.body.email);
  res.redirect('/account');
});
module.exports = router;
`;

const cases: readonly ProjectCase[] = [
  { name: 'a form for a session whose cookie a router sets by hand for all sites', check: 'csrf-protection-missing', files: { 'app.js': byHand, 'account.js': account(", sameSite: 'none'") }, finds: ['app.js:11'] },
  { name: 'a form for a session whose cookie a router sets by hand to stay at home', check: 'csrf-protection-missing', files: { 'app.js': byHand, 'account.js': account(", sameSite: 'lax'") }, finds: [] },
  { name: 'headers and sessions of other files, and none against frames', check: 'clickjacking-unprotected-auth-page', files: { ...framed(openToFrames), 'app.js': framing('app.use(headers);') }, finds: ['app.js:3'] },
  { name: 'a function of another file that sends no header against frames', check: 'clickjacking-unprotected-auth-page', files: { ...framed(openToFrames), 'app.js': framing('secure(app);') }, finds: ['app.js:3'] },
  { name: 'headers and sessions of other files, one of them against frames', check: 'clickjacking-unprotected-auth-page', files: { ...framed('{ frameguard: false }'), 'app.js': framing('app.use(headers);') }, finds: [] },
  { name: 'a short policy in a file of its own', check: 'hsts-missing-or-weak', files: { 'headers.js': "import helmet from 'helmet';\nexport const headers = helmet({ hsts: { maxAge: 86400 } });\n", 'app.js': "import session from 'express-session';\nimport { headers } from './headers.js';\napp.use(headers);\napp.use(session(options));\n" }, finds: ['headers.js:2'] },
  { name: 'a short policy for an application without a sign-in', check: 'hsts-missing-or-weak', files: { 'headers.js': "import helmet from 'helmet';\nexport const headers = helmet({ hsts: { maxAge: 86400 } });\n", 'app.js': "import { headers } from './headers.js';\napp.use(headers);\n" }, finds: [] },
  { name: 'a form of a router that the application uses', check: 'csrf-protection-missing', files: { 'app.js': forms(), 'notes.js': notes(), 'guards.js': onlySignedIn }, finds: ['app.js:8'] },
  { name: 'a form of a router, and a session that stays at home', check: 'csrf-protection-missing', files: { 'app.js': forms('', "sameSite: 'lax', "), 'notes.js': notes(), 'guards.js': onlySignedIn }, finds: [] },
  { name: 'a form of a router whose guard asks for Origin', check: 'csrf-protection-missing', files: { 'app.js': forms(), 'notes.js': notes(), 'guards.js': guarding("req.session.userId && req.get('origin') === SITE").replace('redirect(', 'status(403).redirect(') }, finds: [] },
  { name: 'a form of a router whose guard is not there', check: 'csrf-protection-missing', files: { 'app.js': forms(), 'notes.js': notes() }, finds: [] },
  { name: 'a form of a router that checks a token', check: 'csrf-protection-missing', files: { 'app.js': forms(), 'notes.js': notes(' checkCsrf,'), 'guards.js': onlySignedIn }, finds: [] },
  { name: 'a form of a router of an application that cannot be read in full', check: 'csrf-protection-missing', files: { 'app.js': forms("app.use(require('./own-guard'));"), 'notes.js': notes(), 'guards.js': onlySignedIn }, finds: [] },
  { name: 'a form and a session of two plug-ins', check: 'csrf-protection-missing', files: ofFastify(pluginOf('none')), finds: ['server.js:8'] },
  { name: 'a form and a session of two plug-ins that stays at home', check: 'csrf-protection-missing', files: ofFastify(pluginOf('strict')), finds: [] },
  { name: 'a form and a session of two plug-ins, and a hook', check: 'csrf-protection-missing', files: ofFastify(pluginOf('none'), "import { sameSiteOnly } from './hooks.js';\napp.addHook('onRequest', sameSiteOnly);\n"), finds: [] },
  { name: 'two tokens in a sealed session that another file opens', check: 'cookie-too-large', files: { 'session.js': sealed, 'callback.js': finishing('session.refreshToken = tokens.refreshToken;') }, finds: ['callback.js:6'] },
  { name: 'one token in such a session', check: 'cookie-too-large', files: { 'session.js': sealed, 'callback.js': finishing('session.userId = tokens.sub;') }, finds: [] },
  { name: 'two tokens in a session of React Router that another file opens', check: 'cookie-too-large', files: { 'session.js': routed, 'callback.js': finishing("session.set('refreshToken', tokens.refreshToken);", "session.set('accessToken', tokens.accessToken);") }, finds: ['callback.js:6'] },
  { name: 'a token in a session that the application keeps in a cookie', check: 'cookie-session-payload-readable', files: koa(), finds: ['routes/accounts.js:5'] },
  { name: 'a token in a session that the application keeps in a store', check: 'cookie-session-payload-readable', files: koa(', store: new RedisStore()'), finds: [] },
  { name: 'a token in a session of an application whose options are not known', check: 'cookie-session-payload-readable', files: koa('', 'readOptions()'), finds: [] },
  ...secrets,
  { name: 'a secret of the configuration that a function returns', check: 'session-secret-hardcoded', files: { 'config.ts': config(fallback, 'export type Loaded = ReturnType<typeof loadConfig>;\n'), 'app.ts': app('config: Loaded', 'config.sessionSecret', 'Loaded') }, finds: ['app.ts:5'] },
  { name: 'a secret of the environment, by a type', check: 'session-secret-hardcoded', files: { 'config.ts': config('env.SESSION_SECRET'), 'app.ts': app('{ config }: Parts', 'config.sessionSecret') }, finds: [] },
  { name: 'a type that two functions make', check: 'session-secret-hardcoded', files: { 'config.ts': config(fallback, "export function testConfig(): AppConfig {\n  return { port: 0, sessionSecret: 'test' };\n}\n"), 'app.ts': app('{ config }: Parts', 'config.sessionSecret') }, finds: [] },
  { name: 'sessions that a function of another file ends', check: 'session-no-absolute-timeout', files: { 'guards.js': guards('Date.now() - startedAt < 28_800_000'), 'app.js': rolling('app.use(enforceLifetime);') }, finds: [] },
  { name: 'sessions that a function of another file would end if it were used', check: 'session-no-absolute-timeout', files: { 'guards.js': guards('Date.now() - startedAt < 28_800_000'), 'app.js': rolling('') }, finds: ['app.js:3'] },
  { name: 'sessions that a function of another file looks at otherwise', check: 'session-no-absolute-timeout', files: { 'guards.js': guards('startedAt'), 'app.js': rolling('app.use(enforceLifetime);') }, finds: ['app.js:3'] },
  { name: 'tokens of a plugin that another file sets up without a lifetime', check: 'jwt-missing-exp', files: { 'tokens.ts': tokens(''), 'account.ts': signing }, finds: ['account.ts:5'] },
  { name: 'tokens of a plugin that another file sets up with a lifetime', check: 'jwt-missing-exp', files: { 'tokens.ts': tokens(", exp: '15m'"), 'account.ts': signing }, finds: [] },
  { name: 'tokens of a plugin of Fastify that sets no lifetime', check: 'jwt-missing-exp', files: { 'src/plugins/jwt.js': jwtPlugin("algorithm: 'ES256'"), 'src/routes/login.js': signIn }, finds: ['src/routes/login.js:4'] },
  { name: 'tokens of a plugin of Fastify that sets a lifetime', check: 'jwt-missing-exp', files: { 'src/plugins/jwt.js': jwtPlugin("algorithm: 'ES256', expiresIn: '15m'"), 'src/routes/login.js': signIn }, finds: [] },
  { name: 'tokens of a plugin of Fastify that is not found', check: 'jwt-missing-exp', files: { 'src/routes/login.js': signIn }, finds: [] },
  { name: 'a header in the log of a plugin', check: 'token-in-log', files: { 'src/plugins/auth.ts': plugin, 'src/server.ts': server("logger: { level: 'info' }") }, finds: ['src/plugins/auth.ts:5'] },
  { name: 'all headers in the log of a plugin that names no type', check: 'token-in-log', files: { 'src/plugins/auth.js': untyped, 'src/server.ts': server("logger: { level: 'info' }") }, finds: ['src/plugins/auth.js:4'] },
  { name: 'all headers in a log that takes some out', check: 'token-in-log', files: { 'src/plugins/auth.js': untyped, 'src/server.ts': server("logger: { redact: ['headers.authorization', 'headers.cookie'] }") }, finds: [] },
  { name: 'a header in a log that takes it out', check: 'token-in-log', files: { 'src/plugins/auth.ts': plugin, 'src/server.ts': server("logger: { redact: ['authorization'] }") }, finds: [] },
  { name: 'a header in a log that is set up elsewhere', check: 'token-in-log', files: { 'src/plugins/auth.ts': plugin, 'src/server.ts': server('loggerInstance: logger') }, finds: [] },
  { name: 'a header in the log of a plugin whose application is not found', check: 'token-in-log', files: { 'src/plugins/auth.ts': plugin }, finds: [] },
  { name: 'a refresh token that a class looks up', check: 'refresh-token-not-rotated', files: { 'tokens.ts': repository(), 'routes.ts': renewing }, finds: ['routes.ts:9'] },
  { name: 'a refresh token that a class looks up and replaces', check: 'refresh-token-not-rotated', files: { 'tokens.ts': repository('await this.db.delete(refreshTokens);'), 'routes.ts': renewing }, finds: [] },
  { name: 'a session that a class of another file ends', check: 'logout-client-side-only', files: { 'store.ts': forgetting('await this.redis.del(id);'), 'routes.ts': leaving }, finds: [] },
  { name: 'a session that a class of another file does not end', check: 'logout-client-side-only', files: { 'store.ts': forgetting("console.info('left', id);"), 'routes.ts': leaving }, finds: ['routes.ts:5'] },
];

test.each(cases)('$name', async (project) => {
  expect(await foundIn(project)).toEqual(project.finds);
});
