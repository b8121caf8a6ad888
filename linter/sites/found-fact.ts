import type { Fact } from '#shared/facts/fact.ts';
import type { Options } from '../models/model.ts';
import type { Node } from '../values/source-file.ts';
import type { TSESTree } from '@typescript-eslint/types';

/** A fact that remembers where in the code it comes from. */
export interface FoundFact {
  readonly fact: Fact;
  /** What an editor marks when no attribute is meant; of a call only its name. */
  readonly node: Node;
  /** The node that wrote an attribute, by name of the attribute. */
  readonly places: ReadonlyMap<string, Node>;
  /** How an attribute can be written; missing when the code that would have to change is not here. */
  readonly editing?: Editing;
}

export type Editing = OptionsEditing | TextEditing | BuilderEditing;

/** Options in an object literal, or an argument that is still missing. */
export interface OptionsEditing {
  readonly kind: 'options';
  readonly options: Options<string>;
  readonly object?: TSESTree.ObjectExpression;
  /** Where the object goes when there is none: after this node, as the next argument. */
  readonly after?: Node;
}

/** The text of a cookie, as one literal or template. */
export interface TextEditing {
  readonly kind: 'text';
  readonly node: TSESTree.StringLiteral | TSESTree.TemplateLiteral;
}

/** A chain of calls that another call can be put into, before `call`. */
export interface BuilderEditing {
  readonly kind: 'builder';
  readonly options: Options<string>;
  readonly property: Node;
}
