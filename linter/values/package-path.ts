/** Without the prefixes of other runtimes and without a version: `npm:hono@4/cookie` is `hono/cookie`, a module of deno.land/std is one of `@std`. */
const denoStandard = 'https://deno.land/std';

export function packagePath(module: string): string {
  if (module.startsWith(denoStandard)) return `@std/${module.slice(module.indexOf('/', denoStandard.length) + 1).replace(/\.ts$/, '')}`;
  const path = module.startsWith('npm:') || module.startsWith('jsr:') ? module.slice(4) : module.startsWith('node:') ? module.slice(5) : module;
  const at = path.indexOf('@', 1);
  const versionless = at < 0 ? path : path.slice(0, at) + (path.includes('/', at) ? path.slice(path.indexOf('/', at)) : '');
  return versionless.endsWith('.js') && versionless.includes('/') ? versionless.slice(0, -3) : versionless;
}
