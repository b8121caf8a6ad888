import loggers from '#linter/models/loggers.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: loggers,
  readIn: { version: '2026-11', source: 'https://console.spec.whatwg.org/, pino 9, fastify 5, winston 3, bunyan 1, log4js 6, loglevel 1, consola 3, @nestjs/common 11, @sentry/* 10; the documentation of gtag.js, react-ga4, Mixpanel, Amplitude and Segment' },
  defaults: [],
  cases: [
    {
      name: 'credentials that are passed on',
      code: `
import jwt from 'jsonwebtoken';
export function login(user, req, secret) {
  const token = jwt.sign({ sub: user.id }, secret, { expiresIn: '15m' });
  console.log(token); //! token-in-log
  console.log('signed in', user.accessToken); //! token-in-log
  console.info(\`token \${token} for \${user.name}\`); //! token-in-log
  console.error({ user: user.id, refreshToken: user.refreshToken }); //! token-in-log
  console.log(JSON.stringify({ idToken: user.idToken })); //! token-in-log
  console.warn('stored', localStorage.getItem('token')); //! token-in-log
  console.log('login', user.name, req.body.password); //! token-in-log
  console.log(getAccessToken()); //! token-in-log
  console.log(user.accessToken()); //! token-in-log
  console.debug(token);
}`,
    },
    {
      name: 'what says nothing of a credential',
      code: `
export function report(user, token, accessToken, tokens, password) {
  console.log('token', token);
  console.log(lexer.token(), user.csrfToken(), user.token(1));
  console.log('accessToken');
  console.log(accessToken.length, Boolean(accessToken), !!accessToken, typeof accessToken);
  console.log(accessToken ? 'yes' : 'no', mask(accessToken), accessToken.slice(0, 4));
  console.log({ accessToken: '[redacted]', refreshToken: mask(user.refreshToken), maskedToken: user.maskedToken });
  console.log({ csrfToken: user.csrfToken, pushToken: user.pushToken, deviceToken: user.deviceToken });
  console.log(user.tokenType, user.tokenCount, user.accessTokenExpiresAt, user.accessTokenError, tokens);
  console.log(user.hashedToken, user.tokenHash, user.decodedToken, user.isAccessTokenValid, user.inviteToken);
  console.log(user.passwordError, user.passwordHash.length, verifyToken(accessToken));
  console.log(process.env.ACCESS_TOKEN === undefined, errors.password, schema.password);
}`,
    },
    {
      name: 'loggers',
      code: `
import pino from 'pino';
import winston from 'winston';
import bunyan from 'bunyan';
import log4js from 'log4js';
import loglevel from 'loglevel';
import { consola } from 'consola';
import { Logger } from '@nestjs/common';
const one = pino(), two = winston.createLogger({}), three = bunyan.createLogger({ name: 'a' }), four = log4js.getLogger(), five = new Logger('auth');
const safe = pino({ redact: ['accessToken'] });
export function signedIn(session) {
  one.info({ accessToken: session.accessToken }); //! token-in-log
  one.child({}).warn(session.accessToken); //! token-in-log
  two.info(\`session \${session.accessToken}\`); //! token-in-log
  winston.error(session.refreshToken); //! token-in-log
  three.info({ authToken: session.authToken }); //! token-in-log
  four.error('token', session.bearerToken); //! token-in-log
  loglevel.warn(session.accessToken); //! token-in-log
  consola.success(session.accessToken); //! token-in-log
  five.log(session.idToken); //! token-in-log
  one.debug(session.accessToken);
  safe.info({ accessToken: session.accessToken });
  one.info({ user: session.userId }, 'signed in');
}`,
    },
    {
      name: 'the logger of Fastify and of its requests',
      code: `
import Fastify from 'fastify';
const app = Fastify({ logger: { level: 'info' } });
app.addHook('onRequest', async (req) => {
  req.log.info({ url: req.url, auth: req.headers.authorization }, 'incoming request'); //! token-in-log
  req.log.child({ id: req.id }).warn({ headers: req.headers }); //! token-in-log
  req.log.info({ url: req.url, agent: req.headers['user-agent'] }, 'incoming request');
});
app.post('/login', async (request, reply) => {
  const session = await login(request.body);
  app.log.info(session.accessToken); //! token-in-log
  reply.log.error({ refreshToken: session.refreshToken }); //! token-in-log
  request.log.trace(session.accessToken);
  request.log.info({ user: session.userId }, 'signed in');
});`,
    },
    {
      name: 'loggers that take credentials out, and those of applications of other files',
      code: `
import Fastify from 'fastify';
import pino from 'pino';
const logger = pino({ redact: ['accessToken'] });
const app = Fastify({ logger: { redact: ['auth', 'headers.authorization'] } });
app.addHook('onRequest', async (req) => {
  req.log.info({ auth: req.headers.authorization }, 'incoming request');
});
export const signedIn = (session) => logger.child({}).info({ accessToken: session.accessToken });
export async function routes(fastify) {
  fastify.get('/', async (request) => request.log.info({ auth: request.headers.authorization }));
}`,
    },
    {
      name: 'of requests',
      code: `
import express from 'express';
const app = express();
app.use((req, res, next) => {
  console.log(req.headers); //! token-in-log
  console.log(req.headers.authorization); //! token-in-log
  console.log('cookies', req.cookies); //! token-in-log
  console.log(req.headers['content-type'], req.headers.host, req.cookies.theme);
  next();
});`,
    },
    {
      name: 'one header of a request, by any way to read it',
      code: `
export function handle(req, request, c) {
  const auth = req.headers.authorization;
  const { authorization } = req.headers;
  const key = req.headers['x-api-key'];
  const bearer = request.headers.get('authorization');
  const [scheme, value] = auth.split(' ');
  console.log(auth); //! token-in-log
  console.log(\`got \${auth}\`); //! token-in-log
  console.log('got ' + authorization); //! token-in-log
  console.log({ key }); //! token-in-log
  console.log(req.get('X-API-Key')); //! token-in-log
  console.log(req.header('authorization')); //! token-in-log
  console.log(c.req.header('Authorization')); //! token-in-log
  console.log(request.headers.get('cookie')); //! token-in-log
  console.log('auth', { bearer }); //! token-in-log
  console.log(bearer?.replace('Bearer ', '')); //! token-in-log
  console.log(value); //! token-in-log
  console.log(bearer.slice(7)); //! token-in-log
  console.log(scheme, auth.split(' ')[0], auth.slice(0, 4), bearer.slice(0, 10));
  console.log(!!auth, auth?.length, typeof key, bearer ? 'yes' : 'no', mask(auth), hash(key));
  console.log(req.headers['content-type'], req.get('host'), request.headers.get('accept'), req.header('user-agent'));
}`,
    },
    {
      name: 'all headers of a request',
      code: `
export function handle(req, request, table, answer) {
  const { headers } = req;
  const sent = { Authorization: \`Bearer \${tokenOf(req)}\` };
  const { authorization, cookie, ...rest } = req.headers;
  console.log(headers); //! token-in-log
  console.log({ url: req.url, headers: req.headers }); //! token-in-log
  console.log({ ...req.headers }); //! token-in-log
  console.log(JSON.stringify(req.headers)); //! token-in-log
  console.log(Object.fromEntries(request.headers)); //! token-in-log
  console.log([...request.headers.entries()]); //! token-in-log
  console.log(rest, redact(req.headers), Object.keys(req.headers));
  console.log({ ...req.headers, authorization: '***', cookie: '***' });
  console.log(answer.headers, table.headers);
}
export function GET(asked: Request) {
  console.log({ request: asked.url }, JSON.stringify(asked.headers));
}
export const POST = async ({ request }) => console.log(JSON.stringify(request.headers), request.headers.get('accept'));`,
    },
    {
      name: 'hooks of HTTP clients',
      code: `
import axios from 'axios';
import ky from 'ky';
import { ofetch } from 'ofetch';
axios.interceptors.request.use((config) => {
  console.log(config.headers); //! token-in-log
  console.log(config.headers.Authorization); //! token-in-log
  return config;
});
export const one = ky.create({ hooks: { beforeRequest: [(request) => {
  console.log(request.headers.get('authorization')); //! token-in-log
  console.log(request.method, request.headers.get('accept'));
}] } });
export const two = ofetch.create({
  onRequest({ options }) {
    console.log(options.headers); //! token-in-log
  },
});
export function table(options, config) {
  console.log(options.headers, config.headers);
}`,
    },
    {
      name: 'error trackers',
      code: `
import * as Sentry from '@sentry/react';
export function report(session) {
  Sentry.setExtra('accessToken', session.accessToken); //! token-in-log
  Sentry.setContext('session', { accessToken: session.accessToken, user: session.id }); //! token-in-log
  Sentry.captureMessage(\`login failed with \${session.accessToken}\`); //! token-in-log
  Sentry.setTag('plan', session.plan);
}`,
    },
    {
      name: 'statistics',
      code: `
import * as amplitude from '@amplitude/analytics-browser';
import { AnalyticsBrowser } from '@segment/analytics-next';
import mixpanel from 'mixpanel-browser';
import ReactGA from 'react-ga4';
const analytics = AnalyticsBrowser.load({ writeKey });
export function report(session) {
  gtag('event', 'login', { accessToken: session.accessToken }); //! token-sent-to-third-party
  ReactGA.event('login', { accessToken: session.accessToken }); //! token-sent-to-third-party
  mixpanel.people.set({ accessToken: session.accessToken }); //! token-sent-to-third-party
  amplitude.setUserId(session.accessToken); //! token-sent-to-third-party
  analytics.identify(session.userId, { accessToken: session.accessToken }); //! token-sent-to-third-party
  analytics.identify(session.userId, { plan: session.plan });
}`,
    },
  ],
} satisfies ModelCases;
