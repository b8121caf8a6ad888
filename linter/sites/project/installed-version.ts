// A model holds for some versions of its library. Where the project says that another one is installed, the model is
// left out: what that version does is not known. Where the project does not say, models of several versions count as far
// as they agree.
import type { CookieDefaults, Model, Signature, Site } from '../../models/model.ts';
import type { Project } from '../../project/project.ts';

interface Modelled {
  readonly model: Model;
  readonly site: Site;
}

/** The sites at one node that hold for the installed version, one for each library and kind. */
export function holdingFor<T extends Modelled>(found: readonly T[], filename: string, project: Project | undefined): readonly T[] {
  const fitting = found.filter(({ model }) => holdsFor(model, filename, project));
  const others = fitting.filter((one, index) => fitting.slice(0, index).some((first) => isOtherVersion(first, one)));
  if (others.length === 0) return fitting;
  return fitting.filter((one) => !others.includes(one)).map((one) => others.filter((other) => isOtherVersion(other, one)).reduce(agreeing, one));
}

function holdsFor(model: Model, filename: string, project: Project | undefined): boolean {
  return model.holds === undefined || holdsForVersion(model, project?.versionOf(model.library, filename));
}

/** `undefined` is a version that is not known. */
export function holdsForVersion({ holds }: Model, version: string | undefined): boolean {
  if (!holds) return true;
  if (version === undefined) return holds.onlyInstalled !== true;
  return (holds.from === undefined || compare(version, holds.from) >= 0) && (holds.below === undefined || compare(version, holds.below) < 0);
}

function isOtherVersion(a: Modelled, b: Modelled): boolean {
  return a.model !== b.model && a.model.library === b.model.library && a.site.kind === b.site.kind && a.site.at === b.site.at;
}

/** What two versions do in different ways is not known. */
function agreeing<T extends Modelled>(one: T, { model, site }: Modelled): T {
  if (!('defaults' in one.site) || !('defaults' in site) || !('signatures' in site) || !('signatures' in one.site)) return one;
  const [mine, other] = [one.site.defaults as Readonly<Record<string, unknown>>, site.defaults as Readonly<Record<string, unknown>>];
  const because = { unknown: `it differs between the versions of ${model.library}` };
  const differing = [...new Set([...Object.keys(mine), ...Object.keys(other)])].filter((name) => JSON.stringify(mine[name]) !== JSON.stringify(other[name]));
  const signatures = [...one.site.signatures, ...site.signatures] as Signature<never>[];
  return { ...one, site: { ...one.site, signatures, defaults: { ...mine, ...Object.fromEntries(differing.map((name) => [name, because])) } satisfies CookieDefaults } };
}

/** By major, minor and patch; a pre-release counts as its release, and `x` as the highest there is. */
function compare(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  return version.split(/[.+-]/).slice(0, 3).map((part) => (part === 'x' ? Infinity : Number.parseInt(part, 10) || 0));
}
