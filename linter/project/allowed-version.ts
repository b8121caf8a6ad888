// What a package.json says of a package that is not installed.

/** Which parts of a package.json name packages. */
const lists = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** The range in which a package.json, as it was parsed, asks for a package. */
export function rangeIn(manifest: unknown, packageName: string): string | undefined {
  for (const list of lists) {
    const named = fieldOf(manifest, list);
    const range = fieldOf(named, packageName);
    if (typeof range === 'string') return range;
  }
  return undefined;
}

function fieldOf(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null && Object.hasOwn(from, name) ? (from as Record<string, unknown>)[name] : undefined;
}

/**
 * The highest version of a range, with `x` where it has no end: `^8.5.1` is `8.x`, `~8.5.1` is `8.5.x`, `8.5.1` is itself.
 * `undefined` for ranges that end nowhere, that have several parts, and for addresses and tags.
 */
export function highestOf(range: string): string | undefined {
  const found = /^([~^=v]?)(\d{1,9})(?:\.(\d{1,9}|[x*]))?(?:\.(\d{1,9}|[x*]))?(?:[-+][\w.+-]{1,100})?$/.exec(range.trim());
  if (!found) return undefined;
  const [, sign, major, minor, patch] = found;
  const isOpen = (part: string | undefined) => part === undefined || part === 'x' || part === '*';
  const isCaret = sign === '^';
  if (isOpen(minor) || (isCaret && major !== '0')) return `${major}.x`;
  if (isOpen(patch) || sign === '~' || (isCaret && minor !== '0')) return `${major}.${minor}.x`;
  return `${major}.${minor}.${patch}`;
}
