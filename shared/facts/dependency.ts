import type { Scope, SourceSighting } from './sighting.ts';

/** A package that a package.json asks for, as it is written there. `seen.installed` is the version that is there, if one is. */
export interface DependencyFact {
  readonly kind: 'dependency';
  readonly id: string;
  readonly seen: SourceSighting;
  readonly scope: Scope;
  /** The range as it is written: `^8.5.1`. */
  readonly range: string;
  /** The highest version of each part of the range, with `x` for what has no end: `8.x`. Left out when it ends nowhere or is no range of versions. */
  readonly highest?: readonly string[];
  readonly list: DependencyList;
  /** Code that runs uses what of the package is weak, as far as it was read. */
  readonly used: boolean;
}

/** The parts of a package.json that name packages, in the order in which one speaks for a package that is in several. */
export const dependencyLists = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;
export type DependencyList = (typeof dependencyLists)[number];
