import type { JsonObject, JsonValue } from '../facts/token.ts';

export interface ClaimEntry {
  readonly name: string;
  /** Names from the top, dotted. */
  readonly path: string;
  readonly value: JsonValue;
}

const deepest = 3;
const mostEntries = 500;

/** The claims of a payload and of the objects in it. Deeper or more than the bounds are left out. */
export function claimEntries(payload: JsonObject): ClaimEntry[] {
  const entries: ClaimEntry[] = [];
  const open: { readonly object: JsonObject; readonly prefix: string; readonly depth: number }[] = [{ object: payload, prefix: '', depth: 1 }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const [name, value] of Object.entries(next.object)) {
      if (entries.length === mostEntries) return entries;
      const path = `${next.prefix}${name}`;
      entries.push({ name, path, value });
      if (isObject(value) && next.depth < deepest) open.push({ object: value, prefix: `${path}.`, depth: next.depth + 1 });
    }
  }
  return entries;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
