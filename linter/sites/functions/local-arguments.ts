// What a parameter is given where the file itself calls its function.
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';

/** Calls of one function that are looked at. */
const maxCalls = 12;

export interface GivenArgument {
  readonly argument: Node;
  readonly call: TSESTree.CallExpression;
}

/** The arguments for a parameter, at each call by the name of the function; none for what is no parameter of a named one. */
export function givenFor(identifier: Node, file: SourceFile): GivenArgument[] {
  const def = file.variableOf(identifier)?.defs[0];
  if (def?.type !== 'Parameter' || !isFunction(def.node)) return [];
  const owner: FunctionNode = def.node;
  const index = owner.params.findIndex((one) => one === def.name);
  const parent = file.parentOf(owner);
  const name = owner.type === 'FunctionDeclaration' ? owner.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
  const references = (name && file.variableOf(name)?.references) ?? [];
  return references.slice(0, maxCalls).flatMap(({ identifier: use }) => {
    const call = file.parentOf(use as Node);
    const argument = call?.type === 'CallExpression' && call.callee === use ? call.arguments[index] : undefined;
    return argument && call?.type === 'CallExpression' ? [{ argument, call }] : [];
  });
}
