import { readFileSync } from 'node:fs';
import type { DoorId } from '#demo/server/hosts.ts';

export interface LiveExpectation {
  readonly check: string;
  /** Name of the cookie, storage key, parameter or carrier. */
  readonly name: string;
}

export interface LintExpectation {
  readonly check: string;
  /** From the top of the repository. */
  readonly file: string;
  /** The whole line of the finding, without its indentation. Where a file repeats the line, each of them earns the finding. */
  readonly anchor: string;
}

/** What an audit of a door must find, and nothing else: the truth beside the door. */
export interface GoldenList {
  /** In the browser, after signing in and loading the page again. */
  readonly live: readonly LiveExpectation[];
  /** What comes on top when the first note was shared and its link opened. */
  readonly liveAfterSharing?: readonly LiveExpectation[];
  /** In a HAR file of the same visit. */
  readonly har: readonly LiveExpectation[];
  /** In the door's source. */
  readonly lint: readonly LintExpectation[];
}

export function goldenOf(door: DoorId): GoldenList {
  return JSON.parse(readFileSync(new URL(`../../demo/doors/${door}.golden.json`, import.meta.url), 'utf8')) as GoldenList;
}
