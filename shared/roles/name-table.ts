import { authCookies, benignCookies, csrfCookies, hintCookies, type NamedCookies, type NamedRole, transactionCookies } from '../standards/cookie-names.ts';

export interface KnownName {
  readonly role: NamedRole;
  /** The software that uses the name. */
  readonly by: string;
  readonly library?: string;
  readonly generic: boolean;
}

/** What the tables say about a cookie name, security prefix and chunk suffix taken off. */
export function knownNameOf(name: string): KnownName | undefined {
  const bare = bareNameOf(name);
  return exactNames.get(bare) ?? (patternsFrom.get(bare.charAt(0)) ?? openPatterns).find(({ pattern }) => matchesPattern(bare, pattern))?.known;
}

/** The name as the application chose it: without `__Host-` and its like, without `.0` of a chunk, in lower case. */
export function bareNameOf(name: string): string {
  let bare = name.slice(0, longestName).toLowerCase();
  const prefix = prefixes.find((start) => bare.startsWith(start));
  if (prefix) bare = bare.slice(prefix.length);
  const dot = bare.lastIndexOf('.');
  if (dot > 0 && dot < bare.length - 1 && bare.length - dot <= 3 && isDigits(bare, dot + 1)) bare = bare.slice(0, dot);
  return bare;
}

/** `*` stands for any text, `?` for one character. Linear: it goes back to the last star only. */
export function matchesPattern(text: string, pattern: string): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const wanted = pattern[place];
    if (wanted === '*') {
      star = place++;
      resume = at;
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[at])) {
      place++;
      at++;
    } else if (star >= 0) {
      place = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[place] === '*') place++;
  return place === pattern.length;
}

const longestName = 256;
const prefixes = ['__host-http-', '__http-', '__host-', '__secure-'];

// What is not about authentication is looked up first: `_shopify_s` is no session because of its last letter.
const tables: readonly (readonly NamedCookies[])[] = [csrfCookies, transactionCookies, hintCookies, benignCookies, authCookies];

const exactNames = new Map<string, KnownName>();
/** Patterns in the order of the tables, and which of them a name may match that begins with a letter. */
const allPatterns: { readonly pattern: string; readonly known: KnownName }[] = [];
for (const { role, by, library, names, generic = false } of tables.flat()) {
  for (const name of names.map((text) => text.toLowerCase())) {
    const known = { role, by, generic, ...(library !== undefined && { library }) };
    if (name.includes('*') || name.includes('?')) allPatterns.push({ pattern: name, known });
    else if (!exactNames.has(name)) exactNames.set(name, known);
    // A table may list a prefixed name: it is found without its prefix as well.
    const bare = bareNameOf(name);
    if (bare !== name && !exactNames.has(bare)) exactNames.set(bare, known);
  }
}

const openPatterns = allPatterns.filter(({ pattern }) => isOpen(pattern));
const patternsFrom = new Map(allPatterns.map(({ pattern }) => [pattern.charAt(0), allPatterns.filter((other) => isOpen(other.pattern) || other.pattern.startsWith(pattern.charAt(0)))]));

function isOpen(pattern: string): boolean {
  return pattern.startsWith('*') || pattern.startsWith('?');
}

function isDigits(text: string, start: number): boolean {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}
