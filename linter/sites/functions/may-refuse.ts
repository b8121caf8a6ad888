// Whether something that a guard calls could refuse in its place, so that code which always allows is told from code that asks.
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';

/** Calls that only look, tell or change the form of a value. */
const harmlessCalls: ReadonlySet<string> = new Set([
  ...['log', 'info', 'debug', 'warn', 'error', 'trace'],
  ...['switchToHttp', 'getRequest', 'getResponse', 'getHandler', 'getClass', 'getContext', 'getAllAndOverride', 'getAllAndMerge', 'get', 'header', 'set', 'next', 'resolve'],
  ...['split', 'toString', 'includes', 'startsWith', 'endsWith', 'some', 'every', 'map', 'filter', 'has', 'match', 'test', 'replace', 'slice', 'trim', 'toLowerCase', 'indexOf', 'join', 'concat', 'at', 'sort', 'toUpperCase', 'keys', 'values', 'entries', 'stringify', 'now', 'toISOString', 'Set', 'Date', 'Boolean', 'String', 'Number', 'isArray', 'getCookie'],
]);

/** Something in the function that could throw or reject outside of a `catch` that lets the request through. */
export function mayRefuse(within: Node, file: SourceFile, except?: Node): boolean {
  const calls = [...file.nodesOf('CallExpression'), ...file.nodesOf('NewExpression'), ...file.nodesOf('TaggedTemplateExpression')];
  return calls.some((call) => {
    if (!contains(within, call) || (except && contains(except, call)) || call.type === 'TaggedTemplateExpression') return false;
    const { callee } = call;
    const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
    return !harmlessCalls.has(name) && !isResultTested(call, file) && !isCaught(call, file) && !tellsCallback(call, file);
  });
}

/** `verify(token).catch(() => null)`, with or without a `then` between: what is thrown comes to a function that lets the request through. */
function isCaught(call: Node, file: SourceFile): boolean {
  if (call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && file.textOf(call.callee.property) === 'catch') return isForgiving(call.arguments[0], file);
  const member = file.parentOf(call);
  const outer = member?.type === 'MemberExpression' && member.object === call ? file.parentOf(member) : undefined;
  return outer?.type === 'CallExpression' && member?.type === 'MemberExpression' && outer.callee === member && /^(?:then|catch|finally)$/.test(file.textOf(member.property)) && isCaught(outer, file);
}

function isForgiving(handler: Node | undefined, file: SourceFile): boolean {
  return handler !== undefined && isFunction(handler) && !file.nodesOf('ThrowStatement').some((one) => contains(handler, one)) && !mayRefuse(handler.body, file);
}

/** `verify(token, key, (error, claims) => …)` and `passport.authenticate('jwt', (error, user) => …)(req, res, next)` leave it to the callback. */
function tellsCallback(call: Node, file: SourceFile): boolean {
  if (call.type !== 'CallExpression') return false;
  return verifyCallback(call, file) !== undefined || (call.callee.type === 'CallExpression' && verifyCallback(call.callee, file) !== undefined);
}

/** The callback that a verification tells its error to, which is its first parameter. */
export function verifyCallback(call: TSESTree.CallExpression, file: SourceFile): FunctionNode | undefined {
  const last = call.arguments.at(-1);
  if (!last || !isFunction(last) || last.params.length === 0 || !isVerify(call, file)) return undefined;
  return /^_?e(?:rr(?:or)?)?\b/i.test(file.textOf(last.params[0]!)) ? last : undefined;
}

/** `const session = await find(request); if (session) …`: a call that gives nothing back when it finds nothing does not throw for it. */
function isResultTested(call: Node, file: SourceFile): boolean {
  const outer = file.parentOf(call);
  const awaited = outer?.type === 'AwaitExpression' ? outer : call;
  // `id ? await find(id) : null`
  const choice = file.parentOf(awaited);
  const result = (choice?.type === 'ConditionalExpression' && choice.test !== awaited) || (choice?.type === 'LogicalExpression' && choice.right === awaited) ? choice : awaited;
  const holder = file.parentOf(result);
  if (holder?.type !== 'VariableDeclarator' || holder.init !== result || holder.id.type !== 'Identifier') return false;
  const reads = file.variableOf(holder.id)?.references.filter((reference) => reference.isRead()) ?? [];
  return reads.some(({ identifier }) => isTested(identifier as Node, file));
}

function isTested(node: Node, file: SourceFile): boolean {
  const parent = file.parentOf(node);
  // `session?.role` is asked of what may not be there.
  return isCondition(node, file) || (parent?.type === 'LogicalExpression' && parent.left === node) || (parent?.type === 'MemberExpression' && parent.object === node && parent.optional);
}

/** What an `if`, `?:` or `!` asks. */
export function isCondition(node: Node, file: SourceFile): boolean {
  const parent = file.parentOf(node);
  if (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') return parent.test === node;
  return parent?.type === 'UnaryExpression' && parent.operator === '!';
}

/** What is thrown in it is caught: the outcomes say what happens then. */
export function attemptIn(owner: FunctionNode, file: SourceFile): TSESTree.TryStatement | undefined {
  return file.nodesOf('TryStatement').find((statement) => contains(owner.body, statement) && statement.handler !== null && file.functionAround(statement) === owner);
}

export function hasVerify(block: Node, file: SourceFile): boolean {
  return file.nodesOf('CallExpression').some((call) => contains(block, call) && isVerify(call, file));
}

function isVerify(call: TSESTree.CallExpression, file: SourceFile): boolean {
  return /(?:^|\.)(?:jwt)?(?:verify|validate|authenticate|introspect)\w*$|(?:^|\.)verif(?:iers?|y)\[\w{1,40}\]$/i.test(file.textOf(call.callee).slice(-60));
}
