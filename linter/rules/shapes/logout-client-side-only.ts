import { isAuthRole } from '#shared/facts/role.ts';
import { set } from '#shared/facts/known.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { namesAround, outermostFunction, saysOneOf } from '../../sites/names-around.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode, Node, SourceFile } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

const logouts = ['logout', 'signout', 'logoff'];
/** Calls that take the browser's copy away. */
const clearing: ReadonlySet<string> = new Set(['clearCookie', 'deleteCookie', 'removeItem', 'remove', 'removeCookie', 'delete']);
const jars = /(?:^|\.)(?:res|response|reply|cookies?(?:\(\))?|cookieStore|localStorage|sessionStorage|jar|store)$/i;
/** Calls that answer, navigate or tell, and so end nothing on the server. */
const harmless: ReadonlySet<string> = new Set([
  'status', 'code', 'json', 'send', 'sendStatus', 'end', 'redirect', 'render', 'type', 'header', 'set', 'setHeader', 'cookies', 'push', 'replace', 'navigate', 'reload', 'assign', 'log', 'info', 'debug', 'warn', 'error',
  'next', 'preventDefault', 'refresh', 'goto', 'navigateTo', 'message', 'success', 'toast', 'revalidatePath', 'useRouter', 'useNavigate', 'useCallback', 'clear', 'setState',
]);

/** What those are called on: `signIns.end(id)` is no answer. */
const answering: ReadonlySet<string> = new Set([
  'res', 'resp', 'response', 'reply', 'h', 'ctx', 'context', 'c', 'router', 'navigation', 'history', 'location', 'window', 'console', 'logger', 'log', 'toast', 'message', 'notification', 'NextResponse', 'Response', 'cookies',
  'cookieStore', 'Cookies', 'localStorage', 'sessionStorage', 'event', 'e', 'document',
]);

/** A function called like a logout that clears cookies or storage and does nothing else that could end the session. */
export default defineShape({
  check: 'logout-client-side-only',
  needs: [['logout', 'signout', 'log-out', 'sign-out', 'logoff', 'log_out', 'sign_out'], ['clearCookie', 'deleteCookie', 'removeItem', '.remove', '.delete']],
  find(context) {
    const { file } = context.reader;
    const byHandler = new Map<FunctionNode, FoundShape>();
    for (const call of file.nodesOf('CallExpression')) {
      const name = clearedName(call, context);
      const handler = name === undefined ? undefined : logoutAround(call, file);
      if (name === undefined || !handler || byHandler.has(handler)) continue;
      byHandler.set(handler, { node: call, name, traits: { endsSession: set(!callsIn(handler, file).every((other) => isHarmless(other, context))) } });
    }
    return [...byHandler.values()];
  },
});

function clearedName(call: TSESTree.CallExpression, { reader }: SourceContext): string | undefined {
  const { callee } = call;
  const method = callee.type === 'MemberExpression' ? reader.keyOf(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (method === undefined || !clearing.has(method)) return undefined;
  if (callee.type === 'MemberExpression' && !jars.test(receiverOf(callee, reader.file))) return undefined;
  const texts = call.arguments.flatMap((argument) => {
    const value = reader.valueOf(argument);
    return value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [];
  });
  return texts.find((text) => isAuthRole(roleOfName(text).role));
}

/** `cookies()` of `(await cookies()).delete(…)`. */
function receiverOf({ object }: TSESTree.MemberExpression, file: SourceFile): string {
  return file.textOf(object.type === 'AwaitExpression' ? object.argument : object);
}

/** The function that is called like a logout: not all of the component or module around it. */
function logoutAround(call: TSESTree.CallExpression, file: SourceFile): FunctionNode | undefined {
  for (let current = file.functionAround(call); current; current = file.functionAround(current)) {
    const outer = file.functionAround(current);
    const own = namesAround(current, file);
    const others = outer ? namesAround(outer, file) : [];
    if (own.slice(0, own.length - others.length).some((name) => saysOneOf(name, logouts))) return current;
  }
  return namesAround(call, file).some((name) => saysOneOf(name, logouts)) ? outermostFunction(call, file) : undefined;
}

function callsIn(handler: FunctionNode, file: SourceFile): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
  return [...file.nodesOf('CallExpression'), ...file.nodesOf('NewExpression')].filter(({ range }) => handler.range[0] <= range[0] && range[1] <= handler.range[1]);
}

function isHarmless(call: TSESTree.CallExpression | TSESTree.NewExpression, { reader }: SourceContext): boolean {
  if (call.type === 'NewExpression') return reader.file.textOf(call.callee) === 'Date';
  const { callee } = call;
  const method = callee.type === 'MemberExpression' ? reader.keyOf(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (method === undefined) return false;
  if (callee.type === 'Identifier' && (harmless.has(method) || /^set[A-Z]/.test(method))) return true;
  if (callee.type === 'MemberExpression' && harmless.has(method) && answering.has(rootOf(callee))) return true;
  return clearing.has(method) && (callee.type !== 'MemberExpression' || jars.test(receiverOf(callee, reader.file)));
}

/** `res` of `res.status(200).json`. */
function rootOf(callee: TSESTree.MemberExpression): string {
  let root: Node = callee;
  while (root.type === 'MemberExpression' || root.type === 'CallExpression' || root.type === 'AwaitExpression' || root.type === 'ChainExpression') {
    root = root.type === 'MemberExpression' ? root.object : root.type === 'CallExpression' ? root.callee : root.type === 'AwaitExpression' ? root.argument : root.expression;
  }
  return root.type === 'Identifier' ? root.name : '';
}
