import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import model from '#linter/models/ws.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

/** The path that a server is asked for. */
async function askedFor(open: (address: string) => Promise<{ close(): void }>): Promise<string | undefined> {
  const server = createServer();
  const asked = new Promise<string | undefined>((resolve) => {
    server.on('request', (request, response) => (resolve(request.url), response.end()));
    server.on('upgrade', (request, socket) => (resolve(request.url), socket.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = await open(`127.0.0.1:${(server.address() as AddressInfo).port}/live?token=abc`);
  try {
    return await asked;
  } finally {
    client.close();
    server.close();
  }
}

export default {
  model,
  defaults: [],
  behaviour: [
    {
      name: 'WebSocket of ws sends the address as it is',
      shows: () =>
        askedFor(async (address) => {
          const { WebSocket } = await testPackage<{ WebSocket: new (url: string) => { close(): void; on(event: string, handler: () => void): void } }>('ws');
          const socket = new WebSocket(`ws://${address}`);
          socket.on('error', () => undefined);
          return socket;
        }),
      is: '/live?token=abc',
    },
    {
      name: 'EventSource of eventsource does too',
      shows: () =>
        askedFor(async (address) => {
          const { EventSource } = await testPackage<{ EventSource: new (url: string) => { close(): void } }>('eventsource');
          return new EventSource(`http://${address}`);
        }),
      is: '/live?token=abc',
    },
  ],
  cases: [
    {
      name: 'tokens in addresses',
      code: `
import WebSocket from 'ws';
import { EventSource } from 'eventsource';
export function connect(user: User, accessToken: string) {
  new WebSocket(\`wss://shop.example/live?access_token=\${accessToken}\`); //! token-in-url
  new EventSource(\`https://shop.example/events?token=\${user.token}\`); //! token-in-url
}`,
    },
    {
      name: 'tokens in headers, and tickets',
      code: `
import { WebSocket } from 'ws';
import { EventSource } from 'eventsource';
export function connect(user: User, ticket: string) {
  new WebSocket('wss://shop.example/live', { headers: { Authorization: \`Bearer \${user.token}\` } });
  new WebSocket(\`wss://shop.example/live?ticket=\${ticket}\`);
  new EventSource('https://shop.example/events', { fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, Authorization: \`Bearer \${user.token}\` } }) });
}`,
    },
  ],
} satisfies ModelCases;
