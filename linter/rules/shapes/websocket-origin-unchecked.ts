import { set, valueOf } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { sessionCookieOf, usedParts } from '../../sites/project/used-parts.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { nameOfKey } from '../../values/class-field.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Handlers of WebSocket handshakes that know the user by a cookie, in files that never look at the origin. */
export default defineShape({
  check: 'websocket-origin-unchecked',
  needs: [
    ['WebSocketServer', 'WebSocket.Server', 'socket.io', "require('ws')", "'upgrade'", 'upgrade"', '@fastify/websocket', 'websocket: true', 'express-ws', '.ws(', '.upgrade(', 'upgradeWebSocket', 'WebSocketPair', 'WebSocketGateway', 'defineWebSocketHandler'],
    ['cookie', 'session', 'authenticat'],
  ],
  find(context) {
    const { file } = context.reader;
    if (looksAtOrigin.test(file.text) && looksAtOrigin.test(withoutOtherDefences(file))) return [];
    for (const { node, name, library, handlers, named } of handshakesIn(file)) {
      const elsewhere = () => named.flatMap((one) => calledFunction(one, context) ?? []).map(({ owner, there, isHere }) => readerOfCookie(owner, there, isHere ? 0 : 1)).find((found) => found !== undefined);
      const reading = handlers.map((handler) => readerOfCookie(handler, context)).find((found) => found !== undefined) ?? elsewhere();
      if (!reading) continue;
      const staysHome = reading === file ? isKeptByParts(context) : keptAtHome.test(reading.text) && !sentAnywhere.test(reading.text);
      return [{ node, name, library, side: 'server', traits: { credential: set('cookie'), ...(staysHome && { staysHome: set(true) }) } } satisfies FoundShape];
    }
    return [];
  },
});

/** One look at it anywhere may be the check, and `allowRequest` and `verifyClient` may hold one. A constant such as ORIGIN says nothing by itself. */
const looksAtOrigin = /\borigins?\b|['"`]Origin['"`]|[a-z]Origin|\borigin\w|allowRequest|verifyClient|csrf|sec-fetch-site/;

/** CORS is not asked for WebSockets, and middleware against forged requests lets those by GET through. */
function withoutOtherDefences(file: SourceFile): string {
  const others = file.nodesOf('CallExpression').filter(({ callee }) => callee.type === 'Identifier' && (callee.name === 'cors' || callee.name === 'csrf'));
  const imports = file.nodesOf('ImportDeclaration').filter(({ source }) => /(?:^|\/)(?:cors|csrf)$/.test(source.value));
  return [...others, ...imports].reduce((text, node) => text.replace(file.textOf(node), ''), file.text);
}

const keptAtHome = /samesite['"]?\s{0,4}:\s{0,4}['"](?:lax|strict)/i;
const sentAnywhere = /samesite['"]?\s{0,4}:\s{0,4}['"]none/i;

/** The session of `io.engine.use(sessions)`, which another file sets up. */
function isKeptByParts(context: SourceContext): boolean {
  const cookies = (usedParts(context) ?? []).flatMap(sessionCookieOf).map(({ sameSite }) => valueOf(sameSite));
  return cookies.length > 0 && cookies.every((sameSite) => sameSite === 'Lax' || sameSite === 'Strict');
}

interface Handshake {
  readonly node: Node;
  readonly name: string;
  readonly library: string;
  readonly handlers: readonly FunctionNode[];
  /** Names that may stand for handlers, as in `io.use(authenticate)`. */
  readonly named: readonly Node[];
}

function handshakesIn(file: SourceFile): Handshake[] {
  return [
    ...file.nodesOf('CallExpression').flatMap((call) => handshakeOf(call, file)),
    ...file.nodesOf('NewExpression').flatMap((node) => (file.textOf(node.callee) === 'WebSocketPair' ? around(node, 'WebSocketPair', 'Cloudflare Workers', file) : [])),
    ...file.nodesOf('MethodDefinition').flatMap((method) => gatewayOf(method, file)),
    ...file.nodesOf('BinaryExpression').flatMap((node) => (asksForUpgrade(node, file) ? around(node, 'upgrade', 'by hand', file) : [])),
  ];
}

/** `request.headers.get('Upgrade') === 'websocket'`, of what hands the connection on to another server or object. */
function asksForUpgrade({ left, right }: TSESTree.BinaryExpression, file: SourceFile): boolean {
  return [[left, right] as const, [right, left] as const].some(([read, wanted]) => wanted.type === 'Literal' && /^websocket$/i.test(String(wanted.value)) && /upgrade(?:['"]?[\])]|$)/i.test(file.textOf(read).slice(0, 120)));
}

function handshakeOf(call: TSESTree.CallExpression, file: SourceFile): Handshake[] {
  const { callee } = call;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  const owner = callee.type === 'MemberExpression' ? file.textOf(callee.object) : '';
  const [first] = call.arguments;
  const path = first?.type === 'Literal' ? String(first.value) : '';
  const given = (library: string, called = name): Handshake[] => [{ node: call, name: called, library, handlers: handlersIn(call.arguments), named: call.arguments.filter(({ type }) => type === 'Identifier' || type === 'MemberExpression') }];
  switch (name) {
    case 'use':
      return /(?:^|\.)(?:io|nsp|namespace)$/.test(owner) ? given('socket.io') : [];
    case 'on':
    case 'once':
      return path === 'connection' || path === 'upgrade' ? given(file.text.includes('socket.io') ? 'socket.io' : 'ws', path) : [];
    // `app.ws('/live', handler)` of express-ws and Elysia, with handlers in an object, too.
    case 'ws':
      return path.startsWith('/') ? given(file.text.includes('elysia') ? 'elysia' : 'express-ws', path) : [];
    case 'defineWebSocketHandler':
      return given('crossws');
    case 'upgradeWebSocket':
      return owner === 'Deno' ? around(call, name, 'Deno', file) : given('hono');
    case 'upgrade':
      // `server.upgrade(request)` in the `fetch` of Bun.serve.
      return call.arguments.length > 0 && isServedByBun(call, file) ? around(call, 'upgrade', 'Bun', file) : [];
    default:
      return path.startsWith('/') && call.arguments.some((argument) => argument.type === 'ObjectExpression' && hasWebSocketOption(argument)) ? given('@fastify/websocket', path) : [];
  }
}

/** `Bun.serve(…)`, `serve` of `bun`, or what a file hands to Bun by default: `export default { fetch, websocket }`. */
function isServedByBun(call: Node, file: SourceFile): boolean {
  if (file.text.includes('Bun.serve') || /from ['"]bun['"]/.test(file.text)) return true;
  for (let node: Node | undefined = call; node; node = file.parentOf(node)) {
    if (node.type === 'ObjectExpression' && ['fetch', 'websocket'].every((name) => hasKey(node as TSESTree.ObjectExpression, name))) return true;
  }
  return false;
}

function hasKey({ properties }: TSESTree.ObjectExpression, name: string): boolean {
  return properties.some((property) => property.type === 'Property' && nameOfKey(property.key) === name);
}

function hasWebSocketOption({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some((property) => property.type === 'Property' && nameOfKey(property.key) === 'websocket' && property.value.type === 'Literal' && property.value.value === true);
}

function around(node: Node, name: string, library: string, file: SourceFile): Handshake[] {
  const owner = file.functionAround(node);
  return owner ? [{ node, name, library, handlers: [owner], named: [] }] : [];
}

function handlersIn(nodes: readonly Node[]): FunctionNode[] {
  return nodes.flatMap((node) => {
    if (isFunction(node)) return [node];
    return node.type === 'ObjectExpression' ? node.properties.flatMap((property) => (property.type === 'Property' && isFunction(property.value) ? [property.value] : [])) : [];
  });
}

/** `handleConnection(client)` of a gateway of NestJS. */
function gatewayOf(method: TSESTree.MethodDefinition, file: SourceFile): Handshake[] {
  const body = file.parentOf(method);
  const owner = body && file.parentOf(body);
  const isGateway = owner?.type === 'ClassDeclaration' && owner.decorators?.some(({ expression }) => file.textOf(expression).startsWith('WebSocketGateway'));
  return isGateway && nameOfKey(method.key) === 'handleConnection' && isFunction(method.value) ? [{ node: method, name: 'handleConnection', library: '@nestjs/websockets', handlers: [method.value], named: [] }] : [];
}

const tokenBeside = /\.auth\.token|query\.token|searchParams\.get\(\s?['"][\w-]{0,20}(?:token|ticket|key|auth|jwt|code)|authorization/i;
const cookieRead = /(?:headers\.cookie|headers\[['"]cookie['"]\]|\b(?:req|request)\.(?:session|cookies|signedCookies)|\.request(?:\.session|\[['"]session['"]\])|handshake\.session|\.data\.cookie)$/;

/** The file with `request.headers.cookie`, `getCookie(c, 'sid')`, the session that a middleware found by it: that of the handler, or of a function that it calls. */
function readerOfCookie(handler: FunctionNode, context: SourceContext, depth = 0): SourceFile | undefined {
  const { file } = context.reader;
  const text = file.textOf(handler);
  if (tokenBeside.test(text) || (depth > 0 && looksAtOrigin.test(text))) return undefined;
  const isRead = file.nodesOf('MemberExpression').some((member) => contains(handler, member) && cookieRead.test(endOf(member, file))) || unpacksCookie(handler, file);
  const calls = isRead ? [] : file.nodesOf('CallExpression').filter((call) => contains(handler, call));
  if (isRead || calls.some((call) => readsCookie(call, file))) return file;
  for (const { callee, arguments: given } of depth < 2 ? calls : []) {
    const called = given.some((argument) => ofHandshake.test(file.textOf(argument).slice(0, 60))) ? calledFunction(callee, context) : undefined;
    const found = called && readerOfCookie(called.owner, called.there, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** What a function is given that looks for the user of a handshake. */
const ofHandshake = /req|headers|cookie|socket|client|conn|peer|handshake|upgrade|info|event|message|\b(?:c|ctx|context|ws|r)\b/i;

function readsCookie(call: TSESTree.CallExpression, file: SourceFile): boolean {
  const { callee, arguments: given } = call;
  const isHeader = (argument: Node | undefined) => argument?.type === 'Literal' && String(argument.value).toLowerCase() === 'cookie';
  if (callee.type === 'Identifier') return readers.test(callee.name) || (/^get(?:Request)?Header$/.test(callee.name) && isHeader(given[1]));
  const text = endOf(callee, file);
  return /\bheaders\.get$/.test(text) ? isHeader(given[0]) : /\bcookies\.get$/.test(text);
}

function isTyped(node: Node): boolean {
  return node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion' || node.type === 'TSSatisfiesExpression';
}

function withoutType(node: Node): Node {
  return node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion' || node.type === 'TSSatisfiesExpression' || node.type === 'TSNonNullExpression' ? withoutType(node.expression) : node;
}

const readers = /^(?:getCookie|getSignedCookie|getCookies|parseCookies|getIronSession|getServerSession)$/;

/** `const { cookie } = request.headers`, `({ headers: { cookie } })`, `const { session } = socket.request`. */
function unpacksCookie(handler: FunctionNode, file: SourceFile): boolean {
  return file.nodesOf('Property').some((property) => {
    const name = contains(handler, property) ? nameOfKey(property.key) : undefined;
    const pattern = name === 'cookie' || name === 'session' ? file.parentOf(property) : undefined;
    const around = pattern?.type === 'ObjectPattern' ? file.parentOf(pattern) : undefined;
    if (name === 'session') return around?.type === 'VariableDeclarator' && around.init !== null && /(?:^|\.)(?:req|request|handshake)$/.test(endOf(withoutType(around.init), file));
    if (around?.type === 'Property') return nameOfKey(around.key) === 'headers';
    return around?.type === 'VariableDeclarator' && around.init !== null && /\bheaders$/.test(endOf(around.init, file));
  });
}

/** How an expression ends, as if it stood on one line, without what types say of it: `(socket.request as Upgraded).session`. */
function endOf(node: Node, file: SourceFile): string {
  if (node.type === 'MemberExpression' && !node.computed && isTyped(node.object)) return `${endOf(withoutType(node.object), file)}.${file.textOf(node.property)}`.slice(-40);
  return file.textOf(node).slice(-80).replaceAll(/[\s?!]/g, '').slice(-40);
}
