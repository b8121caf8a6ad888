import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, exchange, roleOf } from '../facts.ts';

const id = 'q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG';
const at = (path: string, name = 'exchange-1') => exchange({ id: name, url: `https://shop.example${path}`, responseType: 'text/html' });
const session = cookie({ name: set('connect.sid'), value: set(`s%3A${id}.signature`) });
const visit = (verdict: 'fail' | 'unsure' | 'silent', name: string, ...paths: readonly string[]) => ({
  name,
  then: paths.map((path) => ({ url: `https://shop.example${path}`, response: ['Content-Type: text/html'] })),
  verdict,
});

export default {
  facts: [
    { name: 'code that writes it into an address', fact: codeShape('session-id-in-url', { parameter: set('sid') }), verdict: 'fail', severity: 'high' },
    { name: 'code whose parameter is not known', fact: codeShape('session-id-in-url', {}), verdict: 'skip' },
    { name: 'the path parameter of servlets', fact: at(`/cart;jsessionid=${id}?page=2`), verdict: 'fail', severity: 'high' },
    { name: 'the parameter of PHP', fact: at(`/cart?PHPSESSID=${id}`), verdict: 'fail' },
    { name: 'the value of the session cookie', fact: at(`/cart?s=${id}`), among: [session], verdict: 'fail' },
    { name: 'in the fragment', fact: at(`/cart#sid=${id}`), among: [session], verdict: 'fail' },
    { name: 'another value under a short name', fact: at(`/search?s=${id}`), verdict: 'pass' },
    { name: 'the value of another cookie', fact: at(`/search?s=${id}`), among: [{ ...session, role: roleOf('analytics') }], verdict: 'pass' },
    { name: 'pages that repeat the value', fact: at(`/a?sid=${id}`), among: [at(`/b?sid=${id}`, 'exchange-2')], verdict: 'unsure' },
    { name: 'one page', fact: at(`/a?sid=${id}`), among: [at('/b', 'exchange-2')], verdict: 'pass' },
    { name: 'another page was reported', fact: at(`/b?PHPSESSID=${id}`, 'exchange-2'), among: [], verdict: 'fail' },
  ],
  live: [
    visit('fail', 'the path parameter of servlets', `/cart;jsessionid=${id}`, `/order;jsessionid=${id}`),
    { name: 'the session of a cookie, once and not as a token too', login: true, response: [`Set-Cookie: PHPSESSID=${id}; Path=/; Secure; HttpOnly; SameSite=Lax`], then: [{ url: `https://shop.example/cart?sid=${id}` }], verdict: 'fail' },
    visit('unsure', 'an identifier that pages repeat', `/a?session_id=${id}`, `/b?session_id=${id}`),
    visit('silent', 'an order of Stripe', '/success?session_id=cs_test_a1B2c3D4e5F6g7H8', '/thanks?session_id=cs_test_a1B2c3D4e5F6g7H8'),
    visit('silent', 'a connection of Engine.IO', `/socket.io/?EIO=4&sid=${id}`, `/socket.io/2/?EIO=4&sid=${id}`),
    visit('silent', 'statistics', '/?gclid=Cj0KCQjw8abcDEF1234567890&_gl=1*abc*_ga*MTIzNDU2Nzg5MC4x&utm_id=1234567890abcdef', '/b'),
    visit('silent', 'a short number', '/forum?sid=42', '/topic?sid=42'),
    visit('silent', 'a link that is opened once', `/confirm?sid=${id}`, '/'),
    visit('silent', 'a search', '/?s=session+identifier+2026', '/?s=session+identifier+2027'),
  ],
  code: {
    bad: [
      {
        name: 'a parameter of the path, and what middleware has found',
        file: 'src/links.ts',
        code: source`
          export async function openBilling(invoice) {
            const { sessionId } = await getSession();
            await Linking.openURL(\`https://billing.example/invoice/\${invoice};jsessionid=\${sessionId}\`);
          }
          export const withSession = (path, ctx) => {
            const url = new URL(path, ctx.origin);
            url.searchParams.set('session_id', ctx.state.session.id);
            return url.href;
          };
        `,
      },
      {
        name: 'links and redirects with the identifier',
        code: source`
          import express from 'express';
          import session from 'express-session';
          const app = express();
          app.get('/login', (req, res) => {
            res.redirect('/home?sid=' + req.sessionID);
          });
          app.get('/cart', (req, res) => {
            const id = req.session.id;
            res.render('cart', { next: \`/checkout;jsessionid=\${encodeURIComponent(id)}\` });
          });
        `,
      },
      {
        name: 'a session that is opened and handed over',
        code: source`
          app.post('/handover', async (req, res) => {
            const id = await sessions.open(req.user.id);
            res.redirect(\`https://kiosk.shop.example/start?sid=\${id}\`);
          });
        `,
      },
      {
        name: 'a backtick right after the parameter',
        code: source`
          export function handler(req, res) {
            res.redirect(\`/next?step=2&sid=\` + req.sessionID);
          }
        `,
      },
      {
        name: 'a parameter that is set on an address',
        file: 'app/api/sso/callback/route.ts',
        code: source`
          import { NextResponse } from 'next/server';
          export async function GET(request) {
            const session = await createSession(await profileFor(request));
            const target = new URL('/workspace', process.env.APP_URL);
            target.searchParams.set('session_id', session.id);
            return NextResponse.redirect(target);
          }
        `,
      },
      {
        name: 'fields of a query',
        code: source`
          export async function enter(req, res) {
            const session = await sessions.create(req.body.user);
            res.redirect(303, 'https://app.example/in?' + new URLSearchParams({ sid: session.id }));
          }
        `,
      },
      {
        name: 'a query that is put together first',
        code: source`
          export async function enter(req, res) {
            const query = new URLSearchParams();
            query.set('sid', req.session.id);
            res.redirect(303, \`https://app.example/in?\${query}\`);
          }
        `,
      },
      {
        name: 'the search of an address',
        code: source`
          export async function enter(req, res) {
            const target = new URL('https://app.example/in');
            target.search = new URLSearchParams({ sid: req.session.id }).toString();
            res.redirect(303, target.href);
          }
        `,
      },
    ],
    good: [
      {
        name: 'other identifiers, in the path and in a query',
        file: 'src/links.ts',
        code: source`
          export async function openBilling(invoice, version) {
            const { sessionId } = await getSession();
            await Linking.openURL(\`https://billing.example/invoice/\${invoice};v=\${version}\`, { sessionId });
          }
          export const withTenant = (path, ctx) => {
            const url = new URL(path, ctx.origin);
            url.searchParams.set('tenant', ctx.state.tenant.id);
            return url.href;
          };
        `,
      },
      {
        name: 'sessions of a payment',
        code: source`
          app.post('/pay', async (req, res) => {
            const session = await stripe.checkout.sessions.create({ mode: 'payment' });
            res.redirect('/done?session_id=' + session.id);
          });
        `,
      },
      {
        name: 'identifiers of other things, and what is made of it',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/pay', async (req, res) => {
            const session = await stripe.checkout.sessions.create({ success_url: 'https://shop.example/done?session_id={CHECKOUT_SESSION_ID}' });
            await redis.get('sess:' + req.sessionID);
            log('sid=' + hash(req.sessionID));
            post('/stats', { body: 'visit=1&sid=' + req.sessionID, headers: { Cookie: 'a=1;sid=' + req.sessionID } });
            res.redirect('/pay?session_id=' + session.id);
          });
          app.get('/stream', (req, res) => res.redirect('/watch?v=' + hash(req.sessionID) + '&sessionId=' + req.params.sessionId));
        `,
      },
      {
        name: 'the digest of the identifier on an address',
        file: 'app/api/sso/callback/route.ts',
        code: source`
          import { NextResponse } from 'next/server';
          export async function GET(request) {
            const session = await createSession(await profileFor(request));
            const target = new URL('/workspace', process.env.APP_URL);
            target.searchParams.set('session_id', digest(session.id));
            return NextResponse.redirect(target);
          }
        `,
      },
      {
        name: 'the session of a payment on an address',
        file: 'app/api/pay/route.ts',
        code: source`
          import { NextResponse } from 'next/server';
          export async function GET(request) {
            const session = await createCheckoutSession(await profileFor(request));
            const target = new URL('/workspace', process.env.APP_URL);
            target.searchParams.set('session_id', session.id);
            return NextResponse.redirect(target);
          }
        `,
      },
      {
        name: 'a header, which has the same method',
        code: source`
          export async function enter(user, headers) {
            const session = await createSession(user);
            const searchParams = new URLSearchParams();
            headers.set('X-Session', session.id);
          }
        `,
      },
      {
        name: 'the body of a request',
        code: source`
          export async function leave(req) {
            const fields = new URLSearchParams({ sid: req.session.id });
            const form = new URLSearchParams();
            form.set('session_id', req.session.id);
            await fetch('https://id.example/leave', { method: 'POST', body: fields });
            await fetch('https://id.example/leave', { method: 'POST', body: form.toString() });
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
