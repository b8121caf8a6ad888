import path from 'node:path';
import { createPathsMatcher, findTsconfig, parseTsconfig, type Cache, type PathsMatcher } from 'get-tsconfig';

/** Configurations that one may refer to; more are not looked at. */
const maxReferences = 20;

export interface PathAliases {
  /** Absolute paths, mostly without ending, that an import written in a folder may stand for, the likeliest first. */
  standingFor(specifier: string, folder: string): readonly string[];
  /** The files may have changed. */
  forget(): void;
}

/** `paths` and `baseUrl` of the nearest tsconfig.json or jsconfig.json, with what it extends. */
export function pathAliases(): PathAliases {
  const cache: Cache = new Map();
  const byFolder = new Map<string, readonly PathsMatcher[]>();
  const byConfig = new Map<string, readonly PathsMatcher[]>();

  function matchersFor(folder: string): readonly PathsMatcher[] {
    let matchers = byFolder.get(folder);
    if (!matchers) {
      const config = nearestConfig(folder, cache);
      matchers = config === undefined ? [] : (byConfig.get(config) ?? matchersOf(config, cache));
      if (config !== undefined) byConfig.set(config, matchers);
      byFolder.set(folder, matchers);
    }
    return matchers;
  }

  return {
    standingFor: (specifier, folder) => matchersFor(folder).flatMap((matches) => matches(specifier)),
    forget() {
      for (const map of [cache, byFolder, byConfig]) map.clear();
    },
  };
}

function nearestConfig(folder: string, cache: Cache): string | undefined {
  const found = ['tsconfig.json', 'jsconfig.json'].flatMap((name) => findTsconfig(folder, name, cache) ?? []);
  return found.toSorted((a, b) => path.dirname(b).length - path.dirname(a).length)[0];
}

/** A tsconfig.json that only refers to others, as Vite and Nuxt write it, leaves the aliases to those. */
function matchersOf(config: string, cache: Cache): readonly PathsMatcher[] {
  const [own, references] = readConfig(config, cache);
  const referred = references.slice(0, maxReferences).flatMap((reference) => readConfig(reference, cache)[0]);
  return [...own, ...referred];
}

function readConfig(file: string, cache: Cache): [matchers: readonly PathsMatcher[], references: readonly string[]] {
  try {
    const config = parseTsconfig(file, cache);
    const references = (config.references ?? []).map((reference) => path.resolve(path.dirname(file), reference.path));
    return [[createPathsMatcher({ path: file, config }) ?? []].flat(), references.map((one) => (one.endsWith('.json') ? one : path.join(one, 'tsconfig.json')))];
  } catch {
    // It is no JSON, or extends what is not there (yet): its aliases are unknown.
    return [[], []];
  }
}
