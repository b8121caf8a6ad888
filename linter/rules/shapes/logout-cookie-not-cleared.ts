import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { namesAround, outermostFunction, saysOneOf } from '../../sites/names-around.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Whatever could take the cookie away, or give the visitor another session. */
const clearing = /cookie|clear|regenerate|set-?cookie|header|\.session\s*=|req\.logout/i;
/** What else a logout may call and that certainly deletes nothing. */
const answering: ReadonlySet<string> = new Set(['destroy', 'redirect', 'send', 'sendStatus', 'status', 'json', 'end', 'render', 'next', 'log', 'error', 'info', 'warn']);

/** `req.session.destroy()` of express-session in a logout that leaves the cookie where it is. */
export default defineShape({
  check: 'logout-cookie-not-cleared',
  needs: [['express-session'], ['logout', 'signout', 'log-out', 'sign-out', 'logoff'], ['destroy']],
  find(context) {
    const { file } = context.reader;
    const byHandler = new Map<FunctionNode, FoundShape>();
    if (!/['"]express-session['"]/.test(file.text)) return [];
    for (const call of file.nodesOf('CallExpression')) {
      const handler = /^(?:req|request)\.session\??\.destroy$/.test(file.textOf(call.callee)) ? outermostFunction(call, file) : undefined;
      if (!handler || byHandler.has(handler) || !namesAround(call, file).some((name) => saysOneOf(name, ['logout', 'signout', 'logoff']))) continue;
      byHandler.set(handler, { node: call, name: 'the session cookie', api: file.textOf(call.callee), library: 'express-session', side: 'server', traits: { cleared: set(isCleared(handler, context)) } });
    }
    return [...byHandler.values()];
  },
});

/** A call that is not known may do it. */
function isCleared(handler: FunctionNode, { reader }: SourceContext): boolean {
  const { file } = reader;
  if (clearing.test(file.textOf(handler))) return true;
  const calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[] = [...file.nodesOf('CallExpression'), ...file.nodesOf('NewExpression')];
  return calls.some((call) => {
    if (call.range[0] < handler.range[0] || call.range[1] > handler.range[1]) return false;
    const name = call.callee.type === 'MemberExpression' ? reader.keyOf(call.callee) : call.callee.type === 'Identifier' ? call.callee.name : undefined;
    return name === undefined || !answering.has(name);
  });
}
