// What every kind of site says.

/** Written as an access path, see `linter/values/access-path.ts`. */
export type Path = string;

export interface AnySite {
  readonly at: Path;
  /** As a developer names it in a sentence. */
  readonly api: string;
  /** Words without which the site cannot be in a file, beside those of the path; of a list one is enough. Compared without case. */
  readonly needs?: readonly (string | readonly string[])[];
}

/** What the arguments are, in order; the first signature that fits the number and kind of the arguments is taken. */
export interface Signature<Argument extends string> {
  readonly takes: readonly Argument[];
  /** How many of them must be there. Default: all but `options`. */
  readonly atLeast?: number;
}
