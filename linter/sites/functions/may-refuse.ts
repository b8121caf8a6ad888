// Whether something that a guard calls could refuse in its place, so that code which always allows is told from code that asks.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode, Node, SourceFile } from '../../values/source-file.ts';
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
    return !harmlessCalls.has(name) && !isResultTested(call, file);
  });
}

/** `const session = await find(request); if (session) …`: a call that gives nothing back when it finds nothing does not throw for it. */
function isResultTested(call: Node, file: SourceFile): boolean {
  const outer = file.parentOf(call);
  const result = outer?.type === 'AwaitExpression' ? outer : call;
  const holder = file.parentOf(result);
  if (holder?.type !== 'VariableDeclarator' || holder.init !== result || holder.id.type !== 'Identifier') return false;
  const reads = file.variableOf(holder.id)?.references.filter((reference) => reference.isRead()) ?? [];
  return reads.some(({ identifier }) => isTested(identifier as Node, file));
}

function isTested(node: Node, file: SourceFile): boolean {
  const parent = file.parentOf(node);
  return isCondition(node, file) || (parent?.type === 'LogicalExpression' && parent.left === node);
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
  return file.nodesOf('CallExpression').some((call) => contains(block, call) && /(?:^|\.)(?:jwt)?(?:verify|validate|authenticate|introspect)\w*$|(?:^|\.)verif(?:iers?|y)\[\w{1,40}\]$/i.test(file.textOf(call.callee).slice(-60)));
}
