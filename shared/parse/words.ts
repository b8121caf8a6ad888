/**
 * Words of a name in lower case, split where camelCase, digits, snake_case, kebab-case and dots say so:
 * `accessToken2` and `ACCESS_TOKEN_2` are `access`, `token`, `2`; `JWTToken` is `jwt`, `token`.
 */
export function wordsOf(name: string): string[] {
  const words: string[] = [];
  let start = -1;
  const end = Math.min(name.length, longestName);
  for (let at = 0; at <= end; at++) {
    const kind = at < end ? kindOf(name.charCodeAt(at)) : 'other';
    if (start >= 0 && (kind === 'other' || isBoundary(name, at, kind))) {
      words.push(name.slice(start, at).toLowerCase());
      start = -1;
    }
    if (start < 0 && kind !== 'other') start = at;
  }
  return words;
}

const longestName = 256;

type Kind = 'upper' | 'lower' | 'digit' | 'other';

function isBoundary(name: string, at: number, kind: Kind): boolean {
  const before = kindOf(name.charCodeAt(at - 1));
  if (before === kind) {
    // The last capital of an acronym begins the next word: `JWTToken`.
    return kind === 'upper' && at + 1 < name.length && kindOf(name.charCodeAt(at + 1)) === 'lower';
  }
  return !(before === 'upper' && kind === 'lower');
}

function kindOf(code: number): Kind {
  if (code >= 0x61 && code <= 0x7a) return 'lower';
  if (code >= 0x41 && code <= 0x5a) return 'upper';
  if (code >= 0x30 && code <= 0x39) return 'digit';
  return code > 0x7f ? 'lower' : 'other';
}
