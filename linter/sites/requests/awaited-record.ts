import type { TSESTree } from '@typescript-eslint/types';
import { initializerOf } from '../../values/declared-from.ts';
import type { SourceFile } from '../../values/source-file.ts';

/** What the record that a field is read of was waited for: `partners.find(id)` of `const partner = await partners.find(id)` and `partner.apiKey`. */
export function awaitedRecord({ object }: TSESTree.MemberExpression, file: SourceFile): TSESTree.AwaitExpression | undefined {
  const init = initializerOf(object, file);
  return init?.type === 'AwaitExpression' ? init : undefined;
}
