import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, exchange, roleOf } from '../facts.ts';

const page = (header?: string, url = 'https://shop.example/account') =>
  exchange({ url, responseType: 'text/html', requestHeaders: [['Cookie', 'sid=1']], responseHeaders: [['Content-Type', 'text/html'], ...(header === undefined ? [] : [['Strict-Transport-Security', header] as const])] });
const secure = cookie({ secure: set(true) });
const wide = cookie({ secure: set(true), domain: set('shop.example') });
const sibling = (header: string) => exchange({ id: 'exchange-2', url: 'https://example/', responseHeaders: [['Strict-Transport-Security', header]] });
const session = 'Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; HttpOnly; SameSite=Lax';
const account = (response: readonly string[] = [], path = '/account') => [{ url: `https://shop.example${path}`, request: ['Cookie: sid=0123456789abcdef0123456789abcdef'], response: ['Content-Type: text/html', ...response] }];

export default {
  facts: [
    { name: 'no header, and a cookie without Secure', fact: page(), among: [cookie()], verdict: 'fail', severity: 'medium' },
    { name: 'no header, but every cookie is Secure', fact: page(), among: [secure], verdict: 'fail', severity: 'low' },
    { name: 'a year', fact: page('max-age=31536000'), among: [cookie()], verdict: 'pass' },
    { name: 'a year in quotes', fact: page('max-age="31536000"; includeSubDomains'), among: [cookie()], verdict: 'pass' },
    { name: 'a day', fact: page('max-age=86400'), among: [cookie()], verdict: 'fail' },
    { name: 'switched off', fact: page('max-age=0'), among: [cookie()], verdict: 'fail' },
    { name: 'a Domain cookie without includeSubDomains', fact: page('max-age=31536000'), among: [wide], verdict: 'fail', severity: 'low' },
    { name: 'a Domain cookie with includeSubDomains', fact: page('max-age=31536000; includeSubDomains'), among: [wide], verdict: 'pass' },
    { name: 'the parent covers its subdomains', fact: page(), among: [cookie(), sibling('max-age=31536000; includeSubDomains')], verdict: 'pass' },
    { name: 'the parent covers only itself', fact: page(), among: [cookie(), sibling('max-age=31536000')], verdict: 'fail' },
    { name: 'loopback', fact: page(undefined, 'https://shop.localhost:8443/account'), among: [cookie()], verdict: 'skip' },
    { name: 'an address', fact: page(undefined, 'https://203.0.113.7/account'), among: [cookie()], verdict: 'skip' },
    { name: 'a preloaded top-level domain', fact: page(undefined, 'https://shop.dev/account'), among: [cookie()], verdict: 'skip' },
    { name: 'plain http, where the header is ignored', fact: page(undefined, 'http://shop.example/account'), among: [cookie()], verdict: 'skip' },
    { name: 'a host of sub-resources', fact: { ...page(), responseType: 'image/png' }, among: [cookie()], verdict: 'skip' },
    { name: 'nobody is signed in', fact: page(), among: [cookie({ role: roleOf('preference') })], verdict: 'skip' },
    { name: 'helmet told not to send it', fact: codeShape('hsts-missing-or-weak', { off: set(true) }), verdict: 'unsure', severity: 'low' },
    { name: 'a max-age of zero in code', fact: codeShape('hsts-missing-or-weak', { seconds: set(0) }), verdict: 'fail', severity: 'medium' },
    { name: 'an hour in code', fact: codeShape('hsts-missing-or-weak', { seconds: set(3600) }), verdict: 'fail', severity: 'low' },
    { name: 'a year in code', fact: codeShape('hsts-missing-or-weak', { seconds: set(31_536_000) }), verdict: 'pass' },
    { name: 'code with a max-age from elsewhere', fact: codeShape('hsts-missing-or-weak', {}), verdict: 'skip' },
  ],
  live: [
    { name: 'a page for a signed-in user without HSTS', login: true, response: [session], then: account(), verdict: 'fail', severity: 'medium' },
    { name: 'a page for a signed-in user with HSTS', login: true, response: [session, 'Strict-Transport-Security: max-age=63072000; includeSubDomains'], then: account(), verdict: 'silent' },
    { name: 'two pages of one host are one finding', login: true, response: [session], then: [...account(), ...account([], '/orders')], verdict: 'fail', severity: 'medium' },
    { name: 'development on loopback', url: 'https://shop.localhost:8443/account', login: true, response: [session], verdict: 'silent' },
    { name: 'a page without a login', response: ['Set-Cookie: theme=dark; Path=/'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'half a year',
        code: source`
          import helmet from 'helmet';
          import session from 'express-session';
          app.use(helmet({ hsts: { maxAge: 15552000 } }));
          app.use(session(options));
        `,
      },
      {
        name: 'a header that switches it off',
        code: source`
          app.use((req, res, next) => {
            res.setHeader('Strict-Transport-Security', 'max-age=0');
            next();
          });
          app.post('/login', login);
        `,
      },
      {
        name: 'off in a process that answers https itself',
        code: source`
          import https from 'node:https';
          import helmet from 'helmet';
          app.use(helmet({ strictTransportSecurity: false }));
          app.use(session(options));
          https.createServer(tls, app).listen(443);
        `,
      },
      {
        name: 'a constant of an hour',
        code: source`
          const helmet = require('helmet');
          const hour = 60 * 60;
          app.use(helmet({ strictTransportSecurity: { maxAge: hour, includeSubDomains: true } }));
          app.use(passport.initialize());
        `,
      },
      {
        name: 'a list of headers in the settings of a framework',
        code: source`
          const headers = [{ key: 'Strict-Transport-Security', value: 'max-age=3600' }];
          export default { async headers() { return [{ source: '/login', headers }]; } };
        `,
      },
      {
        name: 'an object of headers, only in production',
        code: source`
          import { dev } from '$app/environment';
          const days = 180;
          export async function handle({ event, resolve }) {
            const answer = await resolve(event);
            if (!dev && event.locals.session) answer.headers.set('Strict-Transport-Security', \`max-age=\${days * 86400}\`);
            return answer;
          }
        `,
      },
      {
        name: 'the host alone, beside a cookie for the whole domain',
        code: source`
          import helmet from 'helmet';
          app.use(helmet({ strictTransportSecurity: { includeSubDomains: false } }));
          app.post('/login', (req, res) => res.cookie('session', newId(), { domain: '.shop.example', httpOnly: true, secure: true, sameSite: 'lax' }).end());
        `,
      },
    ],
    good: [
      { name: 'the defaults of helmet', code: source`
        import helmet from 'helmet';
        import session from 'express-session';
        app.use(helmet());
        app.use(session(options));
      ` },
      { name: 'the host alone, beside a cookie of the host', code: source`
        import helmet from 'helmet';
        app.use(helmet({ strictTransportSecurity: { includeSubDomains: false } }));
        app.post('/login', (req, res) => res.cookie('session', newId(), { httpOnly: true, secure: true, sameSite: 'lax' }).end());
      ` },
      { name: 'a short one that is never sent in production', code: source`
        if (process.env.NODE_ENV !== 'production') app.use((req, res, next) => { res.set('Strict-Transport-Security', 'max-age=60'); next(); });
        app.post('/login', login);
      ` },
      { name: 'two years', remedyFor: 'helmet', code: source`
        import helmet from 'helmet';
        import session from 'express-session';
        app.use(helmet({ hsts: { maxAge: 63072000, preload: true } }));
        app.use(session(options));
      ` },
      { name: 'a default maxAge with an option beside', code: source`
        import helmet from 'helmet';
        import session from 'express-session';
        app.use(helmet({ hsts: { includeSubDomains: false }, contentSecurityPolicy: false }));
        app.use(session(options));
      ` },
      { name: 'off, and written by hand', code: source`
        import helmet from 'helmet';
        app.use(helmet({ hsts: false }));
        app.use((req, res, next) => { res.setHeader('Strict-Transport-Security', 'max-age=31536000'); next(); });
        app.post('/login', login);
      ` },
      { name: 'off while developing', code: source`
        import helmet from 'helmet';
        if (process.env.NODE_ENV !== 'production') app.use(helmet({ hsts: false }));
        app.use(helmet({ hsts: process.env.NODE_ENV === 'production' }));
        app.post('/login', login);
      ` },
      { name: 'from the configuration', code: source`
        import helmet from 'helmet';
        import { config } from './config.js';
        app.use(helmet({ hsts: { maxAge: config.hstsSeconds } }));
        app.post('/login', login);
      ` },
      { name: 'something else called helmet', code: source`
        import { helmet } from './metadata.js';
        export const page = helmet({ hsts: { maxAge: 1 }, title: 'login' });
      ` },
      { name: 'off behind a proxy that may send it', code: source`
        import helmet from 'helmet';
        app.use(helmet({ strictTransportSecurity: false }));
        app.use(session(options));
        app.listen(8080);
      ` },
      { name: 'nobody signs in', code: source`
        import helmet from 'helmet';
        app.use(helmet({ hsts: { maxAge: 60 } }));
        app.use(express.static('public'));
      ` },
    ],
  },
} satisfies CheckCases;
