import { set } from '#shared/facts/known.ts';
import { wordsOf } from '#shared/parse/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode, Node, SourceFile, Variable } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

const kept: ReadonlySet<string> = new Set(['user', 'currentuser', 'session', 'token', 'accesstoken', 'auth', 'account', 'userid', 'principal', 'loggedinuser', 'customer', 'member']);
const holders: ReadonlySet<string> = new Set(['req', 'request', 'ctx', 'context', 'event', 'c', 'locals']);
const personal: ReadonlySet<string> = new Set(['user', 'session', 'auth', 'userId', 'token', 'cookies', 'account']);

/** `let currentUser` at the top of a server's module, assigned from a request. */
export default defineShape({
  check: 'session-state-in-module-scope',
  needs: [['user', 'session', 'token', 'auth', 'account', 'customer', 'member'], ['req', 'ctx', 'context', 'event', 'locals']],
  find(context) {
    const { file } = context.reader;
    if (context.side === 'client') return [];
    const seen = new Set<Variable>();
    return file.nodesOf('AssignmentExpression').flatMap((node) => {
      const variable = node.operator === '=' && node.left.type === 'Identifier' ? file.variableOf(node.left) : undefined;
      if (!variable || seen.has(variable) || !isOfModule(variable) || !isNamedLikeUser(variable.name) || !isFromRequest(node, context)) return [];
      if (context.side !== 'server' && !isMiddleware(file.functionAround(node))) return [];
      seen.add(variable);
      return [{ node, name: variable.name, side: 'server' as const, traits: { fromRequest: set(true) } }];
    });
  },
});

/** `currentUser`; `sessionCount` and `userAgent` say something about one. */
function isNamedLikeUser(name: string): boolean {
  const words = wordsOf(name);
  return kept.has(words.at(-1) ?? '') || kept.has(words.slice(-2).join('')) || kept.has(words.join(''));
}

/** Declared at the top of the module and not by `const`, and read by somebody. */
function isOfModule(variable: Variable): boolean {
  const [definition] = variable.defs;
  const isTop = variable.scope.type === 'module' || variable.scope.type === 'global';
  return isTop && definition?.type === 'Variable' && variable.references.some((reference) => reference.isRead());
}

/** `req.user`, `ctx.state.user`, `event.locals.session` of the function around. */
function isFromRequest(node: TSESTree.AssignmentExpression, { reader: { file } }: SourceContext): boolean {
  const value = node.right.type === 'AwaitExpression' ? node.right.argument : node.right;
  const owner = file.functionAround(node);
  const chain = value.type === 'ChainExpression' ? value.expression : value;
  if (!owner || chain.type !== 'MemberExpression') return false;
  const names: string[] = [];
  let root: Node = chain;
  while (root.type === 'MemberExpression') {
    if (root.property.type === 'Identifier' && !root.computed) names.push(root.property.name);
    root = root.object;
  }
  return root.type === 'Identifier' && holders.has(root.name) && isParameter(root, file) && names.some((name) => personal.has(name));
}

/** `(req, res, next)` in a file of its own, which imports nothing that says where it runs. */
function isMiddleware(owner: FunctionNode | undefined): boolean {
  const names = owner?.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : ''));
  return names?.length === 3 && /^req(?:uest)?$/.test(names[0]!) && /^res(?:ponse)?$/.test(names[1]!) && names[2] === 'next';
}

function isParameter(identifier: Node, file: SourceFile): boolean {
  return file.variableOf(identifier)?.defs.some(({ type }) => type === 'Parameter') === true;
}
