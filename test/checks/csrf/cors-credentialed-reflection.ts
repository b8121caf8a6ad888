import { absent, byDefault, set, unknown } from '#shared/facts/known.ts';
import type { ProbeAnswer } from '#shared/facts/probe.ts';
import { source, type CheckCases } from '../case.ts';
import { acceptedAnswer, codeShape, cookie, cookieInSource, corsSetup, exchange, probe, roleOf } from '../facts.ts';

const id = 'cors-credentialed-reflection';
const site = 'shop.example';
const answer = (allowed: string, { origin = allowed, id = 'exchange-1', credentials = 'true' } = {}) =>
  exchange({ id, url: 'https://api.shop.example/me', requestHeaders: [['Origin', origin], ['Cookie', 'sid=1']], responseHeaders: [['Access-Control-Allow-Origin', allowed], ['Access-Control-Allow-Credentials', credentials]] });
const foreign = (allows: ProbeAnswer['allows']) => probe('foreign-origin', { credential: { name: 'sid', by: 'cookie', form: 'opaque' }, probed: { ...acceptedAnswer, ...(allows && { allows }) } });
const other = answer('https://one.example', { id: 'exchange-0' });
const sid = '0123456789abcdef0123456789abcdef';
const asked = (origin: string, allowed = origin) => ({ url: 'https://shop.example/api/me', request: [`Origin: ${origin}`, `Cookie: sid=${sid}`], response: [`Access-Control-Allow-Origin: ${allowed}`, 'Access-Control-Allow-Credentials: true'], answer: { name: 'Ada' } });
const session = [`Set-Cookie: sid=${sid}; Path=/; Secure; HttpOnly; SameSite=None`];

export default {
  facts: [
    { name: 'a made-up origin gets leave', fact: foreign({ origin: true, credentials: true }), among: [cookie()], site, verdict: 'fail', severity: 'high' },
    { name: 'a made-up origin gets leave, and the cookie goes to all sites', fact: foreign({ origin: true, credentials: true }), among: [cookie({ sameSite: set('None') })], site, verdict: 'fail', severity: 'critical' },
    { name: 'a made-up origin gets leave, and the cookie stays at home', fact: foreign({ origin: true, credentials: true }), among: [cookie({ sameSite: set('Lax') })], site, verdict: 'fail', severity: 'medium' },
    { name: 'a made-up origin gets leave without credentials', fact: foreign({ origin: true, credentials: false }), among: [cookie()], site, verdict: 'pass' },
    { name: 'another origin than the made-up one is named', fact: foreign({ origin: false, credentials: true }), among: [cookie()], site, verdict: 'pass' },
    { name: 'nobody gets leave', fact: foreign(undefined), among: [cookie()], site, verdict: 'pass' },
    { name: 'everybody gets leave to read what everybody gets', fact: { ...foreign({ origin: true, credentials: true }), anonymous: acceptedAnswer }, among: [cookie()], site, verdict: 'unsure' },
    { name: 'the origin null', fact: answer('null'), among: [cookie()], site, verdict: 'fail', severity: 'high' },
    { name: 'the origin null, and a cookie for all sites', fact: answer('null'), among: [cookie({ sameSite: set('None') })], site, verdict: 'fail', severity: 'critical' },
    { name: 'the origin null, and a Lax cookie', fact: answer('null'), among: [cookie({ sameSite: set('Lax') })], site, verdict: 'fail', severity: 'medium' },
    { name: 'the origin null, and no cookie', fact: answer('null'), site, verdict: 'fail', severity: 'medium' },
    { name: 'everybody with credentials', fact: answer('*', { origin: 'https://one.example' }), among: [cookie()], site, verdict: 'fail', severity: 'low' },
    { name: 'one other site', fact: answer('https://one.example'), among: [cookie()], site, verdict: 'pass' },
    { name: 'a page of the site', fact: answer('https://www.shop.example'), among: [answer('https://shop.example', { id: 'exchange-0' })], site, verdict: 'pass' },
    { name: 'a list that names another than who asks', fact: answer('https://shop.example', { origin: 'https://two.example' }), among: [other], site, verdict: 'pass' },
    { name: 'everybody without credentials', fact: answer('*', { credentials: 'false' }), among: [cookie()], site, verdict: 'skip' },
    { name: 'nobody', fact: exchange(), site, verdict: 'skip' },
    { name: 'every origin', fact: corsSetup(), verdict: 'fail', severity: 'high' },
    { name: 'every origin, and a session that travels', fact: corsSetup(), among: [cookieInSource({ sameSite: set('None') })], verdict: 'fail', severity: 'critical' },
    { name: 'every origin, and a session that stays', fact: corsSetup(), among: [cookieInSource({ sameSite: set('Lax') })], verdict: 'fail', severity: 'medium' },
    { name: 'every origin, and a preference that stays', fact: corsSetup(), among: [cookieInSource({ sameSite: set('Lax'), role: roleOf('preference') })], verdict: 'fail', severity: 'high' },
    { name: 'every origin by default', fact: corsSetup({ origins: byDefault('every', '@koa/cors 5.0.0') }), verdict: 'fail', severity: 'high' },
    { name: 'a loose test', fact: corsSetup({ origins: set('loose'), test: 'origin with endsWith' }), verdict: 'fail', severity: 'high' },
    { name: 'the null origin', fact: corsSetup({ origins: set('null') }), verdict: 'fail', severity: 'high' },
    { name: 'a star beside credentials', fact: corsSetup({ origins: set('any') }), verdict: 'fail', severity: 'low' },
    { name: 'headers by hand', fact: codeShape(id, { origins: set('every'), credentials: set(true) }), verdict: 'fail', severity: 'high' },
    { name: 'headers by hand without credentials', fact: codeShape(id, { origins: set('every'), credentials: absent }), verdict: 'pass' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { origins: set('every'), credentials: set(true) }), verdict: 'skip' },
    { name: 'every origin without credentials', fact: corsSetup({ credentials: byDefault(false, 'cors 2.8.6') }), verdict: 'pass' },
    { name: 'a list', fact: corsSetup({ origins: set('listed') }), verdict: 'pass' },
    { name: 'origins from elsewhere', fact: corsSetup({ origins: unknown('they are imported') }), verdict: 'skip' },
    { name: 'credentials from elsewhere', fact: corsSetup({ credentials: unknown('they are imported') }), verdict: 'skip' },
  ],
  live: [
    { name: 'two strangers are both named', login: true, response: session, then: [asked('https://one.example'), asked('https://two.test'), asked('https://three.invalid')], verdict: 'fail', severity: 'critical' },
    { name: 'the origin null', login: true, response: session, then: [asked('null')], verdict: 'fail', severity: 'critical' },
    { name: 'two hosts of one partner', login: true, response: session, then: [asked('https://a.partner.example'), asked('https://b.partner.example')], verdict: 'silent' },
    { name: 'development and one partner', login: true, response: session, then: [asked('http://localhost:3000'), asked('https://partner.test')], verdict: 'silent' },
    { name: 'a list', login: true, response: session, then: [asked('https://partner.test'), asked('https://two.test', 'https://shop.example')], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a test in a function of its own, beside one of the protocol',
        code: source`
          import cors from 'cors';
          const ROOT = 'northwind-hr.com';
          function isOurs(origin) {
            const { protocol, hostname } = new URL(origin);
            return protocol === 'https:' && hostname.endsWith(ROOT);
          }
          app.use(cors({ credentials: true, origin: (origin, done) => done(null, isOurs(origin)) }));
        `,
      },
      {
        name: 'cors with a function that refuses only who names no origin',
        code: source`
          import cors from 'cors';
          app.use(cors({
            origin: (origin, callback) => {
              if (!origin) return callback(null, false);
              return callback(null, origin);
            },
            credentials: true,
          }));
        `,
      },
      {
        name: 'an origin that a function of its own hands back',
        code: source`
          import { cors } from 'hono/cors';
          const friendly = (asked) => asked || 'https://app.example';
          app.use(cors({ origin: (origin) => friendly(origin), credentials: true }));
        `,
      },
      {
        name: 'options that a function makes of every request',
        code: source`
          import cors from 'cors';
          app.use(cors((req, callback) => callback(null, { origin: req.header('Origin'), credentials: true })));
        `,
      },
      {
        name: 'cors with a reflected origin',
        code: source`
          import cors from 'cors';
          app.use(cors({ origin: true, credentials: true }));
        `,
      },
      {
        name: 'NestJS, with an origin that is handed back when there is one',
        code: source`
          import { NestFactory } from '@nestjs/core';
          const app = await NestFactory.create(AppModule);
          app.enableCors({ origin: (origin, callback) => callback(null, origin ?? false), credentials: true });
        `,
      },
      {
        name: 'an origin that is handed back, and everything for who names none',
        code: source`
          import cors from 'cors';
          app.use(cors({ origin: (origin, callback) => callback(null, origin ?? true), credentials: true }));
        `,
      },
      {
        name: 'headers copied by hand',
        code: source`
          app.use((req, res, next) => {
            res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
            res.setHeader('Access-Control-Allow-Credentials', 'true');
            next();
          });
        `,
      },
      {
        name: 'an unanchored test',
        code: source`
          import cors from 'cors';
          app.use(cors({ origin: (origin, callback) => callback(null, origin.endsWith('shop.example')), credentials: true }));
        `,
      },
      {
        name: 'both headers in one object',
        code: source`
          export async function GET(request) {
            const origin = request.headers.get('origin');
            return new Response('{}', { headers: { 'Access-Control-Allow-Origin': origin ?? '*', 'Access-Control-Allow-Credentials': 'true' } });
          }
        `,
      },
      {
        name: 'headers for whoever asks for addresses of the API',
        file: 'src/hooks.server.ts',
        code: source`
          export const handle = async ({ event, resolve }) => {
            const response = await resolve(event);
            const origin = event.request.headers.get('origin');
            if (origin && event.url.pathname.startsWith('/api/')) {
              response.headers.set('Access-Control-Allow-Origin', origin);
              response.headers.set('Access-Control-Allow-Credentials', 'true');
            }
            return response;
          };
        `,
      },
      {
        name: 'headers that are assigned, after a test of the type',
        code: source`
          export const handler = async (event) => {
            const origin = event.headers.origin;
            const headers = { 'Content-Type': 'application/json' };
            if (typeof origin === 'string') {
              headers['Access-Control-Allow-Origin'] = origin;
              headers['Access-Control-Allow-Credentials'] = 'true';
            }
            return { statusCode: 200, headers, body: '{}' };
          };
        `,
      },
      {
        name: 'h3, which is given the event',
        file: 'server/middleware/cors.ts',
        code: source`
          export default defineEventHandler((event) => {
            if (!event.path.startsWith('/api/')) return;
            setResponseHeader(event, 'Access-Control-Allow-Origin', getRequestHeader(event, 'origin') ?? '*');
            setResponseHeader(event, 'Access-Control-Allow-Credentials', 'true');
          });
        `,
      },
      {
        name: 'headers that a function makes of the origin that it is given',
        code: source`
          const corsHeaders = (origin: string | null) => ({ 'Access-Control-Allow-Origin': origin ?? '*', 'Access-Control-Allow-Credentials': 'true' });
          export default {
            async fetch(request: Request) {
              if (request.method === 'OPTIONS') return new Response(null, { headers: corsHeaders(request.headers.get('Origin')) });
              return new Response('{}', { headers: corsHeaders(request.headers.get('Origin')) });
            },
          };
        `,
      },
      {
        name: 'an open pattern before the headers',
        code: source`
          export const handler = (req, res) => {
            const origin = req.get('Origin');
            if (/^https:\\/\\/shop\\.example/.test(origin)) {
              res.set('Access-Control-Allow-Origin', origin);
              res.set('Access-Control-Allow-Credentials', 'true');
            }
          };
        `,
      },
    ],
    good: [
      {
        name: 'a function of its own that compares',
        code: source`
          import { cors } from 'hono/cors';
          const friendly = (asked) => (allowed.includes(asked) ? asked : null);
          app.use(cors({ origin: (origin) => friendly(origin), credentials: true }));
        `,
      },
      {
        name: 'options that a function makes of some requests',
        code: source`
          import cors from 'cors';
          app.use(cors((req, callback) => {
            if (!allowed.has(req.header('Origin'))) throw new Error('no');
            callback(null, { origin: req.header('Origin'), credentials: true });
          }));
        `,
      },
      {
        name: 'a test in a function of its own that asks for the dot',
        code: source`
          import cors from 'cors';
          function isOurs(origin) {
            const { protocol, hostname } = new URL(origin);
            return protocol === 'https:' && hostname.endsWith('.northwind-hr.com');
          }
          app.use(cors({ credentials: true, origin: (origin, done) => done(null, isOurs(origin)) }));
        `,
      },
      {
        name: 'cors with a function that refuses who names no origin, and compares the others',
        code: source`
          import cors from 'cors';
          import { isAllowed } from './origins';
          app.use(cors({
            origin: (origin, callback) => {
              if (!origin) return callback(null, false);
              return callback(null, isAllowed(origin));
            },
            credentials: true,
          }));
        `,
      },
      {
        name: 'an exact list',
        remedyFor: 'cors',
        code: source`
          import cors from 'cors';
          app.use(cors({ origin: ['https://shop.example', 'https://admin.shop.example'], credentials: true }));
        `,
      },
      {
        name: 'a public API',
        code: source`
          import cors from 'cors';
          app.use(cors());
          app.use(cors({ origin: true }));
        `,
      },
      {
        name: 'a list behind a function',
        code: source`
          import cors from 'cors';
          const allowed = new Set(['https://shop.example']);
          app.use(cors({ origin: (origin, callback) => (!origin || allowed.has(origin) ? callback(null, true) : callback(new Error('CORS'))), credentials: true }));
        `,
      },
      {
        name: 'headers after a look into a list',
        remedyFor: 'express',
        code: source`
          app.use((req, res, next) => {
            const origin = req.headers.origin;
            if (allowed.includes(origin)) {
              res.setHeader('Access-Control-Allow-Origin', origin);
              res.setHeader('Access-Control-Allow-Credentials', 'true');
            }
            next();
          });
        `,
      },
      {
        name: 'headers that a function makes of an origin that was looked up, and of none that is known',
        code: source`
          const allowed = new Set(['https://shop.example']);
          const corsHeaders = (origin: string) => ({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' });
          export const otherHeaders = (origin: string) => ({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' });
          export default {
            async fetch(request: Request) {
              const origin = request.headers.get('Origin');
              if (!origin || !allowed.has(origin)) return new Response(null, { status: 403 });
              return new Response('{}', { headers: corsHeaders(origin) });
            },
          };
        `,
      },
      {
        name: 'headers for one host and its addresses',
        code: source`
          export const handle = async ({ event, resolve }) => {
            const response = await resolve(event);
            const origin = event.request.headers.get('origin');
            if (origin && allowed.has(origin) && event.url.pathname.startsWith('/api/')) {
              response.headers.set('Access-Control-Allow-Origin', origin);
              response.headers.set('Access-Control-Allow-Credentials', 'true');
            }
            return response;
          };
        `,
      },
      {
        name: 'headers after an early return',
        code: source`
          app.use((req, res, next) => {
            const { origin } = req.headers;
            if (!isAllowed(origin)) return next();
            res.setHeader('Access-Control-Allow-Origin', origin);
            res.setHeader('Access-Control-Allow-Credentials', 'true');
            next();
          });
        `,
      },
      {
        name: 'subdomains of one site',
        code: source`
          import cors from 'cors';
          app.use(cors({ origin: /^https:\\/\\/([a-z]+\\.)?shop\\.example$/, credentials: true }));
          app.use(cors({ origin: (origin, callback) => callback(null, origin?.endsWith('.shop.example')), credentials: true }));
        `,
      },
      {
        name: 'a reflected origin without credentials',
        code: source`
          app.use((req, res, next) => {
            res.setHeader('Access-Control-Allow-Origin', req.headers.origin ?? '*');
            next();
          });
        `,
      },
      {
        name: 'one origin from the environment',
        code: source`
          app.use((req, res, next) => {
            res.setHeader('Access-Control-Allow-Origin', process.env.APP_ORIGIN);
            res.setHeader('Access-Control-Allow-Credentials', 'true');
            next();
          });
        `,
      },
      {
        name: 'an origin that is looked up, and one of ours for who names none',
        code: source`
          import cors from 'cors';
          const ours = new Map([['https://a.example', 'https://a.example']]);
          app.use(cors({ origin: (origin, callback) => callback(null, ours.get(origin) ?? 'https://a.example'), credentials: true }));
        `,
      },
    ],
  },
} satisfies CheckCases;
