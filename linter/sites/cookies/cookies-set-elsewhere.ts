// `res.clearCookie(NAME)` with `NAME` from the file that sets the cookie: only with both can it be told whether they are the same one.
import { valueOf } from '#shared/facts/known.ts';
import type { SourceFile } from '../../values/source-file.ts';
import type { FoundFact } from '../found-fact.ts';
import type { SourceContext } from '../site-use.ts';

/** The facts of a whole file. */
export type FactsOf = (context: SourceContext) => readonly FoundFact[];

/** Cookies that other files set under the names that this one takes from them to delete. They are not judged here: they are what is deleted. */
export function cookiesSetElsewhere(found: readonly FoundFact[], context: SourceContext, factsOf: FactsOf): FoundFact[] {
  const { reader } = context;
  const byFile = new Map<SourceFile, FoundFact[]>();
  for (const { fact, node } of found) {
    if (fact.kind !== 'cookie' || fact.action !== 'clear' || node.type !== 'CallExpression' || !reader.file.owns(node)) continue;
    const name = valueOf(fact.name);
    for (const argument of node.arguments) {
      const value = reader.valueOf(argument);
      const there = value.kind === 'literal' && value.value === name && !reader.file.owns(value.node) ? context.elsewhere?.(value.node) : undefined;
      if (!there || byFile.has(there.reader.file)) continue;
      byFile.set(there.reader.file, factsOf(there).filter((other) => other.fact.kind === 'cookie' && other.fact.action !== 'clear' && valueOf(other.fact.name) === name));
    }
  }
  return [...byFile.values()].flat();
}
