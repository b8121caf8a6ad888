// The function that a call leads to, in the file or in another one of the project.
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import type { SourceContext } from '../site-use.ts';

export interface CalledFunction {
  readonly owner: FunctionNode;
  /** The file it stands in, to be asked about what is inside of it. */
  readonly there: SourceContext;
  readonly isHere: boolean;
}

/** `undefined` for what comes from packages or parameters, and for what has more than one value. */
export function calledFunction(callee: Node, context: SourceContext): CalledFunction | undefined {
  const called = context.reader.valueOf(callee);
  if (called.kind !== 'function' || !isFunction(called.node)) return undefined;
  const isHere = context.reader.file.owns(called.node);
  const there = isHere ? context : context.elsewhere?.(called.node);
  return there && { owner: called.node, there, isHere };
}

/** What a function gives back when it has come to its end. */
export function lastResultOf({ body }: FunctionNode): Node | undefined {
  if (body?.type !== 'BlockStatement') return body ?? undefined;
  const last = body.body.at(-1);
  return last?.type === 'ReturnStatement' ? (last.argument ?? undefined) : undefined;
}

/** What a function of this file gives back, at each of its ends. */
export function resultsOf(owner: FunctionNode, file: SourceFile): readonly Node[] {
  return owner.body.type === 'BlockStatement' ? file.returnsOf(owner).flatMap(({ argument }) => argument ?? []) : [owner.body];
}
