import type { TSESTree } from '@typescript-eslint/types';
import { classAround, fieldInitializer } from '../../values/class-field.ts';
import { declaredFrom } from '../../values/declared-from.ts';
import type { Reader } from '../../values/reader.ts';
import type { Node } from '../../values/source-file.ts';

/** The call that an expression is, or that its variable was declared with, or the field of its class was given. */
export function callBehind(node: Node, reader: Reader): TSESTree.CallExpression | TSESTree.NewExpression | undefined {
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return node;
  if (node.type === 'TSNonNullExpression' || node.type === 'AwaitExpression') return callBehind(node.type === 'AwaitExpression' ? node.argument : node.expression, reader);
  if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') {
    const given = fieldInitializer(classAround(node, reader.file), reader.keyOf(node) ?? '', reader.file);
    return given?.type === 'CallExpression' || given?.type === 'NewExpression' ? given : undefined;
  }
  const init = declaredFrom(node, reader.file);
  return init?.type === 'CallExpression' || init?.type === 'NewExpression' ? init : undefined;
}
