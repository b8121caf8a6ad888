import { declaredFrom } from './declared-from.ts';
import type { Node, SourceFile } from './source-file.ts';

/** The module that a function or class comes from, imported or required, itself or as a member. */
export function moduleOf(node: Node, file: SourceFile): string | undefined {
  if (node.type === 'MemberExpression') return moduleOf(node.object, file);
  if (node.type === 'CallExpression') {
    const [module] = node.arguments;
    return file.textOf(node.callee) === 'require' && module?.type === 'Literal' ? String(module.value) : undefined;
  }
  const def = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  if (def?.type === 'ImportBinding') return def.parent.type === 'ImportDeclaration' ? def.parent.source.value : undefined;
  const made = declaredFrom(node, file);
  return made && made.type !== 'Identifier' ? moduleOf(made, file) : undefined;
}
