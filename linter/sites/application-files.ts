// The file that makes an application sets up what others use by the request alone: sessions, loggers.
import type { SourceContext } from './site-use.ts';

/** Where it stands, from folders inside of its own. */
const applications: readonly string[] = ['./', '../', '../../', '../../../'].flatMap((folder) => ['app', 'server', 'index', 'main'].map((name) => `${folder}${name}`));

/** The texts of such files of the project. */
export function applicationTexts({ textOf }: SourceContext): string[] {
  return applications.flatMap((module) => textOf?.(module) ?? []);
}

/** Those files whose text has these words, opened. */
export function applicationsWith(words: RegExp, { textOf, fileAt }: SourceContext): SourceContext[] {
  return applications.flatMap((module) => (words.test(textOf?.(module) ?? '') ? (fileAt?.(module) ?? []) : []));
}
