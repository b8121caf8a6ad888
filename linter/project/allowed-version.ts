// What a package.json says of a package that is not installed.

import { dependencyLists } from '#shared/facts/dependency.ts';

/** The range in which a package.json, as it was parsed, asks for a package. */
export function rangeIn(manifest: unknown, packageName: string): string | undefined {
  for (const list of dependencyLists) {
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

/** The highest version of each part of a range: `^7.0.0 || >=8.0.0 <9.0.0` is `7.x` and `8.x`. `undefined` when one of them ends nowhere. */
export function highestOfEach(range: string): readonly string[] | undefined {
  const parts = range.length > 200 ? [] : range.split('||').map((part) => highestOf(part) ?? highestBelow(part.trim()));
  return parts.length > 0 && parts.every((part) => part !== undefined) ? parts : undefined;
}

/** `>=8.0.0 <9.0.0`, `8.0.0 - 8.5.1`, `<=8.5.1`. */
function highestBelow(part: string): string | undefined {
  const end = /^(?:[\d.]{1,30} - |(?:>=?\s?[\d.]{1,30} )?<=\s?)(\d{1,9}(?:\.\d{1,9}){0,2})$/.exec(part)?.[1];
  if (end !== undefined) return highestOf(end);
  const below = /^(?:>=?\s?[\d.]{1,30} )?<\s?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/.exec(part);
  if (!below) return undefined;
  const [major, minor, patch] = below.slice(1).map((digits) => Number(digits ?? 0)) as [number, number, number];
  if (patch > 0) return `${major}.${minor}.${patch - 1}`;
  if (minor > 0) return `${major}.${minor - 1}.x`;
  return major > 0 ? `${major - 1}.x` : undefined;
}
