// The file that makes an application sets up what others use by the request alone: sessions, loggers.
import type { SourceContext } from '../site-use.ts';

/** Where it stands, from folders inside of its own. */
const around = ['./', '../', '../../', '../../../'];
const applications: readonly string[] = around.flatMap((folder) => ['app', 'server', 'index', 'main'].map((name) => `${folder}${name}`));
/** Where the session of such an application has a file of its own. */
const sessionFiles: readonly string[] = around.flatMap((folder) => ['', 'plugins/', 'config/', 'middleware/', 'middlewares/', 'lib/', 'loaders/', 'setup/'].map((inner) => `${folder}${inner}session`));

/** Where a plugin that signs tokens has one. */
const tokenFiles: readonly string[] = around.flatMap((folder) => ['', 'plugins/', 'config/', 'lib/'].flatMap((inner) => ['jwt', 'auth', 'authentication'].map((name) => `${folder}${inner}${name}`)));

/** The texts of such files of the project. */
export function applicationTexts({ textOf }: SourceContext): string[] {
  return applications.flatMap((module) => textOf?.(module) ?? []);
}

/** The texts of files of the project that may set up the session of a request. */
export function sessionTexts({ textOf }: SourceContext): string[] {
  return [...applications, ...sessionFiles].flatMap((module) => textOf?.(module) ?? []);
}

/** Those of them whose text has these words, opened. */
export function sessionFilesWith(words: RegExp, { textOf, fileAt }: SourceContext): SourceContext[] {
  return [...applications, ...sessionFiles].flatMap((module) => (words.test(textOf?.(module) ?? '') ? (fileAt?.(module) ?? []) : []));
}

/** Files of the application, opened, that name one of these packages. */
export function pluginFilesWith(packages: readonly string[], { textOf, fileAt }: SourceContext): SourceContext[] {
  return [...applications, ...tokenFiles].flatMap((module) => {
    const text = textOf?.(module);
    return text !== undefined && packages.some((name) => text.includes(`'${name}'`) || text.includes(`"${name}"`)) ? (fileAt?.(module) ?? []) : [];
  });
}
