// What a variable was declared with, as it is written. Whether it is written again is not asked: the reader of values does that.
import type { Node, SourceFile } from './source-file.ts';

/** `init` of `const x = init`: of a name that a pattern takes out of something, nothing. */
export function initializerOf(identifier: Node, file: SourceFile): Node | undefined {
  const def = file.variableOf(identifier)?.defs[0];
  return def?.type === 'Variable' && def.node.id.type === 'Identifier' ? (def.node.init ?? undefined) : undefined;
}

/** `init` of `const x = init`, and of `const { x } = init`. */
export function declaredFrom(identifier: Node, file: SourceFile): Node | undefined {
  const def = file.variableOf(identifier)?.defs[0];
  return def?.type === 'Variable' ? (def.node.init ?? undefined) : undefined;
}
