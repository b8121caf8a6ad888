// Where a package.json asks for its packages. Its text is read, not only its data, because a report names the line.
import { dependencyLists, type DependencyList } from '#shared/facts/dependency.ts';

export interface DeclaredDependency {
  readonly name: string;
  readonly range: string;
  readonly list: DependencyList;
  /** 1-based, of the name. */
  readonly line: number;
  readonly column: number;
}

/** Every package of a package.json once; `undefined` for what is no JSON object. */
export function declaredDependencies(text: string): DeclaredDependency[] | undefined {
  const manifest = objectIn(text);
  if (!manifest) return undefined;
  const found = new Map<string, DeclaredDependency>();
  const places = keysOf(text);
  for (const list of dependencyLists) {
    for (const [name, range] of Object.entries(asObject(manifest[list]) ?? {})) {
      const offset = places.get(JSON.stringify([list, name]));
      if (typeof range !== 'string' || offset === undefined || found.has(name)) continue;
      const before = text.slice(0, offset).split('\n');
      found.set(name, { name, range, list, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
    }
  }
  return [...found.values()];
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

/** Offsets of the keys of objects that are themselves a property of the whole, under `["dependencies","express"]`; the text is known to be JSON. The last of two equal ones counts, as it does for JSON. */
function keysOf(text: string): Map<string, number> {
  const offsets = new Map<string, number>();
  let depth = 0;
  let outer = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    if (sign !== '"') continue;
    const start = at;
    at = endOfString(text, start);
    if (depth > 2 || !/^\s*:/.test(text.slice(at + 1, at + 41))) continue;
    const key = JSON.parse(text.slice(start, at + 1)) as string;
    if (depth === 1) outer = key;
    else offsets.set(JSON.stringify([outer, key]), start);
  }
  return offsets;
}

function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end;
}
