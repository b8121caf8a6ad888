import type { Scope, LiveSighting } from './sighting.ts';

/** A message that script of the page wrote to the console. The text is never kept, only what it gave away. */
export interface PageOutputFact {
  readonly kind: 'page-output';
  readonly id: string;
  readonly seen: LiveSighting;
  readonly scope: Scope;
  /** The function of the console, e.g. `log`. */
  readonly method: string;
  /** Keyed per-capture hashes of the credentials inside, comparable with those of bodies (`BodyCredential`). */
  readonly credentialHashes: readonly string[];
}
