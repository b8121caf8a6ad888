// What a check asks for, as code of one library. `remedies.json` is written by `npm run docs` from cases that the tests run.

/** Code in which the linter finds nothing of medium severity or above. */
export interface CodeRemedy {
  readonly library: string;
  readonly code: string;
  /** 1-based lines that make the difference, where they are known. */
  readonly lines?: readonly number[];
}

/** By id of the check. Most sought libraries first. */
export type CodeRemedies = Readonly<Record<string, readonly CodeRemedy[]>>;

/** The remedies of a check, those for the named libraries first, in the order of their names. */
export function remediesFor(all: CodeRemedies, check: string, first: readonly string[]): readonly CodeRemedy[] {
  const rank = ({ library }: CodeRemedy) => (first.includes(library) ? first.indexOf(library) : first.length);
  return (Object.hasOwn(all, check) ? (all[check] ?? []) : []).toSorted((a, b) => rank(a) - rank(b));
}
