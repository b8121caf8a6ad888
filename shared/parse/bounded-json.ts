// Values of strangers are parsed only when small and shallow, so that everything after this may walk them by recursion.
import type { JsonValue } from '../facts/token.ts';

export type JsonReading =
  | { readonly value: JsonValue }
  | { readonly problem: 'too-large' | 'too-deep' | 'not-json' };

/** Parses JSON of at most `largest` code units and 64 levels; says why when it does not. */
export function readJson(text: string, largest = 262_144): JsonReading {
  if (text.length > largest) return { problem: 'too-large' };
  if (isTooDeep(text)) return { problem: 'too-deep' };
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch {
    return { problem: 'not-json' };
  }
}

export const deepestJson = 64;

function isTooDeep(text: string): boolean {
  // Few opening brackets cannot nest deeply: native search settles the usual case without a walk.
  if (hasAtMost(text, '{', deepestJson / 2) && hasAtMost(text, '[', deepestJson / 2)) return false;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > deepestJson) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}

function hasAtMost(text: string, part: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) if (++count > most) return false;
  return true;
}
