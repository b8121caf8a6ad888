/** Where packages are imported from by address. */
const denoStandard = 'https://deno.land/std';
const hosts = ['https://deno.land/x/', 'https://esm.sh/', 'https://cdn.skypack.dev/', 'https://unpkg.com/', 'https://cdn.jsdelivr.net/npm/'];

/**
 * Without the prefixes of other runtimes and without a version: `npm:hono@4/cookie` is `hono/cookie`, a module of deno.land/std is
 * one of `@std`, and `https://deno.land/x/oak@v12/mod.ts` is `oak`.
 */
export function packagePath(module: string): string {
  if (module.startsWith(denoStandard)) return `@std/${module.slice(module.indexOf('/', denoStandard.length) + 1).replace(/\.ts$/, '')}`;
  const host = hosts.find((start) => module.startsWith(start));
  if (host !== undefined) return withoutEntry(withoutVersion(withoutBuild(module.slice(host.length).split(/[?#]/, 1)[0]!)));
  const path = module.startsWith('npm:') || module.startsWith('jsr:') ? module.slice(4).replace(/^\//, '') : module.startsWith('node:') ? module.slice(5) : module;
  const versionless = withoutVersion(path);
  return versionless.endsWith('.js') && versionless.includes('/') ? versionless.slice(0, -3) : versionless;
}

function withoutVersion(path: string): string {
  const at = path.indexOf('@', 1);
  return at < 0 ? path : path.slice(0, at) + (path.includes('/', at) ? path.slice(path.indexOf('/', at)) : '');
}

/** esm.sh puts the version of its build before the package: `v135/jose@5`. */
function withoutBuild(path: string): string {
  return path.replace(/^v\d{1,4}\//, '');
}

/** `oak/mod.ts` and `jose/index.ts` are the package itself. */
function withoutEntry(path: string): string {
  return path.replace(/\.[jt]s$/, '').replace(/\/(?:mod|index|\+esm)$/, '');
}
