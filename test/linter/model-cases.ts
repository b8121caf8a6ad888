import type { Model } from '#linter/models/model.ts';

/** What a case file says about one model. */
export interface ModelCases {
  readonly model: Model;
  readonly cases: readonly Case[];
  /** Real headers of the real package, set without any option. */
  readonly defaults: readonly DefaultProof[];
  /** What the real package does, executed. */
  readonly behaviour?: readonly Behaviour[];
  /** For packages that are not installed: the version and file that were read, so that a model changes with both. */
  readonly readIn?: { readonly version: string; readonly source: string };
  /** Why no default can be proven by a header. */
  readonly withoutHeaders?: string;
}

/**
 * Code with its expectations in it: `//! check-a check-b` ends the line at which exactly these checks report at medium or
 * above. A line without the mark reports nothing.
 */
export interface Case {
  readonly name: string;
  /** Default: `file.ts`. */
  readonly file?: string;
  readonly code: string;
  /** Versions that the project says are installed. */
  readonly installed?: Readonly<Record<string, string>>;
}

/** A behaviour that the model or a check relies on: it is executed with the real package. */
export interface Behaviour {
  readonly name: string;
  readonly shows: () => Promise<unknown>;
  readonly is: unknown;
}

export interface DefaultProof {
  /** `at` of the site whose defaults are proven. */
  readonly site: string;
  /** The `Set-Cookie` header of a cookie set with no options, over https where that matters. */
  readonly header: () => Promise<string | undefined>;
}
