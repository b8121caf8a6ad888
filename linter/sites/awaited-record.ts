import type { TSESTree } from '@typescript-eslint/types';
import type { SourceFile } from '../values/source-file.ts';

/** What the record that a field is read of was waited for: `partners.find(id)` of `const partner = await partners.find(id)` and `partner.apiKey`. */
export function awaitedRecord({ object }: TSESTree.MemberExpression, file: SourceFile): TSESTree.AwaitExpression | undefined {
  const def = object.type === 'Identifier' ? file.variableOf(object)?.defs[0] : undefined;
  const init = def?.type === 'Variable' && def.node.id.type === 'Identifier' ? def.node.init : undefined;
  return init?.type === 'AwaitExpression' ? init : undefined;
}
