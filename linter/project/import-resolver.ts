import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import enhancedResolve, { type Resolver } from 'enhanced-resolve';
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

  return {
    fileBehind(specifier, folder) {
      // What stands behind a question mark asks the bundler for something else than the exports.
      if (isBuiltin(specifier) || specifier.includes('?')) return undefined;
      const isPath = /^(?:\.{0,2}\/|\.{1,2}$)/.test(specifier);
      const requests = isPath ? [specifier] : [...aliases.standingFor(specifier, folder), specifier];
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
    forget() {
      fileSystem.purge();
      aliases.forget();
    },
  };
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

/** The folder of the installed package that a path lies in; empty for the files of a project. */
function installedPackage(file: string): string {
  const steps = file.split(path.sep);
  const at = steps.lastIndexOf('node_modules');
  return at < 0 ? '' : steps.slice(0, at + (steps[at + 1]?.startsWith('@') === true ? 3 : 2)).join(path.sep);
}
