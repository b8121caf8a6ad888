// The client of socket.io: `query` goes into the address of the handshake, `auth` into its first message.
import { defineModel } from './model.ts';

const connect = {
  kind: 'request.send',
  api: 'io',
  by: 'websocket',
  signatures: [{ takes: ['init'] }, { takes: ['url', 'init'], atLeast: 1 }],
  options: { query: 'params', extraHeaders: 'headers', auth: 'message' },
  needs: [['token', 'jwt', 'authorization']],
} as const;

export default defineModel({
  library: 'socket.io-client',
  group: 'requests and logs',
  version: '4.8.4',
  source: 'build/esm/index.js, build/esm/socket.js, build/esm/manager.js',
  holds: { from: '3.0.0', below: '5.0.0' },
  side: 'unknown',
  sites: [
    { ...connect, at: "'socket.io-client'" },
    { ...connect, at: "'socket.io-client'.{io,connect}" },
  ],
  leavesOut: ['The server is read by the shape of websocket-origin-unchecked: a handshake that knows the user by a cookie, in a file that never looks at the origin.', 'What is sent in `auth` is the right place for a token, and is looked at only for whether the connection is encrypted.'],
});
