import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { authJsCallbacks } from '../../sites/requests/auth-js-callbacks.ts';
import { awaitedRecord } from '../../sites/requests/awaited-record.ts';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { openingOf } from '../../sites/cookies/cookie-session.ts';
import { textBehind } from '../../sites/secrets/encoded-text.ts';
import { outermostFunction } from '../../sites/functions/names-around.ts';
import { returnsAnyAddress } from '../../sites/requests/redirect-callback.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { declaredFrom } from '../../values/declared-from.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** A destination that the request names, in code of a login; and the redirect callback of Auth.js. */
export default defineShape({
  check: 'oauth-redirect-unvalidated',
  names: [['redirect', 'sendRedirect', 'navigateTo', 'location', 'Location', 'baseUrl']],
  needs: [['params', 'query', 'body', 'formdata', 'req.param', 'callbacks', 'baseurl']],
  mayBeIn: (text) => destinations.test(text) || text.includes('callbacks') || (text.includes('baseUrl') && authJs.test(text)),
  find: (context) => [...redirectsOf(context), ...callbacksOf(context)],
});

/** A callback that another file puts into the options. */
const authJs = /['"](?:next-auth|@auth\/core)/;

/** What `redirectsOf` looks at. */
const destinations = /\b(?:redirect|sendRedirect|navigateTo)(?:\?\.)?\(|\blocation(?:\.(?:assign|replace)\(|(?:\.href)?\s{0,20}=(?!=)|['"]?\s{0,20}:)/i;

function redirectsOf(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  const calls = file.nodesOf('CallExpression').flatMap((call) => destinationOf(call, file) ?? []);
  const assigned = file.nodesOf('AssignmentExpression').flatMap(({ left, right }) => (/^(?:window\.|document\.|self\.|globalThis\.)?location(?:\.href)?$/.test(file.textOf(left)) ? [right] : []));
  return [...calls, ...assigned, ...headersIn(context)].flatMap((destination) => {
    const source = requestParameter(destination, context);
    if (!source || !isAboutLogin(destination, source.name, file) || (source.name === 'state' && isStateKept(file))) return [];
    return [{ node: destination, name: source.name, api: 'redirect', traits: { guard: set(guardOf(destination, source, context)) } }];
  });
}

/** What only the login could have sent is no destination that anybody names: a state that is compared or verified, wherever the file does it. */
function isStateKept({ text }: SourceFile): boolean {
  return provesState.test(text) || stateCompared.test(text) || comparedWithState.test(text);
}

const provesState = /(?:verify|check|validate|consume|assert|unseal|decrypt|take|load)\w{0,20}state|timingSafeEqual|createHmac|states?\.(?:has|get|delete)\(/i;
const stateCompared = /state\w{0,10}(?:['"]?\]|\))?\s{0,3}[!=]==/i;
const comparedWithState = /[!=]==\s{0,3}(?:\w{1,20}\.){0,3}\w{0,20}state\b/i;

/** `res.redirect(302, url)`, `redirect(url)`, `NextResponse.redirect(new URL(url, base))`, `location.assign(url)`. */
function destinationOf(call: TSESTree.CallExpression, file: SourceFile): Node | undefined {
  const callee = file.textOf(call.callee).slice(-60);
  if (/(?:^|\.)location\.(?:assign|replace)$/.test(callee)) return call.arguments[0];
  if (!/(?:^|\.)(?:redirect|sendRedirect|navigateTo)$/.test(callee)) return undefined;
  const [first, second, third] = call.arguments;
  if (callee === 'sendRedirect') return second;
  return first?.type === 'Literal' && typeof first.value === 'number' ? second : third === undefined && first?.type !== 'SpreadElement' ? first : undefined;
}

/** `new Response(null, { status: 302, headers: { Location: next } })`, `{ statusCode: 302, headers: { location: next } }`. */
function headersIn({ reader }: SourceContext): Node[] {
  return reader.file.nodesOf('Property').flatMap((property) => {
    const headers = reader.file.parentOf(property);
    const holder = headers && reader.file.parentOf(headers);
    return holder?.type === 'Property' && reader.keyOf(holder) === 'headers' && reader.keyOf(property)?.toLowerCase() === 'location' ? [property.value] : [];
  });
}

interface Parameter {
  readonly name: string;
  /** The variable that holds it, and how it is written where there is none. */
  readonly variable: ReturnType<SourceFile['variableOf']>;
  readonly text: string;
}

const telling: ReadonlySet<string> = new Set(['returnto', 'return', 'returnurl', 'returnuri', 'returnpath', 'next', 'nexturl', 'redirect', 'redirecturi', 'redirecturl', 'redirectto', 'callbackurl', 'callback', 'continue', 'continueurl', 'destination', 'dest', 'from', 'target', 'goto', 'url', 'uri', 'back', 'backurl', 'relaystate', 'successurl', 'state']);

/** The parameter of the request that an expression is, through variables and defaults. */
function requestParameter(node: Node, context: SourceContext, depth = 0): Parameter | undefined {
  const { reader } = context;
  const { file } = reader;
  if (depth > 5) return undefined;
  switch (node.type) {
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return requestParameter(node.expression, context, depth + 1);
    case 'AwaitExpression':
      return requestParameter(node.argument, context, depth + 1);
    case 'ConditionalExpression':
      return chosenByPresence(node, context, depth);
    case 'LogicalExpression':
      return node.operator === '&&' ? undefined : requestParameter(node.left, context, depth + 1);
    case 'TemplateLiteral':
      return node.quasis[0]?.value.raw === '' && node.expressions[0] ? requestParameter(node.expressions[0], context, depth + 1) : undefined;
    case 'CallExpression':
      return parameterRead(node, context, depth);
    case 'NewExpression':
      return file.textOf(node.callee) === 'URL' && node.arguments[0] ? requestParameter(node.arguments[0], context, depth + 1) : undefined;
    case 'MemberExpression': {
      const name = reader.keyOf(node);
      if (name === undefined) return undefined;
      return isParameters(node.object, file) ? (isTelling(name) ? { name, variable: undefined, text: file.textOf(node) } : undefined) : keptInSession(name, node, context, depth);
    }
    case 'Identifier':
      return namedParameter(node, context, depth);
    default:
      return undefined;
  }
}

/** `req.session.returnTo`, and `returnTo` of `const { oauth } = req.session`: what the request that began the login put there. */
function keptInSession(name: string, member: TSESTree.MemberExpression, context: SourceContext, depth: number): Parameter | undefined {
  const { reader } = context;
  const { file } = reader;
  const { object } = member;
  const holder = declaredFrom(object, file) ?? object;
  if (!isOfSession(holder, file)) return undefined;
  const written = [
    ...file.nodesOf('AssignmentExpression').flatMap(({ left, right }) => (left.type === 'MemberExpression' && reader.keyOf(left) === name && isOfSession(left.object, file) ? [right] : [])),
    ...file.nodesOf('Property').flatMap((property) => (reader.keyOf(property) === name && isPutInSession(property, file) ? [property.value] : [])),
  ];
  const [only, ...others] = written;
  const found = only && others.length === 0 ? requestParameter(only, context, depth + 1) : undefined;
  return found && only && guardOf(only, found, context) === 'none' ? { ...found, variable: undefined, text: file.textOf(member) } : undefined;
}

/** `session.get('returnTo')` of React Router, with `session.set('returnTo', next)` in the file or in the route that begins the login. */
function keptUnderName(call: TSESTree.CallExpression, context: SourceContext, depth: number): Parameter | undefined {
  const [key] = call.arguments;
  if (key?.type !== 'Literal' || typeof key.value !== 'string' || !isTelling(key.value) || !isCallOfSession(call, 'get', context)) return undefined;
  const written = [context, ...beginningsOf(context)].flatMap((there) =>
    there.reader.file.nodesOf('CallExpression').flatMap((one) => {
      const [name, value] = one.arguments;
      return name?.type === 'Literal' && name.value === key.value && value && (isCallOfSession(one, 'set', there) || isCallOfSession(one, 'flash', there)) ? [{ value, there }] : [];
    }),
  );
  const [only, ...others] = written;
  const found = only && others.length === 0 ? requestParameter(only.value, only.there, depth + 1) : undefined;
  return found && only && guardOf(only.value, found, only.there) === 'none' ? { name: key.value, variable: undefined, text: context.reader.file.textOf(call) } : undefined;
}

function isCallOfSession({ callee }: TSESTree.CallExpression, method: string, context: SourceContext): boolean {
  if (callee.type !== 'MemberExpression' || context.reader.keyOf(callee) !== method) return false;
  const opening = awaitedRecord(callee, context.reader.file)?.argument;
  return opening?.type === 'CallExpression' && openingOf(opening, context) !== undefined;
}

/** `auth.login` beside `auth.callback`, as far as it is a route of the project. */
function beginningsOf({ reader, exportOf, elsewhere }: SourceContext): SourceContext[] {
  const name = (reader.file.filename.split(/[\\/]/).at(-1) ?? '').replace(/\.[jt]sx?$/, '');
  const routes = name.includes('callback') ? ['login', 'signin', 'sign-in', 'start'].map((begin) => `./${name.replace('callback', begin)}`) : [];
  return routes.flatMap((module) => ['loader', 'action'].flatMap((exported) => exportOf?.(module, exported) ?? []).slice(0, 1)).flatMap((node) => elsewhere?.(node) ?? []);
}

function isPutInSession(property: Node, file: SourceFile): boolean {
  const assignment = file.parentOf(file.parentOf(property) ?? property);
  return assignment?.type === 'AssignmentExpression' && isOfSession(assignment.left, file);
}

function isOfSession(node: Node, file: SourceFile): boolean {
  return /^(?:req|request|ctx|c|event\.context)\.session(?:$|[.?![])/.test(file.textOf(node).slice(0, 60));
}

/** `typeof next === 'string' ? next : '/'`, `next ? next : '/'`: whether it is there decides, and nothing else. */
function chosenByPresence({ test, consequent, alternate }: TSESTree.ConditionalExpression, context: SourceContext, depth: number): Parameter | undefined {
  const { file } = context.reader;
  const chosen = requestParameter(consequent, context, depth + 1) ?? requestParameter(alternate, context, depth + 1);
  const tested = test.type === 'BinaryExpression' && test.left.type === 'UnaryExpression' && test.left.operator === 'typeof' ? test.left.argument : test.type === 'UnaryExpression' && test.operator === '!' ? test.argument : test;
  return chosen && [file.textOf(consequent), file.textOf(alternate)].includes(file.textOf(tested)) ? chosen : undefined;
}

/** `landing(request)` of this file, which decides nothing: `(request) => request.query.returnTo || '/'`. */
function resultOfLocal({ callee }: TSESTree.CallExpression, context: SourceContext, depth: number): Parameter | undefined {
  const called = callee.type === 'Identifier' ? calledFunction(callee, context) : undefined;
  if (called?.isHere !== true) return undefined;
  const { body } = called.owner;
  const statements = body.type === 'BlockStatement' ? body.body : [];
  const last = statements.at(-1);
  const isStraight = statements.every(({ type }) => type === 'ReturnStatement' || type === 'VariableDeclaration' || type === 'ExpressionStatement');
  const result = body.type !== 'BlockStatement' ? body : isStraight && last?.type === 'ReturnStatement' ? last.argument : undefined;
  return result ? requestParameter(result, context, depth + 1) : undefined;
}

function parameterRead(node: TSESTree.CallExpression, context: SourceContext, depth: number): Parameter | undefined {
  const { file } = context.reader;
  const callee = file.textOf(node.callee);
  const [first] = node.arguments;
  const behind = textBehind(node, file);
  if (behind) return requestParameter(behind, context, depth + 1);
  if (!first) return resultOfLocal(node, context, depth);
  const ofLocal = resultOfLocal(node, context, depth);
  if (ofLocal) return ofLocal;
  const name = context.reader.valueOf(first);
  const kept = keptUnderName(node, context, depth);
  if (kept) return kept;
  if (name.kind !== 'literal' || typeof name.value !== 'string' || !isTelling(name.value)) return undefined;
  const isRead = /(?:searchParams|query|params)\.get$/i.test(callee.slice(-40)) || /\breq\.(?:query|param)$/.test(callee.slice(-40)) || (callee.endsWith('.get') && /URLSearchParams|formData|FormData|useSearchParams/.test(writtenFor(node.callee, file)));
  return isRead ? { name: name.value, variable: undefined, text: file.textOf(node) } : undefined;
}

/** The text of what the object of a call was declared with. */
function writtenFor(callee: Node, file: SourceFile): string {
  const object = callee.type === 'MemberExpression' ? callee.object : callee;
  const definition = object.type === 'Identifier' ? file.variableOf(object)?.defs[0] : undefined;
  // A parameter is written with its type: `form: FormData`.
  return definition?.type === 'Variable' && definition.node.init ? file.textOf(definition.node.init) : file.textOf(definition?.type === 'Parameter' ? (definition.name as Node) : object);
}

function namedParameter(node: TSESTree.Identifier, context: SourceContext, depth: number): Parameter | undefined {
  const { file } = context.reader;
  const variable = file.variableOf(node);
  const [definition, ...others] = variable?.defs ?? [];
  if (!variable || others.length > 0 || definition?.type !== 'Variable' || !definition.node.init || variable.references.some((reference) => reference.isWrite() && !reference.init)) return undefined;
  const { id, init } = definition.node;
  if (id.type === 'Identifier') {
    const found = requestParameter(init, context, depth + 1);
    return found && { ...found, variable: found.variable ?? variable };
  }
  if (id.type !== 'ObjectPattern' || !isParameters(init, file)) return undefined;
  const property = id.properties.find((candidate) => contains(candidate, definition.name));
  const name = property?.type === 'Property' ? context.reader.keyOf(property) : undefined;
  return name !== undefined && isTelling(name) ? { name, variable, text: node.name } : undefined;
}

function isTelling(name: string): boolean {
  return telling.has(name.toLowerCase().replaceAll(/[^a-z]/g, ''));
}

/** `req.query`, `req.body`, `ctx.request.query`, `getQuery(event)`, `await searchParams`. */
function isParameters(node: Node, file: SourceFile): boolean {
  const text = file.textOf(node.type === 'AwaitExpression' ? node.argument : node).slice(0, 60);
  if (isQueryOfBell(node, file)) return true;
  return /^(?:this\.)?(?:req|request|ctx|context|event|c)(?:\.request|\.req)?\.(?:query|body|params|queryStringParameters)$/.test(text) || /^(?:getQuery|readBody)\(\w+\)$/.test(text) || /^(?:use)?route(?:\(\))?\.query$/i.test(text);
}

/** The query that began a login with bell, which hapi hands back: `request.auth.credentials.query`, and `query` that is taken from there. */
function isQueryOfBell(node: Node, file: SourceFile): boolean {
  const def = node.type === 'Identifier' && node.name === 'query' ? file.variableOf(node)?.defs[0] : undefined;
  if (def?.type === 'Variable' && def.node.id.type === 'ObjectPattern') return /\.auth\.credentials$/.test(def.node.init ? file.textOf(def.node.init).slice(-40) : '');
  return node.type === 'MemberExpression' && /\.auth\.credentials\??\.query$/.test(file.textOf(node).slice(-40));
}

const loginWords = /log[-_]?in|sign[-_]?in|log[-_]?out|sign[-_]?out|sso|oauth|oidc|saml|\bauth|passport|session|callback|authenticat/i;

/** The route, the function or the file says so, or the handler signs in. */
function isAboutLogin(node: Node, parameter: string, file: SourceFile): boolean {
  const owner = outermostFunction(node, file);
  const route = owner && file.parentOf(owner);
  const path = route?.type === 'CallExpression' && route.arguments[0]?.type === 'Literal' ? String(route.arguments[0].value) : '';
  const name = owner && owner.type !== 'ArrowFunctionExpression' && owner.id ? owner.id.name : '';
  const text = owner ? file.textOf(owner).replaceAll(parameter, '').slice(0, 4_000) : '';
  return loginWords.test(path) || loginWords.test(name) || loginWords.test(file.filename.replaceAll('\\', '/').split('/').slice(-2).join('/')) || loginWords.test(text);
}

/** What the code does with the value beside redirecting to it. */
function guardOf(destination: Node, { variable, text }: Parameter, context: SourceContext): 'none' | 'slash' | 'compared' {
  const { file } = context.reader;
  const owner = outermostFunction(destination, file);
  const uses = variable
    ? variable.references.filter((reference) => reference.isRead()).map((reference) => reference.identifier as Node)
    : [...file.nodesOf('MemberExpression'), ...file.nodesOf('CallExpression')].filter((node) => file.textOf(node) === text && outermostFunction(node, file) === owner);
  const other = uses.filter((use) => !contains(destination, use) && !isPresence(use, file) && !isDefinition(use, file));
  if (other.length === 0) return 'none';
  const isSlashOnly = other.every((use) => isSlashTest(use, context));
  return isSlashOnly && !(owner ? file.textOf(owner) : file.text).includes("'//'") && !(owner ? file.textOf(owner) : file.text).includes('"//"') ? 'slash' : 'compared';
}

/** `if (next)`, `next || '/'`, `typeof next === 'string'`, `next.length > 0`, `next !== undefined`. */
function isPresence(use: Node, file: SourceFile): boolean {
  const parent = file.parentOf(use);
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return parent.object === use && file.textOf(parent.property) === 'length';
  if (parent.type === 'BinaryExpression') return /^(?:undefined|null|''|"")$/.test(file.textOf(parent.left === use ? parent.right : (parent.left as Node)));
  if (parent.type === 'UnaryExpression') return parent.operator === 'typeof' || parent.operator === '!';
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return parent.test === use;
  return parent.type === 'LogicalExpression' && parent.left === use;
}

function isDefinition(use: Node, file: SourceFile): boolean {
  const parent = file.parentOf(use);
  return parent?.type === 'VariableDeclarator' && parent.init === use;
}

function isSlashTest(use: Node, { reader }: SourceContext): boolean {
  const member = reader.file.parentOf(use);
  const call = member && reader.file.parentOf(member);
  if (member?.type !== 'MemberExpression' || member.object !== use) return false;
  if (call?.type === 'CallExpression' && reader.keyOf(member) === 'startsWith') return call.arguments[0]?.type === 'Literal' && call.arguments[0].value === '/';
  return call?.type === 'BinaryExpression' && reader.keyOf(member) === '0' && call.right.type === 'Literal' && call.right.value === '/';
}

/** `callbacks: { redirect({ url }) { return url; } }`. */
function callbacksOf(context: SourceContext): FoundShape[] {
  return authJsCallbacks('redirect', context.reader).map(({ property, callback }) => ({ node: property, name: 'callbacks.redirect', library: 'next-auth', side: 'server' as const, traits: { guard: set(returnsAnyAddress(callback, context) ? 'callback' : 'compared') } }));
}
