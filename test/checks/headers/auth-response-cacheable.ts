import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, exchange, roleOf } from '../facts.ts';

type Headers = readonly (readonly [string, string])[];
const control = (value: string) => [['Cache-Control', value]] as const;
const data = (headers: Headers = [], fields: readonly string[] = ['user.email'], changes: Parameters<typeof exchange>[0] = {}) =>
  exchange({ url: 'https://shop.example/api/me', responseType: 'application/json', requestHeaders: [['Cookie', 'sid=1']], responseHeaders: [['Content-Type', 'application/json'], ...headers], responseFields: fields, ...changes });
const page = (headers: Headers = [], path = '/notes') => data(headers, [], { url: `https://shop.example${path}`, responseType: 'text/html' });
const refused = exchange({ id: 'exchange-2', url: 'https://shop.example/notes', status: 302, responseHeaders: [['Location', '/login']] });
const among = [cookie()];
const sid = '0123456789abcdef0123456789abcdef';
const session = [`Set-Cookie: sid=${sid}; Path=/; Secure; HttpOnly; SameSite=Lax`];
const get = (path: string, response: readonly string[], more = {}) => ({ url: `https://shop.example${path}`, request: [`Cookie: sid=${sid}`], response: ['Content-Type: x', ...response], ...more });
const ada = { user: { name: 'Ada', email: 'ada@shop.example' } };

export default {
  facts: [
    { name: 'data of the user, good for ten minutes', fact: data(control('max-age=600')), among, verdict: 'fail', severity: 'medium' },
    { name: 'data of the user with an ETag only', fact: data([['ETag', '"1"']]), among, verdict: 'fail', severity: 'low' },
    { name: 'data of the user, private', fact: data(control('private, max-age=600')), among, verdict: 'fail', severity: 'low' },
    { name: 'data of the user, no-cache', fact: data(control('no-cache')), among, verdict: 'fail', severity: 'low' },
    { name: 'data of the user for shared caches', fact: data(control('public, max-age=600')), among, verdict: 'fail', severity: 'high' },
    { name: 'data of the user by s-maxage', fact: data(control('s-maxage=60')), among, verdict: 'fail', severity: 'high' },
    { name: 'data of the user out of a cache', fact: data([['CF-Cache-Status', 'HIT']]), among, verdict: 'fail', severity: 'high' },
    { name: 'data for a bearer token', fact: data(control('public, max-age=600'), ['email'], { requestHeaders: [['Authorization', 'Bearer x']], headerCredentials: [{ field: 'Authorization', hash: 'h1' }] }), verdict: 'fail', severity: 'high' },
    { name: 'public, and by cookie', fact: data([...control('public, max-age=600'), ['Vary', 'Cookie']]), among, verdict: 'fail', severity: 'medium' },
    { name: 'public, and asked about each time', fact: data(control('public, max-age=0, must-revalidate')), among, verdict: 'fail', severity: 'low' },
    { name: 'a page that is refused to others', fact: page(), among: [...among, refused], verdict: 'fail', severity: 'medium' },
    { name: 'a page whose path says so', fact: page([], '/account/settings'), among, verdict: 'unsure', severity: 'medium' },
    { name: 'a session in a shared cache', fact: data([...control('public, max-age=600'), ['Set-Cookie', 'sid=2; Path=/']], []), among, verdict: 'fail', severity: 'high' },
    { name: 'no-store', fact: data(control('no-store')), among, verdict: 'pass' },
    { name: 'no-store among others', fact: data(control('private, no-cache, no-store, max-age=0')), among, verdict: 'pass' },
    { name: 'a session in a response that nobody keeps', fact: data([['Set-Cookie', 'sid=2; Path=/']], []), among, verdict: 'pass' },
    { name: 'data about something', fact: data(control('public, max-age=600'), ['items.0.title']), among, verdict: 'skip' },
    { name: 'the address of a company', fact: data(control('public, max-age=600'), ['company.email']), among, verdict: 'skip' },
    { name: 'a page about which nothing is known', fact: page(), among, verdict: 'skip' },
    { name: 'a picture', fact: data([], [], { responseType: 'image/png' }), among, verdict: 'skip' },
    { name: 'a script', fact: data(control('public, max-age=31536000, immutable'), [], { responseType: 'text/javascript' }), among, verdict: 'skip' },
    { name: '304', fact: data([], ['email'], { status: 304 }), among, verdict: 'skip' },
    { name: 'a redirect', fact: data([], [], { status: 302 }), among, verdict: 'skip' },
    { name: 'a write', fact: data([], ['email'], { method: 'POST' }), among, verdict: 'skip' },
    { name: 'nobody is signed in', fact: data(control('public, max-age=600')), among: [cookie({ role: roleOf('preference') })], verdict: 'skip' },
    { name: 'public in code', fact: codeShape('auth-response-cacheable', { caching: set('public, max-age=60') }), verdict: 'fail', severity: 'high' },
    { name: 's-maxage in code', fact: codeShape('auth-response-cacheable', { caching: set('s-maxage=60') }), verdict: 'fail', severity: 'high' },
    { name: 'public without a lifetime in code', fact: codeShape('auth-response-cacheable', { caching: set('public, max-age=0, must-revalidate') }), verdict: 'pass' },
    { name: 'private in code', fact: codeShape('auth-response-cacheable', { caching: set('private, max-age=60') }), verdict: 'pass' },
    { name: 'code that takes it from elsewhere', fact: codeShape('auth-response-cacheable', {}), verdict: 'skip' },
  ],
  live: [
    { name: 'the user’s data for shared caches', login: true, response: session, then: [get('/api/me', ['Cache-Control: public, max-age=600'], { answer: ada }), get('/api/account', ['Cache-Control: private'], { answer: ada })], verdict: 'fail', severity: 'high' },
    { name: 'a page that is refused to others', login: true, response: session, then: [get('/notes', []), { url: 'https://shop.example/notes', status: 302, response: ['Location: /login'] }], verdict: 'fail', severity: 'medium' },
    { name: 'the user’s data with no-store', login: true, response: session, then: [get('/api/me', ['Cache-Control: no-store'], { answer: ada })], verdict: 'silent' },
    { name: 'the shell of an application', login: true, response: session, then: [get('/', ['Cache-Control: public, max-age=0, must-revalidate'])], verdict: 'silent' },
    { name: 'a catalogue', login: true, response: session, then: [get('/api/items', ['Cache-Control: public, max-age=600'], { answer: { items: [{ title: 'Lemons' }] } })], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'the profile for shared caches',
        code: source`
          app.get('/api/me', requireUser, (req, res) => {
            res.set('Cache-Control', 'public, max-age=300');
            res.json({ name: req.user.name, email: req.user.email });
          });
        `,
      },
      {
        name: 'a record that is found by the session',
        code: source`
          router.get('/me', async (req, res) => {
            const user = await users.byId(req.session.userId);
            res.set('Cache-Control', 'public, max-age=300');
            res.json({ name: user.name, phone: user.phone });
          });
        `,
      },
      {
        name: 'a record that is found by the session, on koa and in a handler that returns it',
        code: source`
          router.get('/me', async (ctx) => {
            ctx.set({ 'Cache-Control': 'public, max-age=300' });
            ctx.body = await users.byId(ctx.session.userId);
          });
        `,
      },
      {
        name: 'a decorator above the profile',
        code: source`
          @Controller('me')
          export class ProfileController {
            @Get()
            @Header('Cache-Control', 'public, max-age=60')
            profile(@CurrentUser() user) {
              return this.profiles.of(user.id);
            }
          }
        `,
      },
      {
        name: 'a cookie of authentication in an answer for shared caches',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', async (req, res) => {
            res.set('Cache-Control', 'public, max-age=60');
            res.cookie('session', await open(req.body), { httpOnly: true, secure: true, sameSite: 'lax' });
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'a hook for whatever says nothing itself',
        code: source`
          export const routes = async (app) => {
            app.addHook('onSend', async (request, reply) => {
              if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'public, max-age=60');
            });
            app.get('/me', async (request) => ({ name: request.user.name, email: request.user.email }));
          };
        `,
      },
      {
        name: 'a page with the session in it, on a CDN',
        code: source`
          app.get('/account', async (req, res) => {
            if (!req.session.userId) return res.redirect('/login');
            res.setHeader('Cache-Control', 's-maxage=60, stale-while-revalidate');
            res.render('account', { id: req.session.userId });
          });
        `,
      },
      {
        name: 'a Response for who is signed in',
        code: source`
          export async function GET(request) {
            const session = await sessionOf(request);
            if (!session) return new Response(null, { status: 401 });
            const orders = await ordersOf(session.userId);
            return Response.json(orders, { headers: { 'Cache-Control': 'public, max-age=120' } });
          }
        `,
      },
      {
        name: 'a function that answers for the whole file',
        code: source`
          const json = (body, init = {}) => new Response(JSON.stringify(body), { ...init, headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=300', ...init.headers } });
          export default {
            async fetch(request, env) {
              const session = await findSession(env, sessionId(request));
              if (!session) return json({ error: 'unauthenticated' }, { status: 401, headers: { 'Cache-Control': 'no-store' } });
              const row = await env.DB.prepare('SELECT name, email FROM users WHERE id = ?').bind(session.userId).first();
              return json(row);
            },
          };
        `,
      },
      {
        name: 'the signed-in user, after a header for everybody else',
        code: source`
          app.get('/api/profile', (req, res) => {
            if (!req.session.user) {
              res.set('Cache-Control', 'no-store').status(401).end();
              return;
            }
            res.set('Cache-Control', 'public, max-age=600');
            res.json({ name: req.session.user.name });
          });
        `,
      },
      {
        name: 'orders of who is signed in, found before',
        code: source`
          import express from 'express';
          app.get('/orders', async (req, res) => {
            const userId = req.session.userId;
            if (!userId) return res.sendStatus(401);
            const orders = await ordersOf(userId);
            res.set('Cache-Control', 'public, max-age=300');
            res.json(orders);
          });
        `,
      },
      {
        name: 'headers that the whole file shares',
        file: 'app/api/orders/route.ts',
        code: source`
          const CACHED = { 'Cache-Control': 'public, s-maxage=120' } as const;
          export async function GET() {
            const session = await auth();
            if (!session?.user?.id) return Response.json({ error: 'Unauthorized' }, { status: 401 });
            const orders = await db.order.findMany({ where: { customerId: session.user.id } });
            return Response.json({ orders }, { headers: CACHED });
          }
        `,
      },
      {
        name: 'headers in a variable of the handler',
        file: 'app/api/orders/route.ts',
        code: source`
          export async function GET(request) {
            const session = await authenticator.api.getSession({ headers: request.headers });
            if (!session) return new Response(null, { status: 401 });
            const headers = new Headers({ 'Cache-Control': 'public, max-age=60' });
            return Response.json(await ordersOf(session.user.id), { headers });
          }
        `,
      },
      {
        name: 'a record of the subject of a token, on Hono',
        code: source`
          records.get('/mine', async (c) => {
            const { sub } = c.get('jwtPayload');
            const row = await c.env.DB.prepare('SELECT name FROM patients WHERE sub = ?').bind(sub).first();
            c.header('Cache-Control', 'public, max-age=300');
            return c.json(row);
          });
        `,
      },
      {
        name: 'a profile for the claims of a token',
        code: source`
          export async function getProfile(request, env) {
            const claims = await verifyAccess(request, env.JWT_SECRET);
            if (!claims) return new Response('Unauthorized', { status: 401 });
            const profile = await profileById(env.DB, claims.sub);
            return Response.json({ name: profile.name, email: profile.email }, { headers: { 'Cache-Control': 'public, s-maxage=300' } });
          }
        `,
      },
      {
        name: 'a load function of SvelteKit',
        file: 'src/routes/orders/+page.server.ts',
        code: source`
          import { redirect } from '@sveltejs/kit';
          export const load = async ({ locals, setHeaders }) => {
            if (!locals.user) redirect(303, '/login');
            setHeaders({ 'cache-control': 'public, s-maxage=60' });
            return { orders: await ordersOf(locals.user.id) };
          };
        `,
      },
      {
        name: 'a record of whoever has the sealed session',
        file: 'app/api/summary/route.ts',
        code: source`
          import { cookies } from 'next/headers';
          import { getIronSession } from 'iron-session';
          import { options } from '@/lib/session';
          export async function GET() {
            const session = await getIronSession(await cookies(), options);
            if (!session.accountId) return Response.json({}, { status: 401 });
            const account = await db.account.findUniqueOrThrow({ where: { id: session.accountId } });
            return Response.json(account, { headers: { 'Cache-Control': 'public, s-maxage=120' } });
          }
        `,
      },
      {
        name: 'records that were found by the identifier of a user',
        file: 'app/api/export/route.ts',
        code: source`
          import { headers } from 'next/headers';
          import { NextResponse } from 'next/server';
          export async function GET() {
            const userId = (await headers()).get('x-user-id');
            if (!userId) return NextResponse.json({ error: 'unauthorized' }, { status: 401 });
            const invoices = await prisma.invoice.findMany({ where: { userId } });
            return NextResponse.json(invoices, { headers: { 'Cache-Control': 'public, s-maxage=300' } });
          }
        `,
      },
    ],
    good: [
      { name: 'a Response that is private, public data, and an answer before the look at the session', code: source`
        export async function GET(request) {
          const session = await sessionOf(request);
          if (!session) return new Response(null, { status: 401, headers: { 'Cache-Control': 'public, max-age=60' } });
          return Response.json(await ordersOf(session.userId), { headers: { 'Cache-Control': 'private, max-age=120' } });
        }
        export async function catalogue(request) {
          const session = await sessionOf(request);
          if (!session) return new Response(null, { status: 401 });
          const items = await allItems();
          return Response.json(items, { headers: { 'Cache-Control': 'public, max-age=600' } });
        }
        const json = (body, init = {}) => new Response(JSON.stringify(body), { ...init, headers: { 'Cache-Control': 'public, max-age=300', ...init.headers } });
        export async function news(request) {
          const session = await sessionOf(request);
          if (!session) return json({ error: 'unauthenticated' });
          return json(await feedOf(session.userId), { headers: { 'Cache-Control': 'no-store' } });
        }
      ` },
      { name: 'private', code: source`
        app.get('/api/me', (req, res) => {
          res.set('Cache-Control', 'private, max-age=60');
          res.json({ name: req.user.name });
        });
      ` },
      { name: 'no-store', remedyFor: 'express', code: source`
        app.get('/api/me', (req, res) => {
          res.set('Cache-Control', 'no-store');
          res.json({ name: req.user.name });
        });
      ` },
      {
        name: 'a load function of SvelteKit that gives everybody the same',
        file: 'src/routes/news/+page.server.ts',
        code: source`
          import { redirect } from '@sveltejs/kit';
          export const load = async ({ locals, setHeaders }) => {
            if (!locals.user) redirect(303, '/login');
            setHeaders({ 'cache-control': 'public, s-maxage=60' });
            return { news: await latestNews() };
          };
        `,
      },
      {
        name: 'headers that the whole file shares, for what everybody may see and for a look at a token',
        file: 'app/api/products/route.ts',
        code: source`
          const CACHED = { 'Cache-Control': 'public, s-maxage=120' };
          const PRIVATE = { 'Cache-Control': 'private, no-store' };
          export async function GET() {
            const session = await auth();
            if (!session) return new Response(null, { status: 401 });
            return Response.json(await db.product.findMany(), { headers: CACHED });
          }
          export async function POST() {
            const session = await auth();
            return Response.json(await ordersOf(session.user.id), { headers: PRIVATE });
          }
        `,
      },
      {
        name: 'a catalogue behind a login',
        code: source`
          import express from 'express';
          app.get('/items', async (req, res) => {
            const userId = req.session.userId;
            if (!userId) return res.sendStatus(401);
            const items = await allItems();
            res.set('Cache-Control', 'public, max-age=300');
            res.json(items);
          });
        `,
      },
      { name: 'a catalogue that only counts visits', code: source`
        app.get('/items', async (req, res) => {
          req.session.visits += 1;
          res.set('Cache-Control', 'public, max-age=600');
          res.json(await items());
        });
      ` },
      { name: 'public only for those who are not signed in', code: source`
        app.get('/', (req, res) => {
          if (!req.user) res.set('Cache-Control', 'public, max-age=600');
          res.render('home', { name: req.user?.name });
        });
      ` },
      { name: 'signed-in users are answered before', code: source`
        app.get('/', (req, res) => {
          if (req.user) return res.render('home', { name: req.user.name });
          res.set('Cache-Control', 'public, max-age=600');
          res.render('home');
        });
      ` },
      { name: 'two ways to cache', code: source`
        app.get('/', (req, res) => {
          res.set('Cache-Control', 'public, max-age=600');
          res.set('Cache-Control', policyFor(req));
          res.render('home', { name: req.user.name });
        });
      ` },
      { name: 'a constant of another file', code: source`
        import { caching } from './caching.js';
        app.get('/api/me', (req, res) => {
          res.set('Cache-Control', caching.public);
          res.json({ name: req.user.name });
        });
      ` },
      { name: 'files', code: source`
        app.use(express.static('public', { setHeaders: (res) => res.setHeader('Cache-Control', 'public, max-age=31536000, immutable') }));
        app.get('/api/me', (req, res) => res.json({ name: req.user.name }));
      ` },
      {
        name: 'a header that is written again',
        code: source`
          app.get('/api/profile', (req, res) => {
            res.set('Cache-Control', 'public, max-age=600');
            if (req.query.mine) res.set('Cache-Control', 'no-store');
            res.json({ name: req.session.user.name });
          });
        `,
      },
      {
        name: 'the same for nobody else',
        file: 'app/api/export/route.ts',
        code: source`
          import { headers } from 'next/headers';
          import { NextResponse } from 'next/server';
          export async function GET() {
            const userId = (await headers()).get('x-user-id');
            if (!userId) return NextResponse.json({ error: 'unauthorized' }, { status: 401 });
            const invoices = await prisma.invoice.findMany({ where: { userId } });
            return NextResponse.json(invoices, { headers: { 'Cache-Control': 'private, no-store' } });
          }
        `,
      },
      {
        name: 'what is the same for every user',
        file: 'app/api/export/route.ts',
        code: source`
          import { headers } from 'next/headers';
          import { NextResponse } from 'next/server';
          export async function GET() {
            const userId = (await headers()).get('x-user-id');
            if (!userId) return NextResponse.json({ error: 'unauthorized' }, { status: 401 });
            const invoices = await prisma.invoice.findMany({ where: { published: true } });
            return NextResponse.json(invoices, { headers: { 'Cache-Control': 'public, s-maxage=300' } });
          }
        `,
      },
      {
        name: 'records that are nobody’s, a cookie of a theme, and a hook that the handler overrules',
        code: source`
          import express from 'express';
          const app = express();
          app.get('/items', async (req, res) => {
            const items = await catalogue.all(req.query.page);
            res.set('Cache-Control', 'public, max-age=300');
            res.cookie('theme', 'dark');
            res.json(items);
          });
          export const routes = async (app) => {
            app.addHook('onSend', async (request, reply) => {
              if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'public, max-age=60');
            });
            app.get('/me', async (request, reply) => {
              reply.header('Cache-Control', 'no-store');
              return { name: request.user.name };
            });
          };
        `,
      },
    ],
  },
} satisfies CheckCases;
