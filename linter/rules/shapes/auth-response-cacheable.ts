import { set } from '#shared/facts/known.ts';
import { onlyText, writtenHeaders } from '../../sites/response-headers.ts';
import type { FunctionNode, Node, SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape } from './shape.ts';

/** A field of the user or the session goes on to somewhere: a test alone only decides who is answered. */
const ofUser = /\b(?:req|request|ctx)\.(?:user|session|state\.user)\??\.(?!destroy\b|save\b|regenerate\b|reload\b|touch\b)[A-Za-z_]/;
const user = /\.(?:user|session|isAuthenticated)\b/;
const answer = /\.(?:json|send|render|end)$/;

/** Handlers that answer with something of the user and allow shared caches, whatever the request. */
export default defineShape({
  check: 'auth-response-cacheable',
  needs: [['cache-control'], ['public', 's-maxage'], ['.user', '.session']],
  find(context) {
    const { file } = context.reader;
    const written = writtenHeaders('cache-control', context);
    return written.flatMap(({ node, value }) => {
      const text = onlyText(value);
      const handler = file.functionAround(node);
      if (text === undefined || !handler || !isAlways(node, handler, file)) return [];
      const isOnly = written.every((other) => other.node === node || file.functionAround(other.node) !== handler);
      const isPersonal = answersWithUser(handler, file) && !distinguishesUsers(handler, file);
      return isOnly && isPersonal ? [{ node, name: 'Cache-Control', side: 'server' as const, traits: { caching: set(text) } }] : [];
    });
  },
});

/** Written as a statement of the handler itself, so that no condition chooses it. */
function isAlways(node: Node, handler: FunctionNode, file: SourceFile): boolean {
  for (let current = file.parentOf(node); current && current !== handler; current = file.parentOf(current)) {
    if (current.type === 'IfStatement' || current.type === 'ConditionalExpression' || current.type === 'LogicalExpression' || current.type === 'SwitchCase' || current.type === 'CatchClause') return false;
  }
  return true;
}

/** A call that answers, and has a field of the user among what it is given. */
function answersWithUser(handler: FunctionNode, file: SourceFile): boolean {
  return file.nodesOf('CallExpression').some((call) => {
    if (file.functionAround(call) !== handler || !answer.test(file.textOf(call.callee))) return false;
    return call.arguments.some((argument) => ofUser.test(file.textOf(argument)));
  });
}

/** `if (req.user) …`: what follows may be for those who are not signed in. `if (!req.user) …` leaves the signed-in ones. */
function distinguishesUsers(handler: FunctionNode, file: SourceFile): boolean {
  return [...file.nodesOf('IfStatement'), ...file.nodesOf('ConditionalExpression')].some((branch) => contains(handler, branch) && user.test(file.textOf(branch.test)) && branch.test.type !== 'UnaryExpression');
}
