import type { TSESTree } from '@typescript-eslint/types';
import type { Node, SourceFile, Variable } from './source-file.ts';
import type { Value } from './value.ts';

/** What the parameters around an expression are, when it is read for one particular call. */
export type Bindings = ReadonlyMap<Variable, Value>;
export const noBindings: Bindings = new Map();

/** Answers "what can this expression be?" for one file. */
export interface Reader {
  readonly file: SourceFile;
  valueOf(node: Node, bindings?: Bindings): Value;
  /** The name a member expression or property stands for, also when it is computed from a constant. */
  keyOf(node: TSESTree.MemberExpression | TSESTree.Property, bindings?: Bindings): string | undefined;
  /** `*` is the whole module. */
  imported(module: string, name: string, node: Node): Value;
}
