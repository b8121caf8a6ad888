import type { Known } from './known.ts';
import type { RoleGuess } from './role.ts';
import type { Scope, SourceSighting } from './sighting.ts';

/**
 * A piece of code whose shape is the subject: a comparison, a handler, a guard. The linter recognises it and writes down
 * what its check asks about; the check alone says what is wrong with that.
 */
export interface CodeShapeFact {
  readonly kind: 'code-shape';
  readonly id: string;
  readonly seen: SourceSighting;
  readonly scope: Scope;
  /** Id of the check that speaks about this shape. */
  readonly shape: string;
  /** What a developer would call it: a variable, a route, a function. Never a value. */
  readonly name: string;
  /** Answers to the questions of the check, by name. */
  readonly traits: Readonly<Record<string, Known<boolean | number | string>>>;
  readonly role?: RoleGuess;
}
