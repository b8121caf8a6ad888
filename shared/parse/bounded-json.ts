// Values of strangers are handed on only when small and shallow, so that everything after this may walk them by recursion.
import type { JsonValue } from '../facts/token.ts';

export type JsonReading =
  | { readonly value: JsonValue }
  | { readonly problem: 'too-large' | 'too-deep' | 'not-json' };

/** Parses JSON of at most `largest` code units and 64 levels; says why when it does not. */
export function readJson(text: string, largest = 262_144): JsonReading {
  if (text.length > largest) return { problem: 'too-large' };
  if (!isUnclosed(text)) {
    try {
      const value = JSON.parse(text) as JsonValue;
      return isDeeper(value, deepestJson) ? { problem: 'too-deep' } : { value };
    } catch {
      // Falls through: an error of the parser is told like a text that never closes.
    }
  }
  // Where the engine's own parser gives up on depth, or the text is deep and broken, depth is the better reason.
  return { problem: opensDeeper(text, deepestJson) ? 'too-deep' : 'not-json' };
}

/** An object or array that was cut off. The parser would read all of it before it says so. */
function isUnclosed(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first !== 0x7b && first !== 0x5b) return false;
  let end = text.length - 1;
  while (text.charCodeAt(end) <= 0x20) end--;
  return text.charCodeAt(end) !== first + 2;
}

const deepestJson = 64;

/** Whether a value has more than `levels` levels of objects and arrays; looks no deeper than that. */
function isDeeper(value: JsonValue, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) if (typeof item === 'object' && item !== null && isDeeper(item, levels - 1)) return true;
    return false;
  }
  for (const key in value) {
    const inner = (value as { readonly [key: string]: JsonValue })[key]!;
    if (typeof inner === 'object' && inner !== null && isDeeper(inner, levels - 1)) return true;
  }
  return false;
}

/** The same for text that is no JSON: brackets outside of strings. */
function opensDeeper(text: string, levels: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > levels) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}
