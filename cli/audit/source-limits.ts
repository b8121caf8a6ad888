import type { Unread } from '#linter/lint-source.ts';
import type { ParseProblem } from '#linter/parse-source.ts';
import type { Limit } from '#shared/facts/capture.ts';

/** Files that a sentence names; the others are counted. */
const maxNamed = 10;

/** Files without a word that matters are never parsed, so that their mistakes are nobody's concern; this one has such words. */
export function unparsedLimit(file: string, { line, column }: ParseProblem): Limit {
  return { id: 'file-unparsed', what: `${file} was not read.`, why: `It could not be parsed at line ${line}, column ${column}, although it may use sessions, cookies or tokens.` };
}

/** Scripts of components that are written in some other language. */
export function scriptLimits(unread: ReadonlyMap<string, Unread>): Limit[] {
  return [...unread].flatMap(([file, { languages }]) =>
    languages.map((language) => ({ id: 'script-language-unknown', what: `A script of ${file} was not read.`, why: `It is written in "${language}", which is neither JavaScript nor TypeScript.` })),
  );
}

/** One limit for all components whose markup names an API that the linter knows. */
export function markupLimits(unread: ReadonlyMap<string, Unread>): Limit[] {
  const files = [...unread].flatMap(([file, { markup }]) => (markup ? [file] : []));
  if (files.length === 0) return [];
  return [
    {
      id: 'markup-not-read',
      what: `Only the scripts were read, not the markup, of ${named(files)}.`,
      why: 'The markup names an API of sessions, cookies or tokens.',
      remedy: 'ESLint reads it with vue-eslint-parser, svelte-eslint-parser or astro-eslint-parser: see docs/editors.md.',
    },
  ];
}

function named(files: readonly string[]): string {
  const shown = files.slice(0, maxNamed).join(', ');
  return files.length > maxNamed ? `${shown} and ${files.length - maxNamed} more` : shown;
}
