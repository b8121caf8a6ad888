// A model holds for some versions of its library. Where the project says that another one is installed, the model is
// left out: what that version does is not known.
import type { Model } from '../models/model.ts';
import type { Project } from '../project/project.ts';

export function holdsFor({ library, holds }: Model, filename: string, project: Project | undefined): boolean {
  const version = holds && project?.versionOf(library, filename);
  if (!holds) return true;
  if (version === undefined) return holds.onlyInstalled !== true;
  return (holds.from === undefined || compare(version, holds.from) >= 0) && (holds.below === undefined || compare(version, holds.below) < 0);
}

/** By major, minor and patch; a pre-release counts as its release. */
function compare(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  return version.split(/[.+-]/).slice(0, 3).map((part) => Number.parseInt(part, 10) || 0);
}
