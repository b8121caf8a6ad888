// What a variable was declared with, as it is written. Whether it is written again is not asked: the reader of values does that.
import { isFunction, type FunctionNode, type Node, type SourceFile } from './source-file.ts';

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

/** The function of the file that a name stands for. */
export function functionDeclaredAs(identifier: Node, file: SourceFile): FunctionNode | undefined {
  const def = file.variableOf(identifier)?.defs[0];
  const made = def?.type === 'FunctionName' ? def.node : initializerOf(identifier, file);
  return made && isFunction(made) ? made : undefined;
}
