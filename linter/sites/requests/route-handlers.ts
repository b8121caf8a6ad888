// Routes with their handlers, however a framework registers them: `app.post('/orders', requireUser, handler)`, an object with
// a method and an address, a method of a controller, an export of a file that is named after the address.
import type { TSESTree } from '@typescript-eslint/types';
import { nameOfKey } from '../../values/class-field.ts';
import { functionDeclaredAs } from '../../values/declared-from.ts';
import { nameExportedAs } from '../../values/exports.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { isFunction, type FunctionNode } from '../../values/source-file.ts';
import { isFollowedBy } from '../gate/text-near.ts';

export interface Route {
  readonly node: Node;
  readonly path: string;
  readonly handler: FunctionNode;
  /** What stands between the path and the handler: middleware, options, decorators. */
  readonly before: readonly Node[];
  /** As far as the spelling tells it. */
  readonly library: string;
}

/** Routes of one method whose handler is written here. */
export function routesOf(method: 'get' | 'post', file: SourceFile): Route[] {
  return [...file.nodesOf('CallExpression').flatMap((call) => calledRoute(call, method, file) ?? describedRoute(call, method, file) ?? []), ...controllerRoutes(method, file), ...fileRoutes(method, file)];
}

const routers = /(?:^|\.)(?:app|api|server|fastify)$|[Rr]outer$|[Rr]outes?$|[Aa]pp$/;
const madeByRouters = /\b(?:Router|Hono|OpenAPIHono|Elysia|Koa|KoaRouter|Fastify|fastify|express)[(<]/;

interface RouteCall {
  readonly node: TSESTree.CallExpression;
  readonly path: string;
  readonly last: Node;
  readonly before: readonly Node[];
}

/** `app.get('/', …)`, `router.route('/').get(…)`, `new Hono().get('/', …)`. */
function routeCall(call: TSESTree.CallExpression, method: string, file: SourceFile): RouteCall | undefined {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.property.name !== method) return undefined;
  const start = startOfChain(callee.object, file);
  const isRouter = routers.test(file.textOf(start).slice(-40)) || madeByRouters.test(madeWith(start, file));
  const chained = callee.object.type === 'CallExpression' && callee.object.callee.type === 'MemberExpression' && nameOfKey(callee.object.callee.property) === 'route' ? callee.object.arguments[0] : undefined;
  const [path, ...rest] = chained ? [chained, ...call.arguments] : call.arguments;
  const last = rest.at(-1);
  return isRouter && path?.type === 'Literal' && typeof path.value === 'string' && path.value.startsWith('/') && last ? { node: call, path: path.value, last, before: rest.slice(0, -1) } : undefined;
}

function calledRoute(call: TSESTree.CallExpression, method: string, file: SourceFile): Route | undefined {
  const route = routeCall(call, method, file);
  const handler = route && functionBehind(route.last, file);
  return handler && { node: route.node, path: route.path, handler, before: route.before, library: libraryOf(handler, file) };
}

export interface HandedRoute extends Omit<Route, 'handler' | 'library'> {
  /** The name of the handler, without a wrapper around it. */
  readonly given: Node;
}

/** Routes whose handler is written elsewhere: `router.get('/orders/:id/cancel', requireUser, orders.cancel)`. */
export function handedRoutesOf(method: 'get' | 'post', file: SourceFile): HandedRoute[] {
  return file.nodesOf('CallExpression').flatMap((call) => {
    const route = routeCall(call, method, file);
    if (!route || functionBehind(route.last, file)) return [];
    const { node, path, before, last } = route;
    const given = last.type === 'CallExpression' && last.arguments.length === 1 ? last.arguments[0]! : last;
    return given.type === 'Identifier' || given.type === 'MemberExpression' ? [{ node, path, before, given }] : [];
  });
}

/** `app` of `app.get(…).post`. */
function startOfChain(node: Node, file: SourceFile): Node {
  const { callee } = node.type === 'CallExpression' ? node : {};
  return callee?.type === 'MemberExpression' && !madeByRouters.test(file.textOf(node).slice(0, 60)) ? startOfChain(callee.object, file) : node;
}

/** The text of what a variable was declared with, or of the expression itself. */
function madeWith(node: Node, file: SourceFile): string {
  const definition = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  return file.textOf(definition?.type === 'Variable' && definition.node.init ? definition.node.init : node).slice(0, 60);
}

/** Whether the text may have a route of GET at all, in any of the ways that `routesOf` knows. */
export function mayHaveGetRoute(text: string): boolean {
  if (isFollowedBy(text, /\bexports?\b/g, exported, { within: 400, until: /[;=(]/ })) return true;
  if (/\bexport\s{1,20}default\b/.test(text) && (/handler/i.test(text) || isFollowedBy(text, /\bexport\s{1,20}default\b/g, /^\s*[\w$.]+\s*[(<]/, near))) return true;
  if (/@\s{0,20}get\s{0,20}\(/i.test(text) || (isFollowedBy(text, /\broute\b/g, called, near) && /\bhandler\b/.test(text))) return true;
  return isFollowedBy(text, /\bget\b/g, called, near) && isFollowedBy(text, /\b(?:get|route)\b/g, calledWithPath, near) && /(?:\bapp|\bapi|server|fastify|[rR]outer|[rR]outes?|App|Hono|Elysia|Koa|express)\b/.test(text);
}

/** `export async function GET`, `export const load =`, `export { loader }`, `exports.loader =`. */
const exported = /\b(?:GET|load|loader)\b/;

/** With type arguments or without. */
const called = /^\s*(?:\(|<)/;
const calledWithPath = /^\s*(?:<[^(]*)?\(\s*['"]\//;
const near = { within: 200 };

const paths: ReadonlySet<string> = new Set(['url', 'path']);
const guards: ReadonlySet<string> = new Set(['preHandler', 'onRequest', 'preValidation', 'options', 'config', 'middleware']);

/** `fastify.route({ method: 'GET', url: '/', handler })`, `server.route({ method, path, options, handler })`. */
function describedRoute(call: TSESTree.CallExpression, method: string, file: SourceFile): Route | undefined {
  const [given] = call.arguments;
  if (call.callee.type !== 'MemberExpression' || nameOfKey(call.callee.property) !== 'route' || given?.type !== 'ObjectExpression') return undefined;
  const option = (isMeant: (key: string) => boolean) => given.properties.find((property): property is TSESTree.Property => property.type === 'Property' && isMeant(nameOfKey(property.key) ?? ''))?.value;
  const [methods, path, handler] = [option((key) => key === 'method'), option((key) => paths.has(key)), option((key) => key === 'handler')];
  const found = handler && functionBehind(handler, file);
  if (!methods || !/^\W*(get|post)\W*$/i.exec(file.textOf(methods).slice(0, 80))?.[1]?.toLowerCase().startsWith(method) || path?.type !== 'Literal' || !found) return undefined;
  const before = given.properties.flatMap((property) => (property.type === 'Property' && guards.has(nameOfKey(property.key) ?? '') ? [property.value] : []));
  return { node: call, path: String(path.value), handler: found, before, library: libraryOf(found, file) };
}

/** `@Get('orders/:id/cancel') cancel() {}`, with the decorators of the method and of its class before it. */
function controllerRoutes(method: string, file: SourceFile): Route[] {
  return file.nodesOf('MethodDefinition').flatMap((member): Route[] => {
    const decorators = member.decorators ?? [];
    const route = decorators.map(({ expression }) => expression).find((one): one is TSESTree.CallExpression => one.type === 'CallExpression' && one.callee.type === 'Identifier' && one.callee.name.toLowerCase() === method);
    const body = file.parentOf(member);
    const owner = body && file.parentOf(body);
    if (!route || !isFunction(member.value) || owner?.type !== 'ClassDeclaration') return [];
    const [path] = route.arguments;
    return [{ node: member, path: `/${path?.type === 'Literal' ? String(path.value) : ''}`, handler: member.value, before: [...decorators, ...(owner.decorators ?? [])].filter((decorator) => decorator.expression !== route), library: '@nestjs/common' }];
  });
}

/** Exports by which frameworks answer, for files named after an address. */
const exportsFor = { get: /^(?:GET|load|loader)$/, post: /^POST$/ } as const;

function fileRoutes(method: 'get' | 'post', file: SourceFile): Route[] {
  const path = addressOf(file.filename, method);
  if (path === undefined) return [];
  const functions = [...file.nodesOf('FunctionDeclaration'), ...file.nodesOf('ArrowFunctionExpression'), ...file.nodesOf('FunctionExpression')];
  return functions.flatMap((handler): Route[] => {
    const name = nameExportedAs(handler, file);
    const parent = file.parentOf(handler);
    const isWrapped = parent?.type === 'CallExpression' && nameExportedAs(parent, file) === 'default' && path.isWhole;
    return isWrapped || (name !== undefined && exportsFor[method].test(name)) ? [{ node: handler, path: path.address, handler, before: [], library: 'the framework' }] : [];
  });
}

/** `app/orders/[id]/cancel/route.ts`, `routes/logout/+server.ts`, `app/routes/logout.tsx`, `server/api/orders/cancel.get.ts`. */
function addressOf(filename: string, method: string): { readonly address: string; readonly isWhole: boolean } | undefined {
  const parts = filename.replaceAll('\\', '/').split('/');
  const base = parts.pop() ?? '';
  const [name = '', ...endings] = base.split('.');
  const from = parts.findLastIndex((part) => part === 'app' || part === 'routes' || part === 'pages' || part === 'api');
  // The folder `api` is a part of the address.
  const folders = parts.slice(parts[from] === 'api' ? from : from + 1);
  if (name === 'route' || name === '+server' || name === '+page') return { address: `/${folders.join('/')}`, isWhole: false };
  if (from < 0) return undefined;
  const isWhole = endings.includes(method);
  const pieces = base.split('.').slice(0, -1);
  return { address: `/${[...folders, ...(isWhole ? pieces.filter((piece) => piece !== method) : pieces)].join('/')}`, isWhole };
}

/** What the handler calls what it is given. */
function libraryOf(handler: FunctionNode, file: SourceFile): string {
  const [first, second] = handler.params.map((parameter) => file.textOf(parameter).slice(0, 20));
  if (/^(?:ctx|context)\b/.test(first ?? '')) return 'koa';
  if (/^c\b/.test(first ?? '')) return 'hono';
  if (/^reply\b/.test(second ?? '')) return 'fastify';
  return /^h\b/.test(second ?? '') ? '@hapi/hapi' : 'express';
}

/** The function itself, one that a name stands for, or one inside a wrapper such as `asyncHandler(…)`. */
function functionBehind(node: Node, file: SourceFile): FunctionNode | undefined {
  if (isFunction(node)) return node;
  if (node.type === 'CallExpression') return node.arguments.find((argument): argument is FunctionNode & TSESTree.CallExpressionArgument => isFunction(argument));
  return functionDeclaredAs(node, file);
}

/** `/account/:id/delete` in lower-case words. */
export function wordsOfPath(path: string): string[] {
  return path.split('/').filter((part) => !part.startsWith(':')).flatMap((part) => part.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/)).filter((word) => word !== '');
}
