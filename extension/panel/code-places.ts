import type { CodePlace } from '../messages.ts';

/** Frames that are shown of one stack. */
const mostFrames = 12;

/**
 * The places of a stack in the words of either browser: `at write (https://shop.example/app.js:4:2)` or
 * `write@https://shop.example/app.js:4:2`. Lines without a place, and the watcher's own, are left out.
 */
export function placesInStack(stack: string): CodePlace[] {
  return stack
    .split('\n')
    .flatMap((line) => placeIn(line.trim()) ?? [])
    .filter(({ url }) => !isOurs(url))
    .slice(0, mostFrames);
}

function placeIn(line: string): CodePlace | undefined {
  const columnAt = line.lastIndexOf(':');
  const lineAt = line.lastIndexOf(':', columnAt - 1);
  if (lineAt < 0) return undefined;
  const column = Number.parseInt(line.slice(columnAt + 1), 10);
  const row = Number.parseInt(line.slice(lineAt + 1, columnAt), 10);
  if (Number.isNaN(column) || Number.isNaN(row)) return undefined;
  const before = line.slice(0, lineAt);
  return { ...(before.startsWith('at ') ? chromiumPlace(before.slice(3)) : firefoxPlace(before)), line: row, column };
}

function chromiumPlace(text: string): Pick<CodePlace, 'name' | 'url'> {
  const open = text.lastIndexOf('(');
  if (open < 0) return { name: '', url: text.startsWith('async ') ? text.slice(6) : text };
  return { name: text.slice(0, open).trim(), url: text.slice(open + 1) };
}

function firefoxPlace(text: string): Pick<CodePlace, 'name' | 'url'> {
  const at = text.indexOf('@');
  return at < 0 ? { name: '', url: text } : { name: text.slice(0, at), url: text.slice(at + 1) };
}

/** The injected text has no file, the registered script one of the extension's. */
function isOurs(url: string): boolean {
  return url === '' || url === '<anonymous>' || url.includes('-extension://');
}
