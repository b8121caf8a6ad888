// What else a function calls: a shape that says "and nothing else happens" must know every call in it.
import type { TSESTree } from '@typescript-eslint/types';
import type { Reader } from '../../values/reader.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Calls that answer, navigate or tell, and so end nothing and store nothing. */
const harmless: ReadonlySet<string> = new Set([
  'status', 'code', 'json', 'body', 'text', 'html', 'send', 'sendStatus', 'end', 'redirect', 'render', 'type', 'header', 'set', 'setHeader', 'append', 'appendHeader', 'cookies', 'push', 'replace', 'navigate', 'reload', 'assign', 'log', 'info', 'debug', 'warn', 'error',
  'next', 'preventDefault', 'refresh', 'goto', 'navigateTo', 'message', 'success', 'toast', 'revalidatePath', 'useRouter', 'useNavigate', 'useCallback', 'clear', 'setState',
]);

/** What those are called on: `signIns.end(id)` is no answer. */
const answering: ReadonlySet<string> = new Set([
  'res', 'resp', 'response', 'reply', 'h', 'ctx', 'context', 'c', 'router', 'navigation', 'history', 'location', 'window', 'console', 'logger', 'log', 'toast', 'message', 'notification', 'NextResponse', 'Response', 'cookies',
  'cookieStore', 'Cookies', 'localStorage', 'sessionStorage', 'event', 'e', 'document',
]);

export function callsWithin(owner: Node, file: SourceFile): Call[] {
  return [...file.nodesOf('CallExpression'), ...file.nodesOf('NewExpression')].filter((call) => contains(owner, call));
}

/** `json` of `res.json(…)`, `redirect` of `redirect(…)`. */
export function calledName({ callee }: Call, reader: Reader): string | undefined {
  return callee.type === 'MemberExpression' ? reader.keyOf(callee) : callee.type === 'Identifier' ? callee.name : undefined;
}

/** True when the call is known to answer, navigate or tell, and to do nothing else. */
export function answersOnly(call: Call, reader: Reader): boolean {
  if (call.type === 'NewExpression') return reader.file.textOf(call.callee) === 'Date';
  const name = calledName(call, reader);
  if (name === undefined) return false;
  if (call.callee.type === 'Identifier') return (harmless.has(name) && name !== 'end') || /^set[A-Z]/.test(name);
  return call.callee.type === 'MemberExpression' && harmless.has(name) && answering.has(rootOf(call.callee));
}

/** `res` of `res.status(200).json`. */
export function rootOf(callee: TSESTree.MemberExpression): string {
  let root: Node = callee;
  while (root.type === 'MemberExpression' || root.type === 'CallExpression' || root.type === 'AwaitExpression' || root.type === 'ChainExpression') {
    root = root.type === 'MemberExpression' ? root.object : root.type === 'CallExpression' ? root.callee : root.type === 'AwaitExpression' ? root.argument : root.expression;
  }
  return root.type === 'Identifier' ? root.name : '';
}
