import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { libraryOfCookieSession, isSession } from '../../sites/cookie-session.ts';
import { isQualified, roleOfTokenName } from '../../sites/credential-expression.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Fields by which an answer of a token endpoint is kept whole. */
const tokenSets: ReadonlySet<string> = new Set(['tokens', 'tokenset', 'tokenresponse']);

/** Lists that grow, and several tokens, in a session that is kept in its cookie. */
export default defineShape({
  check: 'cookie-too-large',
  needs: [['session'], ['cookie-session', 'koa-session', 'client-sessions', 'iron-session', 'secure-session', 'h3', 'nuxt'], ['token', 'push', '...', 'concat']],
  find(context) {
    const { file } = context.reader;
    const library = libraryOfCookieSession(['signed-cookie', 'sealed-cookie'], context);
    if (library === undefined) return [];
    const lists = file.nodesOf('CallExpression').flatMap((call) => listIn(call, context));
    const tokensIn = new Map<FunctionNode | undefined, number>();
    const written = file.nodesOf('AssignmentExpression').flatMap((assignment): FoundShape[] => {
      const field = fieldOf(assignment.left, context);
      if (field === undefined || assignment.operator !== '=') return [];
      const found = (holds: string): FoundShape[] => [{ node: assignment, name: field, library, side: 'server', traits: { holds: set(holds) } }];
      if (grows(assignment.right, context)) return found('list');
      if (tokenSets.has(field.toLowerCase().replaceAll('_', ''))) return found('tokens');
      if (!isToken(field)) return [];
      const owner = file.functionAround(assignment);
      tokensIn.set(owner, (tokensIn.get(owner) ?? 0) + 1);
      return tokensIn.get(owner) === 2 ? found('tokens') : [];
    });
    return [...lists.map(({ call, field }): FoundShape => ({ node: call, name: field, library, side: 'server', traits: { holds: set('list') } })), ...written];
  },
});

/** `req.session.history.push(entry)`. */
function listIn(call: TSESTree.CallExpression, context: SourceContext): { readonly call: TSESTree.CallExpression; readonly field: string }[] {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || !/^(?:push|unshift)$/.test(context.reader.keyOf(callee) ?? '')) return [];
  const field = fieldOf(callee.object, context);
  return field === undefined ? [] : [{ call, field }];
}

/** `history` of `req.session.history`. */
function fieldOf(node: TSESTree.Node, context: SourceContext): string | undefined {
  return node.type === 'MemberExpression' && isSession(node.object, context) ? context.reader.keyOf(node) : undefined;
}

/** `[...old, entry]`, `old.concat(entry)`. */
function grows(node: TSESTree.Node, { reader }: SourceContext): boolean {
  if (node.type === 'ArrayExpression') return node.elements.length > 1 && node.elements.some((element) => element?.type === 'SpreadElement');
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && reader.keyOf(node.callee) === 'concat';
}

function isToken(name: string): boolean {
  const role = isQualified(name) ? roleOfTokenName(name)?.role : undefined;
  return role === 'access-token' || role === 'refresh-token' || role === 'id-token';
}
