import loggers from '#linter/models/loggers.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: loggers,
  readIn: { version: '2026-11', source: 'https://console.spec.whatwg.org/, pino 9, winston 3, bunyan 1, log4js 6, loglevel 1, consola 3, @nestjs/common 11, @sentry/* 10; the documentation of gtag.js, react-ga4, Mixpanel, Amplitude and Segment' },
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
  console.debug(token);
}`,
    },
    {
      name: 'what says nothing of a credential',
      code: `
export function report(user, token, accessToken, tokens, password) {
  console.log('token', token);
  console.log('accessToken');
  console.log(accessToken.length, Boolean(accessToken), !!accessToken, typeof accessToken);
  console.log(accessToken ? 'yes' : 'no', mask(accessToken), accessToken.slice(0, 4));
  console.log({ accessToken: '[redacted]', refreshToken: mask(user.refreshToken), maskedToken: user.maskedToken });
  console.log({ csrfToken: user.csrfToken, pushToken: user.pushToken, deviceToken: user.deviceToken });
  console.log(user.tokenType, user.tokenCount, user.accessTokenExpiresAt, user.accessTokenError, tokens);
  console.log(user.hashedToken, user.tokenHash, user.decodedToken, user.isAccessTokenValid, user.inviteToken, user.resetToken);
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
