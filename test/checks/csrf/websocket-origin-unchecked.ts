import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, cookieInSource, probe, refusedAnswer } from '../facts.ts';

const id = 'websocket-origin-unchecked';
const handshake = codeShape(id, { credential: set('cookie') }, { name: 'connection' });

const opened = { status: 101, redirected: false, size: 0, body: '' };
const credential = { name: 'sid', by: 'cookie', form: 'opaque' } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('foreign-handshake', { credential, authenticated: opened, probed: opened, ...changes });

export default {
  facts: [
    { name: 'opened for a foreign origin', fact: test(), verdict: 'fail', severity: 'high' },
    { name: 'opened, and the cookie has SameSite=None', fact: test(), among: [cookie({ sameSite: set('None') })], verdict: 'fail', severity: 'high' },
    { name: 'opened, and the cookie stays at home', fact: test(), among: [cookie({ sameSite: set('Strict') })], verdict: 'fail', severity: 'low' },
    { name: 'opened for everybody: the token may come in the first message', fact: test({ anonymous: opened }), verdict: 'unsure' },
    { name: 'refused, where the own origin needs no cookie', fact: test({ probed: refusedAnswer, anonymous: opened }), verdict: 'pass' },
    { name: 'not opened for the own origin either', fact: test({ authenticated: refusedAnswer, probed: refusedAnswer }), verdict: 'unsure' },
    { name: 'a bearer token', fact: test({ credential: { ...credential, by: 'bearer' } }), verdict: 'skip' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
    { name: 'a cookie', fact: handshake, verdict: 'fail', severity: 'high' },
    { name: 'a cookie for all sites', fact: handshake, among: [cookieInSource({ sameSite: set('None') })], verdict: 'fail', severity: 'high' },
    { name: 'a cookie that stays at home', fact: handshake, among: [cookieInSource({ sameSite: set('Lax') })], verdict: 'fail', severity: 'low' },
    { name: 'a token', fact: codeShape(id, { credential: set('token') }), verdict: 'pass' },
    { name: 'not seen', fact: codeShape(id, { credential: unknown('it is elsewhere') }), verdict: 'skip' },
    { name: 'a cookie of another file that stays at home', fact: codeShape(id, { credential: set('cookie'), staysHome: set(true) }), verdict: 'fail', severity: 'low' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { credential: set('cookie') }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'ws',
        code: source`
          import { WebSocketServer } from 'ws';
          const wss = new WebSocketServer({ server });
          wss.on('connection', (socket, request) => {
            const user = users.bySession(parse(request.headers.cookie).sid);
            socket.on('message', (data) => handle(user, data));
          });
        `,
      },
      {
        name: 'an upgrade by hand',
        code: source`
          import { WebSocketServer } from 'ws';
          const wss = new WebSocketServer({ noServer: true });
          server.on('upgrade', (request, socket, head) => {
            sessionParser(request, {}, () => {
              if (!request.session.userId) return socket.destroy();
              wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, request));
            });
          });
        `,
      },
      {
        name: 'serve of the module bun, in a route',
        code: source`
          import { serve } from 'bun';
          serve({
            routes: {
              '/live': (req, server) => {
                const user = sessions.get(req.cookies.get('sid'));
                if (!user) return new Response('', { status: 401 });
                return server.upgrade(req, { data: user }) ? undefined : new Response('', { status: 400 });
              },
            },
            websocket: { message(socket, text) { handle(socket.data, text); } },
          });
        `,
      },
      {
        name: 'what a file hands to Bun by default',
        code: source`
          export default {
            fetch(req, server) {
              const user = users.bySession(parse(req.headers.get('cookie')).sid);
              return server.upgrade(req, { data: user }) ? undefined : new Response('hello');
            },
            websocket: { message(socket, text) { handle(socket.data, text); } },
          };
        `,
      },
      {
        name: 'Elysia, by the cookies of the connection',
        code: source`
          import { Elysia } from 'elysia';
          new Elysia().ws('/live', {
            open(ws) {
              ws.data.user = users.bySession(ws.data.cookie.sid.value);
            },
          });
        `,
      },
      {
        name: 'Bun, and a constant that is only called like an origin',
        code: source`
          const ORIGIN = process.env.PUBLIC_ORIGIN;
          Bun.serve({
            async fetch(req, server) {
              const sid = new Bun.CookieMap(req.headers.get('cookie') ?? '').get('sid');
              const session = sid ? await sessions.find(sid) : null;
              if (!session) return new Response('Unauthorized', { status: 401, headers: { 'X-Served-For': ORIGIN } });
              return server.upgrade(req, { data: { userId: session.userId } }) ? undefined : new Response('no', { status: 426 });
            },
            websocket: { message(ws, raw) { apply(ws.data.userId, JSON.parse(String(raw))); } },
          });
        `,
      },
      {
        name: 'a cookie that is read by a chain over several lines',
        code: source`
          const cookieOf = (req, name) =>
            req.headers
              .get('cookie')
              ?.split('; ')
              .find((one) => one.startsWith(name + '='));
          Bun.serve({
            async fetch(req, server) {
              const user = await users.bySession(cookieOf(req, 'sid'));
              return user && server.upgrade(req, { data: user }) ? undefined : new Response('no', { status: 401 });
            },
            websocket: { message(ws, raw) { apply(ws.data, raw); } },
          });
        `,
      },
      {
        name: 'a cookie that is unpacked',
        code: source`
          server.on('upgrade', async (request, socket, head) => {
            const { cookie } = request.headers;
            const user = await users.bySession(parse(cookie).sid);
            if (!user) return socket.destroy();
            wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, user));
          });
        `,
      },
      {
        name: 'Hono',
        code: source`
          import { Hono } from 'hono';
          import { getCookie } from 'hono/cookie';
          import { upgradeWebSocket } from 'hono/cloudflare-workers';
          const app = new Hono();
          app.get('/live', upgradeWebSocket(async (c) => {
            const session = await sessions.find(getCookie(c, 'sid'));
            return { onMessage: (event, ws) => ws.send(answer(session, event.data)) };
          }));
        `,
      },
      {
        name: 'Deno, with the cookie read by a function beside it',
        code: source`
          import { getCookies } from 'jsr:@std/http/cookie';
          const sessionOf = (request) => sessions.get(getCookies(request.headers).sid);
          Deno.serve(async (request) => {
            const session = await sessionOf(request);
            if (!session) return new Response(null, { status: 401 });
            const { socket, response } = Deno.upgradeWebSocket(request);
            socket.onmessage = (event) => apply(session.userId, event.data);
            return response;
          });
        `,
      },
      {
        name: '@fastify/websocket',
        code: source`
          export default async function routes(app) {
            app.get('/live', { websocket: true }, (socket, request) => {
              const { userId } = request.session;
              socket.on('message', (data) => apply(userId, data));
            });
          }
        `,
      },
      {
        name: 'express-ws',
        code: source`
          app.ws('/chat', (ws, req) => {
            if (!req.session.user) return ws.close();
            ws.on('message', (text) => post(req.session.user, text));
          });
        `,
      },
      {
        name: 'a gateway of NestJS',
        code: source`
          import { WebSocketGateway } from '@nestjs/websockets';
          @WebSocketGateway()
          export class ChatGateway {
            async handleConnection(client) {
              client.data.user = await this.sessions.find(parse(client.handshake.headers.cookie).sid);
            }
          }
        `,
      },
      {
        name: 'an upgrade that is handed on, with middleware that is not asked',
        code: source`
          import { Hono } from 'hono';
          import { getCookie } from 'hono/cookie';
          import { cors } from 'hono/cors';
          import { csrf } from 'hono/csrf';
          const app = new Hono();
          app.use(cors({ origin: 'https://app.example', credentials: true }));
          app.use(csrf({ origin: 'https://app.example' }));
          app.get('/live', async (c) => {
            if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') return c.text('expected websocket', 426);
            const session = await c.env.SESSIONS.get(getCookie(c, 'sid'));
            return session ? c.env.ROOM.get(session.room).fetch(c.req.raw) : c.text('unauthenticated', 401);
          });
        `,
      },
      {
        name: 'a cookie that a socket of Nitro asks for by the name of the header',
        code: source`
          import { WebSocketServer } from 'ws';
          const server = new WebSocketServer({ port: 8080 });
          server.on('connection', async (socket, request) => {
            socket.member = await memberOf(getRequestHeader(request, 'cookie'));
            socket.on('message', (text) => change(socket.member, text));
          });
        `,
      },
      {
        name: 'the session of a request, whatever its type is called',
        code: source`
          import { Server } from 'socket.io';
          const io = new Server(http);
          io.engine.use(sessions);
          io.on('connection', (socket) => {
            const { userId } = (socket.request as unknown as { session: { userId?: string } }).session;
            if (!userId) socket.disconnect(true);
          });
        `,
      },
      {
        name: 'the session taken out of a request',
        code: source`
          import { Server } from 'socket.io';
          const io = new Server(http);
          io.use((socket, next) => {
            const { session } = socket.request as SessionRequest;
            next(session?.userId ? undefined : new Error('unauthorized'));
          });
        `,
      },
    ],
    good: [
      {
        name: 'an upgrade that is handed on after a look at the origin',
        code: source`
          import { Hono } from 'hono';
          import { getCookie } from 'hono/cookie';
          const app = new Hono();
          app.get('/live', async (c) => {
            if (c.req.header('upgrade') !== 'websocket') return c.text('expected websocket', 426);
            if (c.req.header('origin') !== c.env.APP) return c.text('forbidden', 403);
            const session = await c.env.SESSIONS.get(getCookie(c, 'sid'));
            return c.env.ROOM.get(session.room).fetch(c.req.raw);
          });
        `,
      },
      {
        name: 'an upgrade of somebody nobody knows',
        code: source`
          import { Hono } from 'hono';
          import { getCookie } from 'hono/cookie';
          const app = new Hono();
          app.get('/theme', (c) => c.text(getCookie(c, 'theme')));
          app.get('/prices', (c) => (c.req.header('upgrade') === 'websocket' ? c.env.PRICES.fetch(c.req.raw) : c.text('expected websocket', 426)));
        `,
      },
      {
        name: 'an upgrade of something that is no server of Bun',
        code: source`
          export async function fetch(req, plan) {
            const user = users.bySession(parse(req.headers.get('cookie')).sid);
            return plan.upgrade(user);
          }
        `,
      },
      {
        name: 'Bun by default, with the origin looked at',
        code: source`
          export default {
            fetch(req, server) {
              if (req.headers.get('origin') !== 'https://app.example') return new Response('', { status: 403 });
              const user = users.bySession(parse(req.headers.get('cookie')).sid);
              return server.upgrade(req, { data: user }) ? undefined : new Response('hello');
            },
            websocket: { message(socket, text) { handle(socket.data, text); } },
          };
        `,
      },
      {
        name: 'other frameworks that compare the origin or know the user by a ticket',
        code: source`
          Bun.serve({
            fetch(req, server) {
              if (req.headers.get('origin') !== process.env.APP_ORIGIN) return new Response(null, { status: 403 });
              const sid = new Bun.CookieMap(req.headers.get('cookie') ?? '').get('sid');
              return server.upgrade(req, { data: { sid } }) ? undefined : new Response(null, { status: 426 });
            },
            websocket: {},
          });
        `,
      },
      {
        name: 'a ticket in the address',
        code: source`
          import { upgradeWebSocket } from 'hono/bun';
          app.get('/live', upgradeWebSocket(async (c) => {
            const user = await redeem(new URL(c.req.url).searchParams.get('ticket'));
            return { onMessage: (event, ws) => ws.send(answer(user, event.data)) };
          }));
          app.get('/theme', (c) => c.text(getCookie(c, 'theme')));
        `,
      },
      {
        name: 'an origin that is compared',
        remedyFor: 'ws',
        code: source`
          import { WebSocketServer } from 'ws';
          server.on('upgrade', (request, socket, head) => {
            if (!allowed.has(request.headers.origin)) return socket.destroy();
            const user = users.bySession(parse(request.headers.cookie).sid);
            wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, user));
          });
        `,
      },
      {
        name: 'verifyClient',
        code: source`
          import { WebSocketServer } from 'ws';
          const wss = new WebSocketServer({ server, verifyClient });
          wss.on('connection', (socket, request) => greet(parse(request.headers.cookie).sid));
        `,
      },
      {
        name: 'a token in the handshake',
        code: source`
          import { Server } from 'socket.io';
          const io = new Server(server);
          io.use((socket, next) => {
            const user = verify(socket.handshake.auth.token);
            log(socket.handshake.headers.cookie);
            next(user ? undefined : new Error('unauthorized'));
          });
        `,
      },
      {
        name: 'a public feed',
        code: source`
          import { WebSocketServer } from 'ws';
          import session from 'express-session';
          wss.on('connection', (socket) => socket.send(prices.now()));
        `,
      },
      {
        name: 'a client of the browser',
        code: source`
          const socket = new WebSocket('wss://shop.example/live');
          const store = sessionStorage;
          socket.addEventListener('message', show);
        `,
      },
    ],
  },
} satisfies CheckCases;
