// The project as Node.js sees it on disk.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { highestOf } from './allowed-version.ts';
import { deploymentFile } from './deployment-files.ts';
import { dotenvSetting } from './dotenv-files.ts';
import { importResolver } from './import-resolver.ts';
import type { Project, ProjectFile } from './project.ts';

/** Larger files hold data, not options. */
const maxOctets = 100_000;
/** What was found on disk is looked for again after this time, so that an editor sees what changed. Milliseconds. */
const forgetAfter = 2_000;
/** Files and answers that are remembered at once. */
const maxFiles = 1_000;
const maxAnswers = 20_000;

interface ReadFile {
  /** Undefined when it is too large. */
  readonly file: ProjectFile | undefined;
  readonly changed: number;
  readonly size: number;
}

export function nodeProject(now: () => number = Date.now): Project {
  const resolver = importResolver();
  const files = new Map<string, ReadFile>();
  let answers = new Map<string, unknown>();
  let askedSince = now();

  /** The answer that was given a moment ago, or a new one. */
  function remembered<T>(question: string, answer: () => T): T {
    if (now() - askedSince >= forgetAfter || answers.size >= maxAnswers) {
      answers = new Map();
      resolver.forget();
      askedSince = now();
    }
    if (!answers.has(question)) answers.set(question, answer());
    return answers.get(question) as T;
  }

  /** A file that has not changed stays the same object, for which whoever parsed it may remember the tree. */
  function fileNamed(filename: string): ProjectFile | undefined {
    try {
      const { size, mtimeMs: changed } = statSync(filename);
      const known = files.get(filename);
      if (known?.changed === changed && known.size === size) return known.file;
      const file = size <= maxOctets ? { filename, code: readFileSync(filename, 'utf8') } : undefined;
      files.delete(filename);
      files.set(filename, { file, changed, size });
      const [oldest] = files.keys();
      if (files.size > maxFiles && oldest !== undefined) files.delete(oldest);
      return file;
    } catch {
      return undefined;
    }
  }

  const read = (filename: string) => remembered(filename, () => fileNamed(filename))?.code;

  return {
    fileAt(specifier, from) {
      const folder = path.dirname(path.resolve(from));
      const filename = remembered(`file ${specifier} ${folder}`, () => resolver.fileBehind(specifier, folder));
      return filename === undefined ? undefined : remembered(filename, () => fileNamed(filename));
    },
    versionOf(packageName, from) {
      const folder = path.dirname(path.resolve(from));
      return remembered(`version ${packageName} ${folder}`, () => versionIn(resolver.manifestOf(packageName, folder)) ?? allowed(resolver.rangeOf(packageName, folder)));
    },
    packagesOf(from) {
      const folder = path.dirname(path.resolve(from));
      return remembered(`packages ${folder}`, () => resolver.packagesAround(folder));
    },
    foldersOf(from) {
      const folder = path.dirname(path.resolve(from));
      return remembered(`folders ${folder}`, () => {
        const outer = resolver.packageFolder(folder);
        return outer === undefined ? [] : path.relative(outer, folder).split(path.sep);
      });
    },
    proxyOf(from) {
      const folder = path.dirname(path.resolve(from));
      return remembered(`proxy ${folder}`, () => deploymentFile(folder, resolver.packageFolder(folder), read));
    },
    settingOf(variable, from) {
      const folder = path.dirname(path.resolve(from));
      return remembered(`setting ${variable} ${folder}`, () => {
        const outer = resolver.packageFolder(folder);
        return outer === undefined ? undefined : dotenvSetting(variable, folder, outer, read);
      });
    },
  };
}

function allowed(range: string | undefined): string | undefined {
  return range === undefined ? undefined : highestOf(range);
}

function versionIn(manifest: unknown): string | undefined {
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
  return typeof version === 'string' ? version : undefined;
}
