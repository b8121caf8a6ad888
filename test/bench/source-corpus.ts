// Source files that nobody wrote for us, chosen by a rule and a seed: the same files in the same order in every run.
import { readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import { globSync } from 'tinyglobby';

export interface SourceText {
  readonly name: string;
  readonly code: string;
}

export interface Corpus {
  readonly title: string;
  /** The rule, as a sentence. */
  readonly chosen: string;
  readonly files: readonly SourceText[];
}

/** What people write: smaller files are re-exports, larger ones are bundles. Octets. */
const size = { least: 1_000, most: 50_000 };

/** Of ESLint, which looks at nothing below node_modules unless it is told to. */
const parseOnly: Linter.Config[] = [{ ignores: ['!**/node_modules/'] }, { files: ['**/*'] }];

/**
 * Ordinary code: all packages of both lockfiles, the tools that build this project and the libraries that it has models of.
 * Without a limit for each package, one that has a file for each built-in function would be a tenth of the corpus.
 */
export function ordinaryCorpus(): Corpus {
  return corpusOf('packages of all kinds', ['node_modules', 'test/packages/node_modules'], { files: 1_000, ofPackage: 10 });
}

/** The hard case: libraries that are about sign-in, cookies and tokens, or frameworks with an API for them, with their tests. */
export function authCorpus(files = 1_000): Corpus {
  return corpusOf('packages of auth libraries and frameworks', ['test/packages/node_modules'], { files, ofPackage: Infinity });
}

function corpusOf(title: string, folders: readonly string[], most: { readonly files: number; readonly ofPackage: number }): Corpus {
  const found = globSync([...folders.map((folder) => `${folder}/**/*.{js,mjs,cjs}`), '!**/*.min.*'], { dot: true, expandDirectories: false }).sort();
  const random = randomNumbers(20_261_124);
  const shuffled = found.map((name) => ({ name, at: random() })).sort((a, b) => a.at - b.at);
  const linter = new Linter();
  const ofPackage = new Map<string, number>();
  const files: SourceText[] = [];
  for (const { name } of shuffled) {
    if (files.length === most.files) break;
    const owner = packageOf(name);
    const already = ofPackage.get(owner) ?? 0;
    const code = readFileSync(name, 'utf8');
    if (already >= most.ofPackage || code.length < size.least || code.length > size.most) continue;
    if (linter.verify(code, parseOnly, name).some(({ fatal }) => fatal)) continue;
    ofPackage.set(owner, already + 1);
    files.push({ name, code });
  }
  const limit = most.ofPackage === Infinity ? '' : `, at most ${most.ofPackage} of a package`;
  return { title, chosen: `${files.length} files of ${size.least} to ${size.most} octets from ${ofPackage.size} pinned packages below ${folders.join(' and ')}${limit}, shuffled`, files };
}

/** `node_modules/@scope/name`, the innermost one. */
function packageOf(name: string): string {
  const start = name.lastIndexOf('node_modules/') + 'node_modules/'.length;
  const [scope, rest] = name.slice(start).split('/');
  return name.slice(0, start) + (scope!.startsWith('@') ? `${scope}/${rest}` : scope);
}

/** Mulberry32: numbers that look random and are the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
