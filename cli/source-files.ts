import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { glob } from 'tinyglobby';
import { componentEndings } from '#linter/script-blocks.ts';

export const sourceExtensions = ['.js', '.cjs', '.mjs', '.jsx', '.ts', '.cts', '.mts', '.tsx', ...componentEndings];

export function isSourceFile(path: string): boolean {
  return sourceExtensions.includes(extname(path).toLowerCase());
}

/** It says which packages a project asks for. */
export function isManifest(path: string): boolean {
  return basename(path) === 'package.json';
}

/** Absolute paths of the source files and package.json files below a folder that Git would keep, sorted. Skips node_modules and dist below it. */
export async function sourceFilesIn(folder: string): Promise<string[]> {
  const patterns = [`**/*.{${sourceExtensions.map((extension) => extension.slice(1)).join(',')}}`, '**/package.json'];
  return keptBy(await IgnoreRules.around(folder), await glob(patterns, { ...globOptions, cwd: folder }));
}

/** Like `sourceFilesIn`, for a glob written by the user. */
export async function sourceFilesMatching(pattern: string, cwd: string): Promise<string[]> {
  const found = await glob(pattern.split('\\').join('/'), { ...globOptions, cwd });
  return keptBy(await IgnoreRules.around(cwd), found.filter((path) => isSourceFile(path) || isManifest(path)));
}

const globOptions = {
  absolute: true,
  onlyFiles: true,
  expandDirectories: false,
  followSymbolicLinks: false,
  ignore: ['**/node_modules/**', '**/dist/**'],
};

async function keptBy(rules: IgnoreRules, files: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  for (const file of files.map((found) => resolve(found))) {
    if (!(await rules.ignores(file))) kept.push(file);
  }
  return kept.sort();
}

/** The .gitignore files between the top of the repository and a file; a deeper one has the last word. */
class IgnoreRules {
  readonly #top: string;
  readonly #rules = new Map<string, Promise<Ignore | undefined>>();

  private constructor(top: string) {
    this.#top = top;
  }

  /** A folder that is itself ignored but was named by the user is read: then only rules inside it count. */
  static async around(folder: string): Promise<IgnoreRules> {
    const rules = new IgnoreRules(topOf(folder));
    return (await rules.ignores(join(folder, 'file'))) ? new IgnoreRules(folder) : rules;
  }

  async ignores(file: string): Promise<boolean> {
    let ignored = false;
    for (const folder of foldersBetween(this.#top, dirname(file))) {
      const rules = await this.#rulesIn(folder);
      const verdict = rules?.test(relative(folder, file).split(sep).join('/'));
      if (verdict?.ignored === true) ignored = true;
      if (verdict?.unignored === true) ignored = false;
    }
    return ignored;
  }

  #rulesIn(folder: string): Promise<Ignore | undefined> {
    const known = this.#rules.get(folder);
    if (known !== undefined) return known;
    const read = readFile(join(folder, '.gitignore'), 'utf8').then(
      (text) => ignore().add(text),
      () => undefined,
    );
    this.#rules.set(folder, read);
    return read;
  }
}

/** The folder that holds .git, or the folder itself outside of a repository. */
function topOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}

function foldersBetween(top: string, bottom: string): string[] {
  const steps = relative(top, bottom).split(sep).filter((step) => step !== '');
  if (steps[0] === '..') return [];
  return steps.reduce<string[]>((folders, step) => [...folders, join(folders.at(-1) ?? top, step)], [top]);
}
