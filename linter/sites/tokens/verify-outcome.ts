// What becomes of a verification: a result that nobody looks at is no verification.
import type { VerifyOutcome } from '#shared/facts/jwt-call.ts';
import type { JwtSite } from '../../models/model.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { isCondition } from '../functions/may-refuse.ts';
import { nameOfFunction } from '../functions/names-around.ts';
import type { SiteUse } from '../site-use.ts';

export function verifyOutcome({ site, node, context }: SiteUse<JwtSite>): VerifyOutcome {
  const { file } = context.reader;
  if (site.failure === undefined || node.type !== 'CallExpression') return 'used';
  const callback = node.arguments.at(-1);
  if (callback && isFunction(callback)) return isErrorUnread(callback, file) ? 'error-unread' : 'used';
  const holder = awaited(node, file);
  if (site.failure !== 'throws' && holder === node && isPromiseTakenForResult(node, file)) return 'not-awaited';
  if (site.failure === 'resolves') return isNeverLookedAt(holder, file) ? 'unused' : 'used';
  return isSwallowed(holder, file) ? 'swallowed' : 'used';
}

/**
 * `(error, claims) => next()`: whoever comes goes on. A callback that keeps the claims is an optional login, since there
 * are none when there is an error.
 */
function isErrorUnread(callback: FunctionNode, file: SourceFile): boolean {
  const isRead = callback.params.slice(0, 2).some((parameter) => parameter.type !== 'Identifier' || readsOf(parameter, file).length > 0);
  return !isRead && file.siteNodes.some((call) => isNext(call) && contains(callback, call));
}

function isNext(call: Node): boolean {
  return call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'next' && call.arguments.length === 0;
}

function awaited(node: Node, file: SourceFile): Node {
  const parent = file.parentOf(node);
  return parent?.type === 'AwaitExpression' ? parent : node;
}

function isStatement(node: Node, file: SourceFile): boolean {
  return file.parentOf(node)?.type === 'ExpressionStatement';
}

/** Only uses that cannot be right for a promise; a returned, passed or stored one may be awaited elsewhere. */
function isPromiseTakenForResult(node: Node, file: SourceFile): boolean {
  const parent = file.parentOf(node);
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'VariableDeclarator':
      if (parent.id.type === 'ObjectPattern') return true;
      return parent.id.type === 'Identifier' && readsOf(parent.id, file).length > 0 && readsOf(parent.id, file).every((read) => isUsedAsResult(read, file));
    default:
      return isUsedAsResult(node, file);
  }
}

function isUsedAsResult(node: Node, file: SourceFile): boolean {
  const parent = file.parentOf(node);
  if (parent?.type !== 'MemberExpression') return isCondition(node, file);
  const isPromiseMethod = parent.property.type === 'Identifier' && ['then', 'catch', 'finally'].includes(parent.property.name);
  return parent.object === node && !isPromiseMethod;
}

function isNeverLookedAt(node: Node, file: SourceFile): boolean {
  if (isStatement(node, file)) return true;
  const parent = file.parentOf(node);
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const declaration = file.parentOf(parent);
  const isExported = declaration !== undefined && file.parentOf(declaration)?.type === 'ExportNamedDeclaration';
  return !isExported && readsOf(parent.id, file).length === 0;
}

function readsOf(name: Node, file: SourceFile): Node[] {
  return (file.variableOf(name)?.references ?? []).filter((reference) => reference.isRead()).map((reference) => reference.identifier as Node);
}

/**
 * `try { verify(token) } catch {} next()`: whoever comes goes on. A result that is kept is an optional login instead, where
 * nobody is a user without it.
 */
function isSwallowed(node: Node, file: SourceFile): boolean {
  if (!isStatement(node, file) && !isNeverLookedAt(node, file)) return false;
  for (let current = file.parentOf(node), child = node; current; child = current, current = file.parentOf(current)) {
    if (current.type === 'FunctionDeclaration' || current.type === 'FunctionExpression' || current.type === 'ArrowFunctionExpression') return false;
    if (current.type !== 'TryStatement' || current.block !== child) continue;
    const { handler } = current;
    if (!handler || !handler.body.body.every((statement) => isLog(statement, file))) return false;
    return goesOnAfter(current, file) || isEndOfGuard(current, file);
  }
  return false;
}

function isLog(statement: Node, file: SourceFile): boolean {
  return statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' && /^(?:console|(?:\w{1,20}\.){0,2}(?:log|logger))\./.test(file.textOf(statement.expression.callee));
}

/** Hooks of Fastify let everybody in who is not answered: `app.decorate('authenticate', async (request, reply) => { try { … } catch {} })`. An optional login is called so. */
function isEndOfGuard(statement: Node & { finalizer?: Node | null }, file: SourceFile): boolean {
  const owner = file.functionAround(statement);
  if (!owner || owner.body.type !== 'BlockStatement' || owner.body.body.at(-1) !== statement || statement.finalizer) return false;
  const [request, reply, ...others] = owner.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : ''));
  const call = file.parentOf(owner);
  const [name] = call?.type === 'CallExpression' ? call.arguments : [];
  const written = name?.type === 'Literal' ? String(name.value) : (nameOfFunction(owner, file) ?? '');
  return /^req(?:uest)?$/.test(request ?? '') && (reply === undefined || /^_?reply$/.test(reply)) && others.length === 0 && /^(?:authenticate|verify|require|ensure|protect|guard|onRequest$|preHandler$)/i.test(written) && !/optional|maybe/i.test(written);
}

/** `next()` after the statement, or in the `finally` of it. */
function goesOnAfter(statement: Node & { finalizer?: Node | null }, file: SourceFile): boolean {
  const owner = file.functionAround(statement);
  return file.siteNodes.some((call) => {
    if (!isNext(call)) return false;
    const isAfter = call.range[0] > statement.range[1] || (statement.finalizer ? contains(statement.finalizer, call) : false);
    return isAfter && file.functionAround(call) === owner;
  });
}
