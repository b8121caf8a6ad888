import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, cookieInSource, exchange, roleOf, shapeOf, storage } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const page = (policy?: string, changes: Parameters<typeof exchange>[0] = {}, name = 'Content-Security-Policy') =>
  exchange({ responseType: 'text/html', responseHeaders: [['Content-Type', 'text/html'], ...(policy === undefined ? [] : [[name, policy] as const])], ...changes });
const stored = [storage()];
const readable = cookie({ name: set('token'), shape: shapeOf('jws', 180, 500), role: roleOf('access-token'), domain: set('shop.example') });
const strict = "script-src 'nonce-r4nd0m' 'strict-dynamic' 'unsafe-inline' https:; object-src 'none'; base-uri 'none'";
const local = [['access_token', accessToken()]] as const;

export default {
  facts: [
    { name: 'no header, and a page that was not read', fact: page(), among: stored, verdict: 'unsure', severity: 'medium' },
    { name: 'no header, and a page without a policy', fact: page(undefined, { metaPolicies: [] }), among: stored, verdict: 'fail', severity: 'medium' },
    { name: 'a policy in a meta element', fact: page(undefined, { metaPolicies: [strict] }), among: stored, verdict: 'pass' },
    { name: 'a weak policy in a meta element', fact: page(undefined, { metaPolicies: ["script-src * 'unsafe-inline'"] }), among: stored, verdict: 'fail', severity: 'medium' },
    { name: 'a strict one in a meta element beside a weak header', fact: page("default-src * 'unsafe-inline'", { metaPolicies: [strict] }), among: stored, verdict: 'pass' },
    { name: 'a meta element with what counts in a header only', fact: page(undefined, { metaPolicies: ["frame-ancestors 'none'; sandbox"] }), among: stored, verdict: 'fail', severity: 'medium' },
    { name: 'a policy that only reports', fact: page(strict, {}, 'Content-Security-Policy-Report-Only'), among: stored, verdict: 'unsure' },
    { name: 'unsafe-inline', fact: page("script-src 'self' 'unsafe-inline'; base-uri 'none'"), among: stored, verdict: 'fail', severity: 'medium' },
    { name: 'a whole scheme', fact: page("script-src 'self' https:; base-uri 'none'"), among: stored, verdict: 'fail' },
    { name: 'data:', fact: page("default-src 'self' data:; base-uri 'none'"), among: stored, verdict: 'fail' },
    { name: 'no rule about scripts', fact: page("frame-ancestors 'none'"), among: stored, verdict: 'fail' },
    { name: 'no base-uri', fact: page("default-src 'self'"), among: stored, verdict: 'fail', severity: 'low' },
    { name: 'nonces', fact: page(strict), among: stored, verdict: 'pass' },
    { name: 'hosts', fact: page("default-src 'self' https://cdn.example; base-uri 'self'"), among: stored, verdict: 'pass' },
    { name: 'unsafe-inline beside a hash', fact: page("script-src 'self' 'unsafe-inline' 'sha256-x'; object-src 'none'; base-uri 'none'"), among: stored, verdict: 'pass' },
    { name: 'a weak policy beside a strict one', fact: page(`default-src * 'unsafe-inline', ${strict}`), among: stored, verdict: 'pass' },
    { name: 'a cookie that script can read', fact: page("script-src 'unsafe-inline'"), among: [readable], verdict: 'fail' },
    { name: 'a cookie that script cannot read', fact: page(), among: [{ ...readable, httpOnly: set(true) }], verdict: 'skip' },
    { name: 'no token', fact: page(), verdict: 'skip' },
    { name: 'a preference in storage', fact: page(), among: [storage({ role: roleOf('preference') })], verdict: 'skip' },
    { name: 'a token of another host', fact: page(undefined, { url: 'https://www.shop.example/' }), among: stored, verdict: 'skip' },
    { name: 'an API', fact: page(undefined, { responseType: 'application/json' }), among: stored, verdict: 'skip' },
    { name: 'switched off in code, beside a readable token', fact: codeShape('csp-missing-with-script-readable-token', { off: set(true) }), among: [cookieInSource({ httpOnly: set(false), role: roleOf('access-token') })], verdict: 'unsure' },
    { name: 'switched off in code, beside an HttpOnly token', fact: codeShape('csp-missing-with-script-readable-token', { off: set(true) }), among: [cookieInSource({ httpOnly: set(true), role: roleOf('access-token') })], verdict: 'skip' },
    { name: 'nonces in code', fact: codeShape('csp-missing-with-script-readable-token', { policy: set(strict) }), among: [cookieInSource({ httpOnly: set(false), role: roleOf('access-token') })], verdict: 'pass' },
  ],
  live: [
    { name: 'unsafe-inline and a token in localStorage', response: ["Content-Security-Policy: default-src 'self' 'unsafe-inline'"], local, verdict: 'fail', severity: 'medium' },
    { name: 'no policy and a token in localStorage', response: ['Content-Type: text/html'], local, verdict: 'unsure' },
    { name: 'nonces and a token in localStorage', response: [`Content-Security-Policy: ${strict}`], local, verdict: 'silent' },
    { name: 'no policy anywhere and a token in localStorage', response: [], then: [{ url: 'https://shop.example/account', response: ['Content-Type: text/html'], type: 'text/html', text: '<!doctype html><title>x</title><body>' }], local, verdict: 'fail', severity: 'medium' },
    { name: 'a policy in a meta element and a token in localStorage', response: [], then: [{ url: 'https://shop.example/account', response: ['Content-Type: text/html'], type: 'text/html', text: `<meta http-equiv="Content-Security-Policy" content="${strict}"><body>` }], local, verdict: 'silent' },
    { name: 'no policy and a theme in localStorage', response: ['Content-Type: text/html'], local: [['theme', 'dark']], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'unsafe-inline and a token in a readable cookie',
        code: source`
          import helmet from 'helmet';
          import express from 'express';
          const app = express();
          app.use(helmet({ contentSecurityPolicy: { directives: { scriptSrc: ["'self'", "'unsafe-inline'"] } } }));
          app.post('/login', (req, res) => {
            res.cookie('access_token', sign(req.user), { httpOnly: false, secure: true });
            res.end();
          });
        `,
      },
      {
        name: 'a header by hand',
        code: source`
          import express from 'express';
          const app = express();
          app.use((req, res, next) => {
            res.setHeader('Content-Security-Policy', "default-src 'self'; script-src * 'unsafe-inline'");
            next();
          });
          app.post('/login', (req, res) => res.cookie('access_token', sign(req.user), { httpOnly: false }).end());
        `,
      },
    ],
    good: [
      { name: 'the defaults of helmet', remedyFor: 'helmet', code: source`
        import express from 'express';
        import helmet from 'helmet';
        const app = express();
        app.use(helmet());
        app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'lax' }).redirect('/'));
      ` },
      { name: 'no policy, and an HttpOnly cookie', code: source`
        import helmet from 'helmet';
        import express from 'express';
        const app = express();
        app.use(helmet({ contentSecurityPolicy: false }));
        app.post('/login', (req, res) => res.cookie('access_token', sign(req.user), { httpOnly: true, secure: true }).end());
      ` },
      { name: 'no policy, and no token in the file', code: source`
        import helmet from 'helmet';
        import { authRoutes } from './auth.js';
        app.use(helmet({ contentSecurityPolicy: false }));
        app.use('/auth', authRoutes);
      ` },
      { name: 'a nonce beside unsafe-inline', code: source`
        import helmet from 'helmet';
        import express from 'express';
        const app = express();
        app.use(helmet({ contentSecurityPolicy: { directives: { scriptSrc: ["'unsafe-inline'", (req, res) => nonceOf(res)] } } }));
        app.post('/login', (req, res) => res.cookie('access_token', sign(req.user), { httpOnly: false }).end());
      ` },
      { name: 'the defaults of helmet', code: source`
        import helmet from 'helmet';
        import express from 'express';
        const app = express();
        app.use(helmet());
        app.post('/login', (req, res) => res.cookie('access_token', sign(req.user), { httpOnly: false }).end());
      ` },
      { name: 'a policy in a second call', code: source`
        import helmet from 'helmet';
        import express from 'express';
        const app = express();
        app.use(helmet({ contentSecurityPolicy: false }));
        app.use(helmet.contentSecurityPolicy(policy));
        app.post('/login', (req, res) => res.cookie('access_token', sign(req.user), { httpOnly: false }).end());
      ` },
      { name: 'inline styles only, and a preference that script reads', code: source`
        import helmet from 'helmet';
        import express from 'express';
        const app = express();
        app.use(helmet({ contentSecurityPolicy: { directives: { styleSrc: ["'unsafe-inline'"] } } }));
        app.post('/theme', (req, res) => res.cookie('theme', req.body.theme, { httpOnly: false }).end());
      ` },
    ],
  },
} satisfies CheckCases;
