// What is said about the scripts of the inspected page: which DevTools holds, what the worker that lints is asked, and what it answers.
import type { Severity } from '#shared/checks/define.ts';

/** A place in a file of the page, 1-based. */
export interface SourcePlace {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A file that DevTools holds: a script as the page loaded it, or an original that its source map names. A script inside of a document
 * has the address of the document, and blanks in the place of everything around it, so that its lines are those of the document.
 */
export interface PageScript {
  readonly url: string;
  readonly text: string;
  readonly isOriginal: boolean;
}

/** A file of which nothing is known, and why. */
export interface UnreadScript {
  readonly url: string;
  readonly reason: string;
}

export interface ScriptReading {
  readonly scripts: readonly PageScript[];
  /** Source maps that DevTools lists as files. */
  readonly maps: readonly Omit<PageScript, 'isOriginal'>[];
  readonly unread: readonly UnreadScript[];
}

/** To the worker that lints: one script. */
export interface ScriptTask {
  readonly url: string;
  readonly text: string;
  /** Its source map, when that is a file of its own. */
  readonly map?: string;
  /** Files that have been judged already. */
  readonly linted: readonly string[];
}

export interface ScriptFinding {
  readonly check: string;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly remedy: string;
  readonly name: string;
  readonly place: SourcePlace;
}

/** Code that writes to a store of the page, under a name that is certain. */
export interface ScriptWrite {
  readonly area: 'local' | 'session' | 'cookie';
  readonly name: string;
  readonly place: SourcePlace;
}

export interface ScriptAnswer {
  readonly findings: readonly ScriptFinding[];
  readonly writes: readonly ScriptWrite[];
  readonly unparsed: readonly UnreadScript[];
  /** Files that were judged. */
  readonly files: readonly string[];
  /** Originals of packages, which are not the site's own code. */
  readonly leftOut: number;
}
