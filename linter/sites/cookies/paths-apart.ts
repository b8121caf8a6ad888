// A cookie that is set for another path each time: `path: `/${tenant}``, `path: isWiki ? '/wiki' : '/billing'`.
import { wordsOf } from '#shared/parse/words.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { optionAt } from '../option-value.ts';
import { writtenName } from '../written-name.ts';

/** Whose requests a path may be for. */
const parted: ReadonlySet<string> = new Set(['tenant', 'org', 'organization', 'organisation', 'workspace', 'team', 'site', 'shop', 'store', 'customer', 'client', 'account', 'app', 'application', 'brand', 'school', 'company', 'slug', 'project', 'realm', 'portal']);
/** What says only how the path is got. */
const aboutPaths = /base|prefix|mount|root|version|locale|lang|env|config|url/i;

export function pathsApart(options: Value | undefined): { readonly pathsApart?: string } {
  const [only, ...others] = options ? alternativesInProduction(options) : [];
  const looked = only && others.length === 0 ? optionAt(only, 'path') : undefined;
  if (looked?.is !== 'found') return {};
  const paths = alternativesInProduction(looked.property.value);
  const literals = paths.flatMap((path) => (path.kind === 'literal' && typeof path.value === 'string' ? [path.value] : []));
  if (paths.length > 1 && literals.length === paths.length) {
    const [first, second] = literals as [string, string];
    return isApart(first, second) ? { pathsApart: literals.join(' or ') } : {};
  }
  const name = paths.length === 1 ? partIn(paths[0]!) : undefined;
  return name === undefined ? {} : { pathsApart: `/<${name}>` };
}

/** `tenant` of `/${tenant}` and of `/t/${tenant.slug}/`: one name, after text that begins with a slash. */
function partIn(path: Value): string | undefined {
  if (path.kind !== 'text') return undefined;
  const [start] = path.parts;
  const holes = path.parts.filter((part) => typeof part !== 'string');
  const called = holes.length === 1 && typeof start === 'string' && start.startsWith('/') ? writtenName(holes[0]!) : undefined;
  return called !== undefined && !aboutPaths.test(called) && wordsOf(called).some((word) => parted.has(word)) ? called : undefined;
}

/** Neither lies below the other. */
function isApart(a: string, b: string): boolean {
  const below = (path: string, root: string) => path === root || path.startsWith(root.endsWith('/') ? root : `${root}/`);
  return a.startsWith('/') && b.startsWith('/') && !below(a, b) && !below(b, a);
}
