import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import model from '#linter/models/socket-io.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Server {
  on(event: 'connection', handler: (socket: { readonly handshake: { readonly url: string; readonly auth: Readonly<Record<string, string>> } }) => void): void;
  close(): Promise<void>;
}

/** Where the two ways to hand over a token arrive. */
async function handshakeWith(options: object): Promise<{ inAddress: boolean; inAuth: boolean }> {
  const { Server } = await testPackage<{ Server: new (server: unknown) => Server }>('socket.io');
  const { io } = await testPackage<{ io: (url: string, options: object) => { close(): void } }>('socket.io-client');
  const http = createServer();
  const server = new Server(http);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const arrived = new Promise<{ inAddress: boolean; inAuth: boolean }>((resolve) => {
    server.on('connection', ({ handshake }) => resolve({ inAddress: handshake.url.includes('token=abc'), inAuth: handshake.auth['token'] === 'abc' }));
  });
  const client = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { ...options, reconnection: false });
  try {
    return await arrived;
  } finally {
    client.close();
    await server.close();
  }
}

export default {
  model,
  defaults: [],
  behaviour: [
    { name: '`query` is part of the address', shows: () => handshakeWith({ query: { token: 'abc' } }), is: { inAddress: true, inAuth: false } },
    { name: '`auth` is not', shows: () => handshakeWith({ auth: { token: 'abc' } }), is: { inAddress: false, inAuth: true } },
  ],
  cases: [
    {
      name: 'a token in the address of the handshake',
      code: `
import { io } from 'socket.io-client';
export function connect(user: User, accessToken: string) {
  io('https://shop.example', { query: { token: user.token } }); //! token-in-url
  io({ query: { access_token: accessToken } }); //! token-in-url
  io(\`https://shop.example?access_token=\${accessToken}\`); //! token-in-url
}`,
    },
    {
      name: 'a token in the first message',
      code: `
import io from 'socket.io-client';
export function connect(user: User, room: string) {
  io('https://shop.example', { auth: { token: user.token } });
  io('https://shop.example', { auth: (send) => send({ token: user.token }), query: { room } });
  io({ transports: ['websocket'], withCredentials: true });
}`,
    },
  ],
} satisfies ModelCases;
