import { set } from '#shared/facts/known.ts';
import { source, type CheckCases, type LiveExchange } from '../case.ts';
import { codeShape, cookie, exchange, roleOf, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const hash = 'hash-of-the-session';
const page = exchange({ responseType: 'text/html', pageCredentials: [hash] });
const session = cookie({ credentialHashes: [hash] });

const raw = accessToken();
const sid = 'q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG';
const call: LiveExchange = { url: 'https://shop.example/api/me', request: [`Authorization: Bearer ${raw}`], answer: { id: 7 } };
const html = (data: unknown, response: readonly string[] = [], url = 'https://shop.example/account'): LiveExchange => ({ url, response, text: `<!doctype html><script id="__NEXT_DATA__" type="application/json">${JSON.stringify(data)}</script>` });
const script = (text: string): LiveExchange => ({ url: 'https://shop.example/config.js', type: 'text/javascript', text });
const login = { login: true, response: [`Set-Cookie: PHPSESSID=${sid}; Path=/; Secure; HttpOnly; SameSite=Lax`] } as const;

export default {
  facts: [
    { name: 'code that writes one into HTML', fact: codeShape('token-embedded-in-page', { into: set('html'), neverStored: set(false) }), verdict: 'fail', severity: 'medium' },
    { name: 'code whose page is never stored', fact: codeShape('token-embedded-in-page', { into: set('view'), neverStored: set(true) }), verdict: 'fail', severity: 'low' },
    { name: 'code that writes it somewhere else', fact: codeShape('token-embedded-in-page', {}), verdict: 'skip' },
    { name: 'the session of a cookie', fact: page, among: [session], verdict: 'fail', severity: 'medium' },
    { name: 'in a script', fact: { ...page, responseType: 'text/javascript' }, among: [session], verdict: 'fail', severity: 'high' },
    { name: 'in a page that caches may keep', fact: { ...page, responseHeaders: [['Cache-Control', 'public, max-age=600']] }, among: [session], verdict: 'fail', severity: 'high' },
    { name: 'in a page that nobody keeps', fact: { ...page, responseHeaders: [['Cache-Control', 'no-store']] }, among: [session], verdict: 'fail', severity: 'low' },
    { name: 'a CSRF token', fact: page, among: [{ ...session, role: roleOf('csrf-token') }], verdict: 'pass' },
    { name: 'a value that is not in use', fact: page, verdict: 'pass' },
    { name: 'a key that is public', fact: page, among: [session, token({ credentialHashes: [hash], payload: { role: 'anon' } })], verdict: 'pass' },
    { name: 'nothing in the text', fact: exchange({ responseType: 'text/html' }), among: [session], verdict: 'skip' },
  ],
  live: [
    { name: 'the bearer token in the data of a page', then: [html({ props: { token: raw } }), call], verdict: 'fail', severity: 'medium' },
    { name: 'the session cookie in the data of two pages', ...login, then: [html({ session: sid }), html({ session: sid }, [], 'https://shop.example/orders')], verdict: 'fail' },
    { name: 'the token of storage in a script', then: [script(`window.token = "${raw}";`)], local: [['access_token', raw]], verdict: 'fail', severity: 'high' },
    { name: 'a CSRF token', response: [`Set-Cookie: csrftoken=${sid}; Path=/`], then: [html({ csrf: sid })], verdict: 'silent' },
    { name: 'a nonce that nothing carries', then: [html({ nonce: sid }), call], verdict: 'silent' },
    { name: 'a token that is not in use', then: [html({ example: jwt({ sub: 'example' }) }), call], verdict: 'silent' },
    { name: 'the anon key of Supabase', then: [script(`const key = "${jwt({ role: 'anon' })}";`), { ...call, request: [`apikey: ${jwt({ role: 'anon' })}`] }], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'the session cookie in the data of a page of SvelteKit',
        file: 'src/routes/+layout.server.ts',
        code: source`
          export const load = async ({ cookies, locals }) => {
            return { member: locals.member.name, api: { bearer: cookies.get('__Host-session') } };
          };
        `,
      },
      {
        name: 'a function that writes what it is given into a script',
        code: source`
          const page = (state, nonce) => \`<html><script nonce="\${nonce}">window.state = \${JSON.stringify(state)}</script></html>\`;
          app.get('/', async (req, res) => {
            const accessToken = await exchange(req.session.id);
            res.send(page({ accessToken }, res.locals.nonce));
          });
        `,
      },
      {
        name: 'a script in the page',
        code: source`
          import express from 'express';
          const app = express();
          import jwt from 'jsonwebtoken';
          app.get('/', (req, res) => {
            const token = jwt.sign({ sub: req.user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
            res.send(\`<!doctype html><script>window.token = '\${token}';</script>\`);
          });
        `,
      },
      {
        name: 'a view',
        code: source`
          import express from 'express';
          const app = express();
          app.get('/dashboard', (req, res) => {
            res.render('dashboard', { user: req.user, accessToken: req.user.accessToken });
          });
        `,
      },
      {
        name: 'properties of a page',
        file: 'pages/dashboard.tsx',
        code: source`
          import { getSession } from './session';
          export async function getServerSideProps({ req }) {
            const session = await getSession(req);
            return { props: { refreshToken: session.refreshToken } };
          }
        `,
      },
      {
        name: 'a page of Hono',
        code: source`
          import { Hono } from 'hono';
          import { getCookie } from 'hono/cookie';
          const app = new Hono();
          app.get('/', (c) => c.html(\`<body data-session="\${getCookie(c, 'session_token')}"></body>\`));
        `,
      },
    ],
    good: [
      {
        name: 'a name and a CSRF token in the data of a page of SvelteKit',
        file: 'src/routes/+layout.server.ts',
        code: source`
          export const load = async ({ cookies, locals }) => {
            const session = cookies.get('__Host-session');
            return { member: await nameOf(session), theme: cookies.get('theme'), csrf: locals.csrfToken };
          };
        `,
      },
      {
        name: 'a function that writes nothing of what it is given',
        code: source`
          const page = (state) => \`<html><script>window.state = \${JSON.stringify({ name: state.name })}</script></html>\`;
          app.get('/', async (req, res) => {
            const accessToken = await exchange(req.session.id);
            res.send(page({ name: await nameOf(accessToken), accessToken }));
          });
        `,
      },
      {
        name: 'tokens of forms and links',
        code: source`
          import express from 'express';
          const app = express();
          app.get('/reset/:token', (req, res) => res.render('reset', { token: req.params.token }));
          app.get('/form', (req, res) => res.render('form', { csrfToken: req.csrfToken() }));
          app.get('/map', (req, res) => res.render('map', { mapboxAccessToken: process.env.MAPBOX_TOKEN }));
        `,
      },
      {
        name: 'an answer that is no page',
        code: source`
          import express from 'express';
          const app = express();
          import jwt from 'jsonwebtoken';
          app.post('/login', (req, res) => {
            const accessToken = jwt.sign({ sub: req.user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
            res.send({ accessToken });
            res.end(\`ok \${accessToken}\`);
          });
        `,
      },
      {
        name: 'whether there is one',
        file: 'pages/index.tsx',
        code: source`
          export async function getServerSideProps({ req }) {
            return { props: { isSignedIn: Boolean(req.cookies.session), hasToken: req.cookies.accessToken !== undefined } };
          }
        `,
      },
      {
        name: 'a token that is masked',
        code: source`
          import express from 'express';
          const app = express();
          app.get('/settings', (req, res) => {
            res.render('settings', { accessToken: mask(req.user.accessToken), apiToken: req.user.apiTokens.length });
          });
        `,
      },
      {
        name: 'properties of a component',
        file: 'card.tsx',
        code: source`
          export const card = (session) => render({ props: { accessToken: session.accessToken } });
        `,
      },
    ],
  },
} satisfies CheckCases;
