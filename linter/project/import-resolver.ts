import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import enhancedResolve, { type Resolver } from 'enhanced-resolve';
import { rangeIn } from './allowed-version.ts';
import { foldersUp } from './dotenv-files.ts';
import { pathAliases } from './path-aliases.ts';

/** What the file system said is believed for this long at most. Milliseconds. */
const cacheDuration = 4_000;

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** TypeScript lets `./file.js` stand for `./file.ts`. */
const extensionAlias = { '.js': ['.ts', '.tsx', '.js', '.jsx'], '.jsx': ['.tsx', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] };
const conditions = ['source', 'node', 'import', 'require', 'default'];

export interface ImportResolver {
  /** The source file of the project that an import leads to. Installed packages are not of the project, linked ones (workspaces) are. */
  fileBehind(specifier: string, folder: string): string | undefined;
  /** The parsed package.json of an installed package. */
  manifestOf(packageName: string, folder: string): unknown;
  /** The range in which the nearest package.json that names a package asks for it. */
  rangeOf(packageName: string, folder: string): string | undefined;
  /** Names of the packages in the nearest package.json. */
  packagesAround(folder: string): readonly string[];
  /** The folder of the nearest package.json. */
  packageFolder(folder: string): string | undefined;
  /** The files may have changed. */
  forget(): void;
}

/** Imports as Node.js, TypeScript and bundlers resolve them. Folders are absolute. */
export function importResolver(): ImportResolver {
  const fileSystem = new enhancedResolve.CachedInputFileSystem(fs, cacheDuration);
  // Symbolic links are followed only where a package is linked, so that files keep the names they are linted by.
  const shared = { fileSystem, useSyncFileSystemCalls: true, symlinks: false, extensions: endings, extensionAlias };
  const built = enhancedResolve.ResolverFactory.createResolver({ ...shared, conditionNames: conditions, mainFields: ['source', 'module', 'main', 'types'] });
  // A package of the workspace that was never built has only the file that its types name.
  const unbuilt = enhancedResolve.ResolverFactory.createResolver({ ...shared, conditionNames: ['types', ...conditions] });
  const manifests = enhancedResolve.ResolverFactory.createResolver({ fileSystem, useSyncFileSystemCalls: true, symlinks: false, exportsFields: [] });
  const aliases = pathAliases();
  /** Of a package and a folder, whether the package is one that was installed there and not linked. */
  const installed = new Map<string, boolean>();

  /** Most imports are of such packages, and none of them leads into the project. */
  function isInstalled(packageName: string, folder: string): boolean {
    const key = `${packageName} ${folder}`;
    let is = installed.get(key);
    if (is === undefined) {
      const parent = path.dirname(folder);
      const kind = kindOf(path.join(folder, 'node_modules', packageName));
      is = kind === undefined ? parent !== folder && isInstalled(packageName, parent) : kind === 'folder';
      installed.set(key, is);
    }
    return is;
  }

  /** A package that imports itself finds itself. */
  function isOfOtherPackage(packageName: string, folder: string): boolean {
    return packageName !== '' && !installedPackage(folder).endsWith(path.join(path.sep, packageName)) && isInstalled(packageName, folder);
  }

  function manifestAt(folder: string): unknown {
    try {
      return fileSystem.readJsonSync?.(path.join(folder, 'package.json'));
    } catch {
      return undefined;
    }
  }

  /** Where aliases may start: the folder of the package, or, of code that is given without one, any folder around. */
  function rootsAround(folder: string): readonly string[] {
    const own = folderAround(folder);
    return own === undefined ? foldersUp(folder) : [own];
  }

  function folderAround(folder: string): string | undefined {
    for (let at = folder; ; at = path.dirname(at)) {
      if (manifestAt(at) !== undefined) return at;
      if (path.dirname(at) === at) return undefined;
    }
  }

  return {
    fileBehind(specifier, folder) {
      // What stands behind a question mark asks the bundler for something else than the exports.
      if (isBuiltin(specifier) || specifier.includes('?')) return undefined;
      const isPath = /^(?:\.{0,2}\/|\.{1,2}$)/.test(specifier);
      const beside = specifier.startsWith('.') ? fileBeside(specifier, folder) : undefined;
      if (beside !== undefined) return ofProject(beside, folder);
      const alternatives = isPath ? [] : aliases.standingFor(specifier, folder);
      if (!isPath && alternatives.length === 0 && isOfOtherPackage(packageOf(specifier), folder)) return undefined;
      const requests = [...alternatives, ...(isPath ? [] : customaryPaths(specifier, () => rootsAround(folder))), specifier];
      for (const request of requests) {
        for (const resolver of isPath ? [built] : [built, unbuilt]) {
          const file = resolved(resolver, folder, request);
          if (file !== undefined) return ofProject(file, folder);
        }
      }
      return undefined;
    },
    manifestOf(packageName, folder) {
      const file = resolved(manifests, folder, `${packageName}/package.json`);
      try {
        return file === undefined ? undefined : fileSystem.readJsonSync?.(file);
      } catch {
        return undefined;
      }
    },
    rangeOf(packageName, folder) {
      for (let at = folder; ; at = path.dirname(at)) {
        const range = rangeIn(manifestAt(at), packageName);
        if (range !== undefined || path.dirname(at) === at) return range;
      }
    },
    packagesAround(folder) {
      const at = folderAround(folder);
      return namesIn(at === undefined ? undefined : manifestAt(at));
    },
    packageFolder: folderAround,
    forget() {
      fileSystem.purge();
      aliases.forget();
      installed.clear();
    },
  };
}

/** Aliases that frameworks write into a configuration which is made when they are first run, and so is in no repository: SvelteKit, Nuxt, Remix. */
const customary: readonly (readonly [alias: string, folders: readonly string[]])[] = [
  ['$lib/', ['src/lib']],
  ['~/', ['app', 'src', '.']],
  ['@/', ['src', 'app', '.']],
];

function customaryPaths(specifier: string, roots: () => readonly string[]): string[] {
  const meant = customary.find(([alias]) => specifier.startsWith(alias));
  return meant ? roots().flatMap((root) => meant[1].map((one) => path.join(root, one, specifier.slice(meant[0].length)))) : [];
}

function namesIn(manifest: unknown): string[] {
  const fields = typeof manifest === 'object' && manifest !== null ? (manifest as Readonly<Record<string, unknown>>) : {};
  return ['dependencies', 'devDependencies'].flatMap((field) => Object.keys(Object(fields[field]) as object));
}

/** A file that a relative path names with its ending or without: most imports. The resolver would read every package.json around it first. */
function fileBeside(specifier: string, folder: string): string | undefined {
  const named = path.resolve(folder, specifier);
  const ending = path.extname(named);
  const aliased = Object.hasOwn(extensionAlias, ending) ? extensionAlias[ending as keyof typeof extensionAlias] : undefined;
  const written = aliased?.map((other) => named.slice(0, -ending.length) + other) ?? (endings.includes(ending) ? [named] : endings.map((other) => named + other));
  return written.find((file) => !/\.d\.[cm]?ts$/.test(file) && isFile(file));
}

function isFile(file: string): boolean {
  try {
    return fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/** Undefined for what is not there. */
function kindOf(file: string): 'folder' | 'other' | undefined {
  try {
    const stats = fs.lstatSync(file, { throwIfNoEntry: false });
    return stats && (stats.isDirectory() ? 'folder' : 'other');
  } catch {
    return undefined;
  }
}

function resolved(resolver: Resolver, folder: string, request: string): string | undefined {
  try {
    const file = resolver.resolveSync({}, folder, request);
    return file === false || /\.d\.[cm]?ts$/.test(file) ? undefined : file;
  } catch {
    return undefined;
  }
}

/** Undefined for a file of another installed package than the one that imports it. */
function ofProject(file: string, folder: string): string | undefined {
  const from = installedPackage(folder);
  if (installedPackage(file) === from) return file;
  try {
    const real = fs.realpathSync(file);
    return installedPackage(real) === from ? real : undefined;
  } catch {
    return undefined;
  }
}

/** `@scope/name` of `@scope/name/file`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The folder of the installed package that a path lies in; empty for the files of a project. */
function installedPackage(file: string): string {
  const steps = file.split(path.sep);
  const at = steps.lastIndexOf('node_modules');
  return at < 0 ? '' : steps.slice(0, at + (steps[at + 1]?.startsWith('@') === true ? 3 : 2)).join(path.sep);
}
