import type { TSESTree } from '@typescript-eslint/types';
import type { Reader } from '../values/reader.ts';
import type { Node } from '../values/source-file.ts';

/** The call that an expression is, or that its variable was declared with. */
export function callBehind(node: Node, reader: Reader): TSESTree.CallExpression | TSESTree.NewExpression | undefined {
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return node;
  if (node.type === 'TSNonNullExpression' || node.type === 'AwaitExpression') return callBehind(node.type === 'AwaitExpression' ? node.argument : node.expression, reader);
  const def = node.type === 'Identifier' ? reader.file.variableOf(node)?.defs[0] : undefined;
  const init = def?.type === 'Variable' ? def.node.init : undefined;
  return init?.type === 'CallExpression' || init?.type === 'NewExpression' ? init : undefined;
}
