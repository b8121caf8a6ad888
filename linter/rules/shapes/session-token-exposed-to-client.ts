import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { authJsCallbacks } from '../../sites/requests/auth-js-callbacks.ts';
import { awaitedRecord } from '../../sites/requests/awaited-record.ts';
import { mayHavePageData, sessionsInPages } from '../../sites/page/page-data.ts';
import { openingOf } from '../../sites/cookies/cookie-session.ts';
import { functionCalled } from '../../sites/functions/names-around.ts';
import { routesOf } from '../../sites/requests/route-handlers.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { declaredFrom } from '../../values/declared-from.ts';
import { nameExportedAs } from '../../values/exports.ts';
import type { FunctionNode, Node, SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Session callbacks of Auth.js that add a token, answers that hold the session as it is, and data of pages that does. */
export default defineShape({
  check: 'session-token-exposed-to-client',
  needs: [['session'], ['token', '.json(', '.send(', 'locals', 'session.data']],
  mayBeIn: (text) => /(?:refresh|access|provider|id)[^a-z]?token/i.test(text) || /\.data\b/.test(text) || /\b(?:req|request)\.session(?![\w$.])/.test(text) || /\.secure\??\.\w{0,40}token/i.test(text) || mayHavePageData(text),
  find: (context) => [...callbackShapes(context), ...answerShapes(context), ...fieldShapes(context), ...publicFieldShapes(context), ...pageShapes(context)],
});

function callbackShapes(context: SourceContext): FoundShape[] {
  return authJsCallbacks('session', context.reader).flatMap(({ callback }) => [...assignedIn(callback, context), ...returnedBy(callback, context)]);
}

/** `session.refreshToken = token.refreshToken`. */
function assignedIn(callback: FunctionNode, { reader }: SourceContext): FoundShape[] {
  const { file } = reader;
  return file.nodesOf('AssignmentExpression').flatMap((node) => {
    if (!contains(callback, node) || node.left.type !== 'MemberExpression' || rootName(node.left) !== 'session') return [];
    return handedOver(node, reader.keyOf(node.left), node.right, reader);
  });
}

/** `return { ...session, accessToken: token.accessToken }`. */
function returnedBy(callback: FunctionNode, { reader }: SourceContext): FoundShape[] {
  const { file } = reader;
  const objects = file.returnsOf(callback).flatMap(({ argument }) => (argument?.type === 'ObjectExpression' ? [argument] : []));
  const own = callback.body.type === 'ObjectExpression' ? [callback.body] : [];
  return [...objects, ...own].flatMap((object) => object.properties.flatMap((property) => (property.type === 'Property' ? handedOver(property, reader.keyOf(property), property.value, reader) : [])));
}

/** A field, or those of an object that is put into one: `session.google = { token: grant.access_token }`. */
function handedOver(node: Node, field: string | undefined, value: Node, reader: SourceContext['reader']): FoundShape[] {
  if (value.type !== 'ObjectExpression') return shapeFor(node, field, value, reader);
  return value.properties.flatMap((property) => (property.type === 'Property' ? shapeFor(property, reader.keyOf(property), property.value, reader) : [])).slice(0, 1);
}

function shapeFor(node: Node, field: string | undefined, value: Node, reader: SourceContext['reader']): FoundShape[] {
  const exposed = kindOf(field) ?? kindOf(lastOf(value)) ?? kindKeptAs(lastOf(value), reader);
  if (exposed === undefined || field === undefined || isMasked(value, reader.file)) return [];
  return [{ node, name: field, library: 'Auth.js', side: 'server', traits: { exposed: set(exposed) } }];
}

function kindOf(field: string | undefined): 'refresh' | 'access' | undefined {
  // `hasRefreshToken` only tells.
  const plain = field === undefined || /^(?:has|is|needs)[A-Z_]/.test(field) ? '' : field.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (plain.endsWith('refreshtoken')) return 'refresh';
  return plain.endsWith('accesstoken') || plain === 'providertoken' || plain === 'idtoken' ? 'access' : undefined;
}

/** The token that another callback keeps under the name: `token.spotify = account.access_token`. */
function kindKeptAs(name: string | undefined, reader: SourceContext['reader']): 'refresh' | 'access' | undefined {
  const { file } = reader;
  const assigned = file.nodesOf('AssignmentExpression').flatMap(({ left, right }) => (left.type === 'MemberExpression' && reader.keyOf(left) === name && rootName(left) === 'token' ? [right as Node] : []));
  const returned = file.nodesOf('Property').flatMap((property) => (reader.keyOf(property) === name ? [property.value as Node] : []));
  return name === undefined ? undefined : [...assigned, ...returned].map((value) => (/^account\b/.test(file.textOf(value)) ? kindOf(lastOf(value)) : undefined)).find((kind) => kind !== undefined);
}

/** `access_token` of `grant?.access_token ?? null`. */
function lastOf(value: Node): string | undefined {
  const inner = handedOn(value);
  return inner.type === 'MemberExpression' && inner.property.type === 'Identifier' ? inner.property.name : undefined;
}

/** Only a token of the token or account is one: `Boolean(token.refreshToken)` tells that there is one. */
function isMasked(value: Node, file: SourceFile): boolean {
  const inner = handedOn(value);
  if (inner.type !== 'MemberExpression') return true;
  return !/^\(?(?:token|account|user|session)\b/.test(file.textOf(inner)) && awaitedRecord(inner, file) === undefined;
}

/** `account?.access_token ?? undefined` hands on the token where there is one. */
function handedOn(value: Node): Node {
  switch (value.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return handedOn(value.expression);
    case 'LogicalExpression':
      return value.operator === '&&' ? value : handedOn(value.left);
    default:
      return value;
  }
}

function rootName(node: TSESTree.MemberExpression): string | undefined {
  const root = rootOf(node);
  return root.type === 'Identifier' ? root.name : undefined;
}

function rootOf(node: TSESTree.MemberExpression): Node {
  let root: Node = node;
  while (root.type === 'MemberExpression' || root.type === 'TSAsExpression' || root.type === 'TSNonNullExpression') root = root.type === 'MemberExpression' ? root.object : root.expression;
  return root;
}

/** `res.json(req.session)`, `data({ session: session.data })`: the whole record, whatever is in it. */
function answerShapes(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  return answersIn(file).flatMap(partsOf).flatMap((part) => {
    const library = libraryOfRecord(part, context);
    return library === undefined ? [] : [{ node: part, name: file.textOf(part), library, side: 'server' as const, traits: { exposed: set('record') } }];
  });
}

/** What is given to a call that answers, or returned by a function whose result is the answer. */
function answersIn(file: SourceFile): Node[] {
  return [...file.nodesOf('CallExpression').filter((call) => isAnswer(call, file)).flatMap((call) => call.arguments[0] ?? []), ...loadersIn(file).flatMap((loader) => file.returnsOf(loader)).flatMap(({ argument }) => (argument?.type === 'ObjectExpression' ? [argument] : []))];
}

/** Code that hands out tokens on purpose. */
const issuing = ['login', 'signin', 'register', 'signup', 'token', 'tokens', 'refresh', 'renew', 'callback', 'exchange', 'oauth'];

/** `json({ spotify: { refreshToken: spotify.refresh_token } })` with a `spotify` that the session of the server keeps. */
function fieldShapes(context: SourceContext): FoundShape[] {
  const { reader } = context;
  const { file } = reader;
  const answers = answersIn(file);
  const posts = routesOf('post', file);
  return file.nodesOf('Property').flatMap((property): FoundShape[] => {
    const field = reader.keyOf(property);
    if ((kindOf(field) !== 'refresh' && !/provider_?(?:access_?)?token$/i.test(field ?? '') && !isSecure(property.value, file)) || field === undefined || !answers.some((given) => contains(given, property)) || !isOfSession(property.value, reader)) return [];
    if (functionCalled(issuing, property, file) || posts.some(({ handler }) => contains(handler, property))) return [];
    return [{ node: property, name: field, library: 'by hand', side: 'server', traits: { exposed: set('field') } }];
  });
}

/** `setUserSession(event, { user, githubToken: tokens.access_token })` of nuxt-auth-utils: all but its `secure` is what the page can ask for. */
function publicFieldShapes({ reader }: SourceContext): FoundShape[] {
  const { file } = reader;
  return file.nodesOf('CallExpression').flatMap(({ callee, arguments: [, given] }) => {
    if (callee.type !== 'Identifier' || !/^(?:set|replace)UserSession$/.test(callee.name) || given?.type !== 'ObjectExpression') return [];
    const exposed = fieldsWithin(given, reader, 0).find(({ name, value }) => {
      const kind = kindOf(lastOf(value)) ?? kindOf(name);
      return kind === 'refresh' ? ['MemberExpression', 'Identifier'].includes(handedOn(value).type) : kind === 'access' && ofProvider.test(file.textOf(handedOn(value)));
    });
    return exposed ? [{ node: exposed.node, name: exposed.name, library: 'nuxt-auth-utils', side: 'server' as const, traits: { exposed: set('field') } }] : [];
  });
}

/** What the handler of a login by another service is given. */
const ofProvider = /^(?:tokens?|oauth|grant|account|credentials)\W{1,3}\w/i;

interface GivenField {
  readonly node: Node;
  readonly name: string;
  readonly value: Node;
}

function fieldsWithin(object: TSESTree.ObjectExpression, reader: SourceContext['reader'], depth: number): GivenField[] {
  return object.properties.flatMap((property): GivenField[] => {
    const name = property.type === 'Property' ? reader.keyOf(property) : undefined;
    if (property.type !== 'Property' || name === undefined || name === 'secure') return [];
    return property.value.type === 'ObjectExpression' && depth < 2 ? fieldsWithin(property.value, reader, depth + 1) : [{ node: property, name, value: property.value }];
  });
}

/** `session.secure.githubToken`: what nuxt-auth-utils keeps apart, so that the page does not get it. */
function isSecure(value: Node, file: SourceFile): boolean {
  return /\.secure\??\.\w{0,40}token$/i.test(file.textOf(handedOn(value)).slice(-80));
}

/** A field of the session, of what was taken out of it, or a variable with one. */
function isOfSession(value: Node, reader: SourceContext['reader'], depth = 0): boolean {
  const inner = handedOn(value);
  if (inner.type !== 'MemberExpression' && inner.type !== 'Identifier') return false;
  if (inner.type === 'MemberExpression' && ofSession.test(reader.file.textOf(inner))) return true;
  const root = inner.type === 'MemberExpression' ? rootOf(inner) : inner;
  const init = declaredFrom(root, reader.file);
  return init !== undefined && depth < 3 && (ofSession.test(reader.file.textOf(init)) || isOfSession(init, reader, depth + 1));
}

/** `session.get('spotify')`, `req.session.tokens`, `session.data.refreshToken`, `await getServerSession(options)`, `await sessions.find(id)`, `await readSession(cookies)`. */
const ofSession = /^(?:await )?(?:\w{1,20}\.)?session(?:s|Store|Repo|Repository)\.(?:get|find|load|read|fetch|require)\w{0,20}\(|^(?:await )?(?:\w{1,20}\.)?(?:get|find|load|read|fetch|require)\w{0,20}Session\(|^(?:await )?(?:(?:req|request|ctx|event\.context|locals|c)\.)?session\??\.|^(?:await )?(?:getServerSession|getIronSession|useSession|getUserSession|requireUserSession)\(|^(?:await )?(?:(?:req|request|ctx)\.session|session)$/;

function isAnswer({ callee }: TSESTree.CallExpression, file: SourceFile): boolean {
  return /^(?:res|response|reply)\b.*\.(?:json|send)$|^(?:(?:Next)?Response|c)\.json$|^(?:json|data)$/s.test(file.textOf(callee).slice(-80));
}

/** What they return is the answer. */
function loadersIn(file: SourceFile): FunctionNode[] {
  return [...file.nodesOf('FunctionDeclaration'), ...file.nodesOf('ArrowFunctionExpression')].filter((owner) => /^(?:loader|load|getServerSideProps)$/.test(nameExportedAs(owner, file) ?? '') || isHandlerOfEvents(owner, file));
}

/** `defineEventHandler(async (event) => …)` of h3, which answers with what it is given back. */
function isHandlerOfEvents(owner: FunctionNode, file: SourceFile): boolean {
  const call = file.parentOf(owner);
  return call?.type === 'CallExpression' && /^(?:define(?:Cached)?E|e)ventHandler$/.test(file.textOf(call.callee));
}

/** What is given itself, and each of the fields of an object. */
function partsOf(given: Node): Node[] {
  return given.type === 'ObjectExpression' ? given.properties.map((property): Node => (property.type === 'SpreadElement' ? property.argument : property.value)) : [given];
}

function libraryOfRecord(node: Node, context: SourceContext): string | undefined {
  const { reader } = context;
  if (node.type !== 'MemberExpression') return undefined;
  if (/^(?:req|request)\.session$/.test(reader.file.textOf(node))) return 'express-session';
  const holder = reader.keyOf(node) === 'data' ? awaitedRecord(node, reader.file)?.argument : undefined;
  const opening = holder?.type === 'CallExpression' ? openingOf(holder, context) : undefined;
  return opening !== undefined && /getSession\(/.test(opening) && /cookie|headers/i.test(opening.slice(0, 200)) ? 'react-router' : undefined;
}

function pageShapes(context: SourceContext): FoundShape[] {
  return sessionsInPages(context).map((one) => ({ ...one, library: '@sveltejs/kit', side: 'server', traits: { exposed: set('record') } }));
}
