import { byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, csrfSetup, exchange, live, roleOf } from '../facts.ts';

const id = 'csrf-token-not-session-bound';
const compared = (traits: Parameters<typeof codeShape>[1] = {}) => codeShape(id, { authenticated: set(false), hostPrefix: set(false), ...traits }, { name: 'req.cookies.csrf' });
const csrf = cookie({ id: 'cookie-2', name: set('XSRF-TOKEN'), value: set('t1'), role: roleOf('csrf-token'), seen: { ...live(), exchange: 'exchange-0' } });
const session = cookie({ value: set('new') });
const login = (cookieHeader: string) => exchange({ url: 'https://shop.example/login', method: 'POST', status: 303, marks: ['login'], requestHeaders: [['Cookie', cookieHeader]] });
const write = (token: string, status = 200) => exchange({ id: 'exchange-3', method: 'POST', status, requestHeaders: [['Cookie', `sid=new; XSRF-TOKEN=${token}`], ['X-XSRF-TOKEN', token]] });
const view = exchange({ id: 'exchange-2', requestHeaders: [['Cookie', 'sid=new; XSRF-TOKEN=t1']] });
const before = 'sid=old; XSRF-TOKEN=t1';

const value = (start: string) => `${start}c9a1e5b8d2f60417ac3e9d5b80f12`;
const traffic = (name: string, token = value('7f3'), after = token) => [
  { url: 'https://shop.example/login', response: [`Set-Cookie: ${name}=${token}; Path=/; Secure; SameSite=Lax`] },
  { url: 'https://shop.example/login', method: 'POST', request: [`Cookie: sid=${value('01d')}; ${name}=${token}`, `X-XSRF-TOKEN: ${token}`], form: { username: 'ada', password: 'analytical engine' }, status: 303, response: ['Location: /', `Set-Cookie: sid=${value('2ew')}; Path=/; Secure; HttpOnly; SameSite=Lax`] },
  { url: 'https://shop.example/orders', method: 'POST', request: [`Cookie: sid=${value('2ew')}; ${name}=${after}`, `X-XSRF-TOKEN: ${after}`], json: { item: 1 }, answer: { id: 7 } },
];

export default {
  facts: [
    { name: 'the old token is accepted after the login', fact: csrf, among: [session, login(before), write('t1')], verdict: 'fail', severity: 'low' },
    { name: 'the old token is only kept', fact: csrf, among: [session, login(before), view], verdict: 'unsure', severity: 'low' },
    { name: 'the old token is refused after the login', fact: csrf, among: [session, login(before), write('t1', 403)], verdict: 'unsure' },
    { name: 'a new token after the login', fact: csrf, among: [session, login(before), write('t2')], verdict: 'skip' },
    { name: 'a session that goes on', fact: csrf, among: [session, login('sid=new; XSRF-TOKEN=t1'), write('t1')], verdict: 'skip' },
    { name: 'no login', fact: csrf, among: [session, write('t1')], verdict: 'skip' },
    { name: 'the prefix __Host-', fact: { ...csrf, name: set('__Host-csrf') }, among: [session], verdict: 'pass' },
    { name: 'another cookie', fact: session, among: [login(before), write('t1')], verdict: 'skip' },
    { name: 'a comparison with a cookie', fact: compared(), verdict: 'fail', severity: 'low' },
    { name: 'a secret in a cookie', fact: csrfSetup({ boundTo: set('cookie'), option: 'cookie' }), verdict: 'fail', severity: 'low' },
    { name: 'a secret in a cookie by default', fact: csrfSetup({ boundTo: byDefault('cookie', '@fastify/csrf-protection 8.0.2') }), verdict: 'fail', severity: 'low' },
    { name: 'the same text for everybody', fact: csrfSetup({ boundTo: set('nothing'), option: 'getSessionIdentifier' }), verdict: 'fail', severity: 'low' },
    { name: 'bound to the session', fact: csrfSetup(), verdict: 'pass' },
    { name: 'no token at all', fact: csrfSetup({ boundTo: set('origin') }), verdict: 'pass' },
    { name: 'bound to something else', fact: csrfSetup({ boundTo: unknown('it is computed') }), verdict: 'skip' },
    { name: 'an HMAC in the same function', fact: compared({ authenticated: set(true) }), verdict: 'pass' },
    { name: 'a cookie that others cannot plant', fact: compared({ hostPrefix: set(true) }), verdict: 'skip' },
  ],
  live: [
    { name: 'a token from before the login', then: traffic('XSRF-TOKEN'), verdict: 'fail', severity: 'low' },
    { name: 'a token that the login changes', then: traffic('XSRF-TOKEN', value('7f3'), value('8a4')), verdict: 'silent' },
    { name: 'a name with __Host-', then: traffic('__Host-XSRF-TOKEN'), verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a cookie compared with a header',
        code: source`
          export function csrf(req, res, next) {
            if (req.cookies.csrfToken !== req.headers['x-csrf-token']) return res.status(403).end();
            next();
          }
        `,
      },
      {
        name: 'csurf with a cookie',
        code: source`
          import csurf from 'csurf';
          app.use(csurf({ cookie: { secure: true, httpOnly: true } }));
        `,
      },
      {
        name: 'the same identifier for everybody',
        code: source`
          import { doubleCsrf } from 'csrf-csrf';
          export const csrf = doubleCsrf({ getSecret: () => process.env.CSRF_SECRET, getSessionIdentifier: () => '' });
        `,
      },
      {
        name: 'names that are given, and a function of its own that compares',
        code: source`
          const same = (a, b) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
          export const csrf = ({ cookieName, field }) => async (ctx, next) => {
            if (ctx.method !== 'GET' && !same(ctx.cookies.get(cookieName), ctx.request.body[field])) return ctx.throw(403);
            await next();
          };
        `,
      },
      {
        name: 'a middleware of h3 with a constant for the name',
        code: source`
          const NAME = 'shop-csrf-token';
          export default defineEventHandler((event) => {
            const current = getCookie(event, NAME);
            const header = getRequestHeader(event, 'x-csrf-token');
            if (!current || header !== current) throw createError({ statusCode: 403 });
          });
        `,
      },
      {
        name: 'a function that is called after what it verifies',
        code: source`
          const COOKIE = 'XSRF-TOKEN';
          function verifyXsrf(req, res, next) {
            const fromCookie = req.cookies[COOKIE];
            const fromHeader = req.get('x-xsrf-token');
            if (!crypto.timingSafeEqual(Buffer.from(fromCookie), Buffer.from(fromHeader))) return res.status(403).end();
            next();
          }
        `,
      },
      {
        name: 'a guard of NestJS',
        code: source`
          @Injectable()
          export class CsrfGuard {
            constructor(config) { this.cookieName = config.get('csrf.cookieName'); }
            canActivate(context) {
              const req = context.switchToHttp().getRequest();
              const sent = req.header('x-csrf-token');
              const kept = req.cookies[this.cookieName];
              if (!sent || !isEqual(sent, kept)) throw new ForbiddenException();
              return true;
            }
          }
        `,
      },
    ],
    good: [
      {
        name: 'a secret in the session',
        remedyFor: 'csurf',
        code: source`
          import csurf from 'csurf';
          app.use(csurf());
        `,
      },
      {
        name: 'bound to the session',
        remedyFor: 'csrf-csrf',
        code: source`
          import { doubleCsrf } from 'csrf-csrf';
          export const csrf = doubleCsrf({ getSecret: () => process.env.CSRF_SECRET, getSessionIdentifier: (req) => req.session.id });
        `,
      },
      {
        name: 'an HMAC that is verified',
        code: source`
          import { createHmac } from 'node:crypto';
          export function csrf(req, res, next) {
            const expected = createHmac('sha256', process.env.KEY).update(req.session.id).digest('hex');
            if (req.cookies.csrfToken !== req.headers['x-csrf-token'] || req.cookies.csrfToken !== expected) return res.status(403).end();
            next();
          }
        `,
      },
      {
        name: 'a cookie with the prefix __Host-',
        code: source`
          export function csrf(req, res, next) {
            if (req.cookies['__Host-csrf'] !== req.headers['x-csrf-token']) return res.status(403).end();
            next();
          }
        `,
      },
      {
        name: 'a client that copies the cookie into a header',
        code: source`
          const token = Cookies.get('XSRF-TOKEN');
          if (token !== undefined) client.defaults.headers['X-XSRF-TOKEN'] = token;
        `,
      },
      {
        name: 'names that are given, of something else',
        code: source`
          const same = (a, b) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
          export const stateGuard = ({ cookieName, field }) => async (ctx, next) => {
            if (!same(ctx.cookies.get(cookieName), ctx.query[field])) return ctx.throw(403);
            ctx.state.csrf = makeToken();
            await next();
          };
        `,
      },
      {
        name: 'such a guard with the token that the session keeps',
        code: source`
          @Injectable()
          export class CsrfGuard {
            constructor(config) { this.cookieName = config.get('csrf.cookieName'); }
            canActivate(context) {
              const req = context.switchToHttp().getRequest();
              const sent = req.header('x-csrf-token');
              const kept = req.session.csrfToken; req.cookies.theme;
              if (!sent || !isEqual(sent, kept)) throw new ForbiddenException();
              return true;
            }
          }
        `,
      },
      {
        name: 'a cookie of h3 with __Host-',
        code: source`
          const NAME = '__Host-shop-csrf';
          export default defineEventHandler((event) => {
            if (getRequestHeader(event, 'x-csrf-token') !== getCookie(event, NAME)) throw createError({ statusCode: 403 });
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
