import type { ContentKind } from '#shared/facts/content-kind.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, roleOf } from '../facts.ts';

const holding = (...kinds: readonly ContentKind[]) =>
  cookie({ role: roleOf('preference'), content: { envelope: 'plain', names: ['field'], found: kinds.map((kind) => ({ kind, field: 'field' })) } });
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const setting = (value: string, name = 'prefs') => [`Set-Cookie: ${name}=${value}; Path=/`];
const silent = (name: string, value: string, cookieName?: string) => ({ name, response: setting(value, cookieName), verdict: 'silent' }) as const;

export default {
  facts: [
    { name: 'a password', fact: holding('password'), verdict: 'fail', severity: 'critical' },
    { name: 'a key', fact: holding('key'), verdict: 'fail', severity: 'critical' },
    { name: 'a hash', fact: holding('password-hash'), verdict: 'fail', severity: 'high' },
    { name: 'an address only', fact: holding('email'), verdict: 'pass' },
    { name: 'the secret of a CSRF defence', fact: { ...holding('key'), role: roleOf('csrf-token') }, verdict: 'skip' },
    { name: 'encrypted', fact: cookie({ content: { envelope: 'sealed', names: [], found: [] } }), verdict: 'skip' },
    { name: 'nothing to read', fact: cookie(), verdict: 'skip' },
    { name: 'a deletion', fact: { ...holding('password'), action: 'clear' }, verdict: 'skip' },
    { name: 'source', fact: cookieInSource(), verdict: 'skip' },
  ],
  live: [
    { name: 'a password in JSON', response: setting(encodeURIComponent('{"user":"ada","password":"analytical"}')), verdict: 'fail', severity: 'critical' },
    { name: 'a password in base64 of JSON', response: setting(base64({ user: 'ada', passwd: 'analytical' })), verdict: 'fail' },
    { name: 'a password in a query string', response: setting('user=ada&pwd=analytical'), verdict: 'fail' },
    { name: 'a cookie that is the password', response: setting('analytical', 'password'), verdict: 'fail' },
    { name: 'Basic credentials', response: setting(`Basic%20${Buffer.from('ada:analytical').toString('base64')}`, 'login'), verdict: 'fail' },
    { name: 'a key of Stripe', response: setting(`sk_live_${'a1B2c3D4'.repeat(3)}`, 'k'), verdict: 'fail' },
    { name: 'a hash of bcrypt', response: setting(encodeURIComponent(JSON.stringify({ h: '$2b$12$abcdefghijklmnopqrstuv' }))), verdict: 'fail', severity: 'high' },
    { name: 'seen in a request only', then: [{ url: 'https://shop.example/', request: ['Cookie: prefs=user=ada&password=analytical'] }], verdict: 'fail' },
    silent('an empty password', encodeURIComponent('{"password":""}')),
    silent('a flag', encodeURIComponent('{"password":true,"secret":"false"}')),
    silent('the strength of a password', encodeURIComponent('{"password":"weak","passwordStrength":"strong-enough"}')),
    silent('the hash of a file', encodeURIComponent('{"hash":"9f86d081884c7d659a2feaa0c55ad015"}')),
    silent('the secret that csrf keeps in a session', base64({ secret: 'A1b2C3d4E5f6G7h8I9j0K1l2' })),
    silent('csurf', 'A1b2C3d4E5f6G7h8I9j0K1l2', '_csrf'),
    silent('base64 of a node id', Buffer.from('User:12345').toString('base64')),
    silent('a publishable key', `pk_live_${'a1B2c3D4'.repeat(3)}`),
    silent('a boarding pass', 'LH1234', 'pass'),
    silent('a setting of the interface', 'show', 'password'),
    silent('no JSON', encodeURIComponent('{"password":')),
  ],
  code: {
    bad: [
      {
        name: 'a key that a form gives, or nothing',
        file: 'src/routes/connect/+page.server.ts',
        code: source`
          export const actions = {
            default: async ({ request, cookies }) => {
              const form = await request.formData();
              const apiSecret = String(form.get('apiSecret') ?? '');
              cookies.set('shop', JSON.stringify({ shop: form.get('shop'), key: apiSecret }), { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
            },
          };
        `,
      },
      {
        name: 'an object that a function of the file encodes',
        code: source`
          import express from 'express';
          const pack = (fields) => Buffer.from(JSON.stringify(fields), 'utf8').toString('base64');
          express().post('/login', (req, res) => {
            const { email, password } = req.body;
            res.cookie('stay', pack({ email, password }), { httpOnly: true, secure: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'what a form says, as Basic credentials',
        file: 'app/connect/route.ts',
        code: source`
          import { cookies } from 'next/headers';
          export async function POST(request) {
            const form = await request.formData();
            const user = String(form.get('user'));
            const password = String(form.get('password'));
            const basic = btoa(\`\${user}:\${password}\`);
            (await cookies()).set('__Host-cms', basic, { httpOnly: true, secure: true, sameSite: 'strict', path: '/' });
          }
        `,
      },
      {
        name: 'the hash that is stored, in a query string',
        code: source`
          import express from 'express';
          import qs from 'querystring';
          express().post('/login', async (req, res) => {
            const row = await db('users').where({ name: req.body.name }).first();
            res.cookie('auto', qs.stringify({ id: row.id, password: row.password_hash }), { httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('again', new URLSearchParams({ id: row.id, pwd: row.password_hash }).toString(), { httpOnly: true, secure: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'a header that is written by hand',
        code: source`
          import http from 'node:http';
          http.createServer((req, res) => {
            const { user, password } = parse(req);
            res.setHeader('Set-Cookie', \`login=\${btoa(\`\${user}:\${password}\`)}; HttpOnly; Secure; SameSite=Lax\`);
            res.end();
          });
        `,
      },
      {
        name: 'a password with a default, in a plug-in that calls its application so',
        code: source`
          const pack = (email, password) => Buffer.from(\`\${email}:\${password}\`, 'utf8').toString('base64');
          export default async function account(app) {
            app.post('/login', async (request, reply) => {
              const { email = '', password = '' } = request.body ?? {};
              reply.setCookie('stay', pack(email, password), { httpOnly: true, secure: true, sameSite: 'strict', path: '/' });
              reply.setCookie('again', Buffer.from(\`\${email}:\${password}\`).toString('base64'), { httpOnly: true, secure: true, sameSite: 'strict', path: '/' });
            });
          }
        `,
      },
      {
        name: 'a field that says what its value is',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/rememberme', (req, res) => {
            const login = req.body.login;
            const pass = req.body.pass;
            const remembered = Buffer.from(JSON.stringify({ login: login, password: pass })).toString('base64');
            res.cookie('remember', remembered, { httpOnly: true, secure: true, sameSite: 'strict' });
          });
        `,
      },
      {
        name: 'a field of the form under another name',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('remember', JSON.stringify({ u: req.body.u, pwd: req.body.p }), { httpOnly: true, secure: true, sameSite: 'strict' });
          });
        `,
      },
      {
        name: 'the password of a form',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('remember', req.body.password, { httpOnly: true, secure: true, sameSite: 'lax' });
            res.end();
          });
        `,
      },
      {
        name: 'a password in JSON',
        file: 'login.ts',
        code: source`
          import Cookies from 'js-cookie';
          export function remember(username, password) {
            Cookies.set('login', JSON.stringify({ username, password }), { secure: true, sameSite: 'lax' });
          }
        `,
      },
      {
        name: 'an encoding that anybody turns back',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            const { email, password } = req.body;
            const kept = Buffer.from(\`\${email}:\${password}\`).toString('base64');
            res.cookie('keep', kept, { httpOnly: true, secure: true });
          });
        `,
      },
    ],
    good: [
      {
        name: 'what a form says of a shop',
        file: 'src/routes/connect/+page.server.ts',
        code: source`
          export const actions = {
            default: async ({ request, cookies }) => {
              const form = await request.formData();
              const shop = String(form.get('shop') ?? '');
              cookies.set('shop', JSON.stringify({ shop }), { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
            },
          };
        `,
      },
      {
        name: 'a function that is called with something else, and what a search was for',
        code: source`
          import express from 'express';
          const pack = (fields) => Buffer.from(JSON.stringify(fields), 'utf8').toString('base64');
          express().post('/login', (req, res) => {
            check(req.body.password);
            res.cookie('view', pack({ density: req.body.density }), { httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('last', searchParams.get('secret'), { httpOnly: true, secure: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'a hash of a password with a default',
        code: source`
          export default async function account(app) {
            app.post('/login', async (request, reply) => {
              const { email = '', password = '' } = request.body ?? {};
              reply.setCookie('stay', await ticketFor(email, password), { httpOnly: true, secure: true, sameSite: 'strict', path: '/' });
            });
          }
        `,
      },
      {
        name: 'a field of that name with something else in it',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('remember', JSON.stringify({ login: req.body.login, password: seal(req.body.pass) }), { httpOnly: true, secure: true, sameSite: 'strict' });
            res.cookie('steps', JSON.stringify({ password: done, boarding: pass }), { httpOnly: true, secure: true, sameSite: 'strict' });
          });
        `,
      },
      {
        name: 'an identifier',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('session', req.sessionID, { httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('passwordHint', 'shown');
            res.cookie('password', '', { maxAge: 0 });
            res.clearCookie('password');
            res.end();
          });
        `,
      },
      {
        name: 'what a function made of it',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('login', seal({ password: req.body.password }), { httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('strength', strengthOf(req.body.password));
            res.cookie('reset', req.body.password !== undefined);
            res.end();
          });
        `,
      },
      {
        name: 'the secret of a CSRF defence, a hash and a pass',
        code: source`
          import express from 'express';
          const app = express();
          app.use((req, res, next) => {
            res.cookie('_csrf', secret, { httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('build', build.hash);
            res.cookie('boarding', flight.pass);
            next();
          });
        `,
      },
      {
        name: 'a digest of a text',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            const { email, password } = req.body;
            res.cookie('keep', createHmac('sha256', key).update(email + password).digest('base64'), { httpOnly: true, secure: true });
            res.cookie('shown', Buffer.from(req.body.theme).toString('base64'), { httpOnly: true, secure: true });
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
