// The project as Node.js sees it on disk.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Project, ProjectFile } from './project.ts';

/** Larger files hold data, not options. */
const maxOctets = 512 * 1024;
/** An import is looked for again after this time, so that an editor sees new files. Milliseconds. */
const forgetAfter = 2_000;

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

export function nodeProject(now: () => number = Date.now): Project {
  const files = new Map<string, { readonly at: number; readonly file: ProjectFile | undefined }>();
  const versions = new Map<string, string | undefined>();

  return {
    fileAt(specifier, from) {
      const target = targetOf(specifier, from);
      if (target === undefined) return undefined;
      const known = files.get(target);
      if (known && now() - known.at < forgetAfter) return known.file;
      const file = firstFile(target);
      files.set(target, { at: now(), file });
      return file;
    },
    versionOf(packageName, from) {
      const key = `${packageName} ${path.dirname(from)}`;
      if (!versions.has(key)) versions.set(key, installedVersion(packageName, path.dirname(path.resolve(from))));
      return versions.get(key);
    },
  };
}

/** Where an import points, without knowing its ending yet; `undefined` for packages. */
function targetOf(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('./') || specifier.startsWith('../')) return path.resolve(path.dirname(from), specifier);
  return specifier.startsWith('#') ? packageImport(specifier, path.dirname(path.resolve(from))) : undefined;
}

/** `#name/*` of the nearest package.json. */
function packageImport(specifier: string, folder: string): string | undefined {
  for (const { directory, manifest } of manifestsAbove(folder)) {
    const { imports } = manifest;
    if (typeof imports !== 'object' || imports === null) return undefined;
    for (const [pattern, target] of Object.entries(imports)) {
      if (typeof target !== 'string' || !target.startsWith('./')) continue;
      const [start, end] = pattern.split('*');
      if (pattern === specifier) return path.resolve(directory, target);
      if (end !== undefined && specifier.startsWith(start!) && specifier.endsWith(end)) {
        return path.resolve(directory, target.replace('*', specifier.slice(start!.length, specifier.length - end.length)));
      }
    }
    return undefined;
  }
  return undefined;
}

function installedVersion(packageName: string, folder: string): string | undefined {
  for (let directory = folder; ; directory = path.dirname(directory)) {
    const manifest = jsonAt(path.join(directory, 'node_modules', packageName, 'package.json'));
    if (typeof manifest?.['version'] === 'string') return manifest['version'];
    if (directory === path.dirname(directory)) return undefined;
  }
}

function* manifestsAbove(folder: string): Generator<{ directory: string; manifest: Record<string, unknown> }> {
  for (let directory = folder; ; directory = path.dirname(directory)) {
    const manifest = jsonAt(path.join(directory, 'package.json'));
    if (manifest) yield { directory, manifest };
    if (directory === path.dirname(directory)) return;
  }
}

function jsonAt(file: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function firstFile(target: string): ProjectFile | undefined {
  for (const filename of candidates(target)) {
    try {
      const { size } = statSync(filename);
      if (size <= maxOctets) return { filename, code: readFileSync(filename, 'utf8') };
    } catch {
      // Not there, or a folder: the next candidate.
    }
  }
  return undefined;
}

/** TypeScript lets `./file.js` stand for `./file.ts`. */
function candidates(target: string): string[] {
  const ending = path.extname(target);
  const bare = endings.includes(ending) ? target.slice(0, -ending.length) : target;
  const asWritten = endings.includes(ending) ? [target] : [];
  return [...asWritten, ...endings.map((end) => bare + end), ...endings.map((end) => path.join(target, `index${end}`))];
}
