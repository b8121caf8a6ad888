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
    ],
    good: [
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
