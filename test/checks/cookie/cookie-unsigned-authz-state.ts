import type { ContentKind } from '#shared/facts/content-kind.ts';
import { absent, set } from '#shared/facts/known.ts';
import { noRole } from '#shared/facts/role.ts';
import { source, type CheckCases } from '../case.ts';
import { acceptedAnswer, cookie, exchange, inSource, probe, refusedAnswer, roleOf, sessionSetup, token } from '../facts.ts';

const claiming = (...kinds: readonly ContentKind[]) =>
  cookie({ name: set('state'), value: set('role:user'), shape: { format: 'opaque', length: 9, bits: 40, wrapping: [] }, role: noRole, content: { envelope: 'plain', names: ['field'], found: kinds.map((kind) => ({ kind, field: 'field' })) } });
const written = (changes: Parameters<typeof cookie>[0] = {}) => ({ ...claiming('privilege'), seen: inSource(), signed: set(false), httpOnly: set(true), ...changes });
const login = exchange({ marks: ['login'], method: 'POST' });
const page = 'https://shop.example/account';
const silent = (name: string, ...response: readonly string[]) => ({ name, response: response.map((pair) => `Set-Cookie: ${pair}; Path=/`), verdict: 'silent' }) as const;

const login302 = { status: 302, redirected: true, size: 0, body: '' };
const credential = { name: 'role', by: 'cookie', form: 'unknown' } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('edited-value', { credential, authenticated: { ...refusedAnswer, status: 403 }, ...changes });

export default {
  facts: [
    { name: 'code that sets a role for the server', fact: written(), verdict: 'fail', severity: 'medium' },
    { name: 'code that sets a role which scripts may read', fact: written({ httpOnly: absent }), verdict: 'unsure' },
    { name: 'code that signs it', fact: written({ signed: set(true) }), verdict: 'pass' },
    { name: 'a script that sets it', fact: written({ byScript: set(true) }), verdict: 'skip' },
    { name: 'code that sets the identifier of a user', fact: { ...claiming('user-id'), seen: inSource(), signed: set(false), httpOnly: set(true) }, verdict: 'skip' },
    { name: 'code that sets it under a name of users', fact: { ...claiming('user-id'), name: set('club_member'), seen: inSource(), byScript: set(false), signed: set(false), httpOnly: set(true) }, verdict: 'fail', severity: 'medium' },
    { name: 'code that also sets sessions up', fact: { ...claiming('user-id'), name: set('club_member'), seen: inSource(), byScript: set(false), signed: set(false), httpOnly: set(true) }, among: [sessionSetup()], verdict: 'skip' },
    { name: 'an edited value opens what was closed', fact: test(), verdict: 'fail', severity: 'high' },
    { name: 'an edited value is answered like the value as it is: perhaps nobody reads it', fact: test({ authenticated: acceptedAnswer }), verdict: 'unsure' },
    { name: 'an edited value leads to the login', fact: test({ authenticated: login302, probed: login302 }), verdict: 'pass' },
    { name: 'an edited value is a bad request', fact: test({ probed: { ...refusedAnswer, status: 400 } }), verdict: 'unsure' },
    { name: 'an edited value meets a cache', fact: test({ probed: { ...acceptedAnswer, cached: true } }), verdict: 'unsure' },
    { name: 'no answer to an edited value', fact: test({ probed: { ...refusedAnswer, status: 0 } }), verdict: 'unsure' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
    { name: 'a role and nothing else', fact: claiming('privilege'), verdict: 'unsure', severity: 'medium' },
    { name: 'the server recognises the user by it', fact: { ...claiming('user-id'), role: roleOf('session-id', 'confirmed') }, verdict: 'fail', severity: 'high' },
    { name: 'a number after a login', fact: claiming('user-id'), among: [login], verdict: 'unsure' },
    { name: 'the number of a visitor', fact: claiming('user-id'), verdict: 'pass' },
    { name: 'a session beside it', fact: claiming('privilege'), among: [cookie({ id: 'cookie-2' })], verdict: 'skip' },
    { name: 'a token beside it', fact: claiming('privilege'), among: [token()], verdict: 'skip' },
    { name: 'signed', fact: { ...claiming('privilege'), content: { envelope: 'signed', names: [], found: [{ kind: 'privilege', field: 'role' }] } }, verdict: 'skip' },
    { name: 'signed by a twin', fact: claiming('privilege'), among: [cookie({ id: 'cookie-2', name: set('state.sig'), role: noRole })], verdict: 'skip' },
    { name: 'a tracker', fact: { ...claiming('user-id'), role: roleOf('analytics') }, verdict: 'skip' },
    { name: 'nothing of the kind', fact: claiming('email'), verdict: 'pass' },
  ],
  live: [
    { name: 'a role', response: ['Set-Cookie: role=user; Path=/'], verdict: 'unsure', severity: 'medium' },
    { name: 'a role in JSON', response: [`Set-Cookie: state=${encodeURIComponent('{"isAdmin":true,"theme":"dark"}')}; Path=/`], verdict: 'unsure' },
    {
      name: 'a number that opens the account',
      then: [
        { url: page, request: ['Cookie: user_id=42; theme=dark'] },
        { url: page, request: ['Cookie: theme=dark'], status: 401 },
      ],
      verdict: 'fail',
      severity: 'high',
    },
    silent('a role beside a session', 'role=user', 'sid=0123456789abcdef0123456789abcdef'),
    silent('a role signed as Express does', 'role=s%3Auser.k9Vd0Yq3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaGk9Vd0'),
    silent('a flag that says no', `state=${encodeURIComponent('{"isAdmin":false,"theme":"dark"}')}`),
    silent('the plan that a visitor looks at', 'plan=yearly'),
    silent('the identifier of a visitor', 'uid=0123456789abcdef0123456789abcdef'),
    silent('another word', 'theme=role'),
  ],
  code: {
    bad: [
      {
        name: 'permissions that a function finds',
        file: 'src/pages/api/login.ts',
        code: source`
          import type { APIRoute } from 'astro';
          export const POST: APIRoute = async ({ request, cookies, redirect }) => {
            const staff = await findStaff(await request.formData());
            cookies.set('staff', { id: staff.id, permissions: await permissionsOf(staff.id) }, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
            return redirect('/rota');
          };
        `,
      },
      {
        name: 'who the user is, in Koa that signs nothing without options',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          app.keys = loadKeys();
          app.use(async (ctx) => {
            const member = await find(ctx.request.body);
            ctx.cookies.set('club_uid', member._id.toHexString());
          });
        `,
      },
      {
        name: 'who the user is, to be remembered by',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await find(req.body);
            res.cookie('remember', String(user.id), { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 2592e6 });
          });
        `,
      },
      {
        name: 'a role for the server',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await find(req.body);
            res.cookie('state', JSON.stringify({ id: user.id, isAdmin: user.isAdmin }), { httpOnly: true, secure: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'a flag in words, in Koa that is told not to sign',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          app.use(async (ctx) => {
            const user = await find(ctx.request.body);
            ctx.cookies.set('isAdmin', user.admin ? '1' : '0', { httpOnly: true, secure: true, sameSite: 'strict', signed: false });
          });
        `,
      },
      {
        name: 'a flag in words, no first',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await find(req.body);
            res.cookie('__Host-is_admin', !user.admin ? '0' : '1', { httpOnly: true, secure: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'a role as text',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await find(req.body);
            res.cookie('kind', String(user.role), { httpOnly: true, secure: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'a right of a user, where no library signs',
        file: 'src/routes/login/+page.server.ts',
        code: source`
          export const actions = {
            default: async ({ request, cookies }) => {
              const [user] = await sql\`select id, is_editor from users where email = \${(await request.formData()).get('email')}\`;
              cookies.set('editor', user.is_editor ? '1' : '0', { path: '/', httpOnly: true });
            },
          };
        `,
      },
    ],
    good: [
      {
        name: 'what a function makes of permissions',
        file: 'src/pages/api/login.ts',
        code: source`
          import type { APIRoute } from 'astro';
          export const POST: APIRoute = async ({ request, cookies, redirect }) => {
            const staff = await findStaff(await request.formData());
            cookies.set('staff', { id: staff.id, permissions: await seal(staff) }, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
            return redirect('/rota');
          };
        `,
      },
      {
        name: 'who the user is, in Koa with options, which may have keys',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          app.use(async (ctx) => {
            const member = await find(ctx.request.body);
            ctx.cookies.set('club_uid', member._id.toHexString(), { sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'who the user is, beside a token, and who was here last',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await find(req.body);
            res.cookie('__Host-token', jwt.sign({ sub: user.id }, process.env.KEY, { expiresIn: '15m' }), { httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('user_id', user.id, { httpOnly: true, secure: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'who was here last, and where a file of the user lies',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await find(req.body);
            res.cookie('last_user', user.id, { httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('user_folder', folder.id, { httpOnly: true, secure: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'flags that are signed, sealed, taken away or about something else',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await find(req.body);
            const kept = { httpOnly: true, secure: true, sameSite: 'lax' } as const;
            res.cookie('isAdmin', user.admin ? '1' : '0', { ...kept, signed: true });
            res.cookie('isAdmin', seal(user.admin ? '1' : '0'), kept);
            res.cookie('isAdmin', '', kept);
            res.cookie('admin', await sessionOf(user), kept);
            res.cookie('compact', user.admin ? '1' : '0', kept);
          });
        `,
      },
      {
        name: 'a signed role, and what is shown',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', async (req, res) => {
            const user = await find(req.body);
            res.cookie('role', user.role, { httpOnly: true, secure: true, sameSite: 'lax', signed: true });
            res.cookie('role', seal(user.role), { httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('theme', user.theme, { httpOnly: true, secure: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'Koa signs what has options when it has keys',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          app.keys = [process.env.KEY];
          app.use(async (ctx) => {
            const user = await find(ctx.request.body);
            ctx.cookies.set('role', user.role, {});
            ctx.cookies.set('role', user.role, { httpOnly: true, sameSite: 'lax' });
          });
        `,
      },
      {
        name: 'a choice by a right of the user that is none itself',
        file: 'src/routes/login/+page.server.ts',
        code: source`
          export const actions = {
            default: async ({ request, cookies }) => {
              const [user] = await sql\`select id, is_editor from users where email = \${(await request.formData()).get('email')}\`;
              cookies.set('layout', user.is_editor ? 'wide' : 'narrow', { path: '/', httpOnly: true });
            },
          };
        `,
      },
      {
        name: 'a right beside what proves it',
        file: 'src/routes/login/+page.server.ts',
        code: source`
          export const actions = {
            default: async ({ request, cookies }) => {
              const [user] = await sql\`select id, is_editor from users where email = \${(await request.formData()).get('email')}\`;
              cookies.set('role', \`\${user.role}.\${hmacOf(user.role)}\`, { path: '/', httpOnly: true });
            },
          };
        `,
      },
    ],
  },
} satisfies CheckCases;
