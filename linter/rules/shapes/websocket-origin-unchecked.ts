import { set } from '#shared/facts/known.ts';
import { isFunction, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Handlers of WebSocket handshakes that know the user by a cookie, in files that never look at the origin. */
export default defineShape({
  check: 'websocket-origin-unchecked',
  needs: [['WebSocketServer', 'WebSocket.Server', 'socket.io', "require('ws')", "'upgrade'", 'upgrade"', '@fastify/websocket', 'express-ws'], ['cookie', 'session']],
  find({ reader: { file } }) {
    // One look at it anywhere may be the check, and `allowRequest` and `verifyClient` may hold one.
    if (/origin|allowRequest|verifyClient|csrf/i.test(file.text)) return [];
    const handler = file.nodesOf('CallExpression').find((call) => isHandshake(call, file) && call.arguments.some((argument) => isFunction(argument) && knowsUser(argument, file)));
    const found: FoundShape | undefined = handler && { node: handler, name: eventOf(handler), library: file.text.includes('socket.io') ? 'socket.io' : 'ws', side: 'server', traits: { credential: set('cookie') } };
    return found ? [found] : [];
  },
});

function isHandshake(call: Node, file: SourceFile): boolean {
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.callee.property.type !== 'Identifier') return false;
  const { name } = call.callee.property;
  if (name === 'use') return /(?:^|\.)(?:io|nsp|namespace)$/.test(file.textOf(call.callee.object));
  return (name === 'on' || name === 'once') && ['connection', 'upgrade'].includes(eventOf(call));
}

function eventOf(call: Node): string {
  const first = call.type === 'CallExpression' ? call.arguments[0] : undefined;
  return first?.type === 'Literal' ? String(first.value) : 'use';
}

/** `request.headers.cookie`, `socket.handshake.headers.cookie`, the session that a middleware found by it. */
function knowsUser(handler: Node, file: SourceFile): boolean {
  const text = file.textOf(handler);
  if (/\.auth\.token|query\.token|searchParams|authorization/i.test(text)) return false;
  return file.nodesOf('MemberExpression').some((member) => contains(handler, member) && /(?:headers\.cookie|headers\[['"]cookie['"]\]|\b(?:req|request)\.session|\.request\.session|handshake\.session)$/.test(file.textOf(member).slice(-40)));
}
