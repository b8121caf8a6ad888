// Clients around what browsers have built in: WebSocket of ws, EventSource of eventsource, webSocket of RxJS.
import { defineModel } from './model.ts';

const needs = [['token', 'jwt', 'authorization']] as const;
const signatures = [{ takes: ['url', 'ignored', 'ignored'], atLeast: 1 }] as const;

export default defineModel({
  library: 'ws',
  group: 'requests and logs',
  version: '8.23.0',
  source: 'lib/websocket.js; eventsource 4.1.1, dist/index.js; rxjs 7.8.2, dist/esm/internal/observable/dom/webSocket.js',
  side: 'unknown',
  sites: [
    { kind: 'request.send', at: 'ws', api: 'new WebSocket', by: 'websocket', signatures, needs },
    { kind: 'request.send', at: 'ws.WebSocket', api: 'new WebSocket', by: 'websocket', signatures, needs },
    { kind: 'request.send', at: 'ws().send', api: 'socket.send', by: 'websocket', signatures: [{ takes: ['message', 'ignored', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: 'ws.WebSocket().send', api: 'socket.send', by: 'websocket', signatures: [{ takes: ['message', 'ignored', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: 'eventsource.EventSource', api: 'new EventSource', by: 'event-source', signatures, needs },
    { kind: 'request.send', at: 'rxjs/webSocket.webSocket', api: 'webSocket', by: 'websocket', signatures: [{ takes: ['config'] }, { takes: ['url'] }], options: { url: 'url' }, needs },
    { kind: 'request.send', at: 'eventsource', api: 'new EventSource', by: 'event-source', signatures, needs },
  ],
  leavesOut: ['The server is read by the shape of websocket-origin-unchecked: a handshake that knows the user by a cookie, in a file that never looks at the origin.', 'Headers of the handshake are not looked at: that is where a token belongs.'],
});
