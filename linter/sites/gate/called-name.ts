// Whether a name that stands in a text may be called there, told without a tree.
import { isNameCode } from './word-finder.ts';

/** Of what stands before a name on its line, and behind it. */
const longestLine = 200;
const longestRest = 80;

/**
 * `res.cookie(…)`, `res['cookie'](…)`, `cookie<T>(…)`; and what is called under another name: `{ cookie: set } = res`,
 * `import { cookie as set }`, `const set = res.cookie`, `class extends Strategy`. True when in doubt, but for functions that are handed
 * on without a name.
 */
export function mayBeCalledIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (!isNameCode(text.charCodeAt(end)) && !isNameCode(text.charCodeAt(at - 1)) && isCalledAt(text, at, end)) return true;
  }
  return false;
}

function isCalledAt(text: string, start: number, end: number): boolean {
  const rest = withoutClosing(text.slice(end, end + longestRest));
  if (called.test(rest)) return true;
  const line = lineBefore(text, start);
  const renamed = newName.exec(rest)?.[1];
  if (renamed !== undefined) return isCalledAs(renamed, text);
  const held = line.includes('extends ') ? 'super' : nameOfHolder(line);
  return held !== undefined && isCalledAs(held, text);
}

/** Of what stands behind a name in quotes or brackets. */
function withoutClosing(rest: string): string {
  return rest.replace(/^['"`]/, '').replace(/^\]/, '').trimStart();
}

function lineBefore(text: string, start: number): string {
  const line = text.slice(Math.max(0, start - longestLine), start);
  return line.slice(line.lastIndexOf('\n') + 1);
}

/** `const set = …`, `this.set = …` */
function nameOfHolder(line: string): string | undefined {
  const at = line.lastIndexOf('=');
  if (at < 0 || '=!<>'.includes(line[at - 1] ?? '') || line[at + 1] === '>') return undefined;
  return line.slice(0, at).trimEnd().split(/[^\w$]/).at(-1) || undefined;
}

/** `(0, cookie_1.serialize)(…)` is how compilers write an imported function. */
const called = /^(?:\?\.|!)?[(<]|^\)\(|^\??\.\s*(?:call|apply|bind)\b/;
const newName = /^(?::|as\s)\s*([\w$]+)/;

function isCalledAs(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (called.test(text.slice(at + name.length, at + name.length + 8)) && !/[\w$]/.test(text[at - 1] ?? '')) return true;
  }
  return false;
}
