import type { Fact } from './fact.ts';

/** What could not be seen, and why, in sentences for a user. `id` is stable. */
export interface Limit {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  readonly remedy?: string;
}

export type TargetKind = 'page' | 'har' | 'headers' | 'source' | 'token';

/** Everything one surface collected about one target, ready to be judged. */
export interface Capture {
  /** What the user named: a URL, a file, a folder. */
  readonly target: string;
  readonly kind: TargetKind;
  /** Milliseconds since the epoch when the capture ended. */
  readonly time: number;
  /** Registrable domain of the audited site, when there is one. */
  readonly site?: string;
  readonly facts: readonly Fact[];
  readonly limits: readonly Limit[];
}
