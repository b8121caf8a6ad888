import type { CodeShapeFact } from '../facts/code-shape.ts';
import { valueOf, type Known } from '../facts/known.ts';
import type { Evidence } from '../facts/role.ts';
import { skip, type JudgeContext, type Verdict } from './define.ts';

/** Judges the code that the linter recognised for this check, and nothing that it recognised for others. */
export function ofShape<MessageId extends string>(
  checkId: string,
  judge: (shape: CodeShapeFact, context: JudgeContext) => Verdict<MessageId>,
): (shape: CodeShapeFact, context: JudgeContext) => Verdict<MessageId> {
  return (shape, context) => (shape.shape === checkId ? judge(shape, context) : skip('it is the subject of another check'));
}

/** The answer to a question of the check; a question that was not asked is unknown. */
export function traitOf({ traits }: CodeShapeFact, name: string): Known<boolean | number | string> {
  return Object.hasOwn(traits, name) ? traits[name]! : { state: 'unknown', because: 'it was not looked for' };
}

/** True when the answer is known to be yes. */
export function hasTrait(shape: CodeShapeFact, name: string): boolean {
  return valueOf(traitOf(shape, name)) === true;
}

/** An observation at the place of the shape. */
export function shapeEvidence({ seen }: CodeShapeFact, text: string): Evidence {
  return { kind: 'source', text, at: `${seen.file}:${seen.line}` };
}
