// The variables that dotenv files of a project set, as far as they are kept with the code: a file that Git ignores is of one machine only.
import path from 'node:path';
import { parseEnv } from 'node:util';
import ignore from 'ignore';
import type { Setting } from './project.ts';

/** What a server is started with. The others are templates, or for tests and for one developer. The first of a folder that has the name counts. */
const names = ['.env.production', '.env'];
/** Folders between the file that asks and the top of its repository. */
const maxFolders = 40;

/** The text of a file, `undefined` where there is none that is small enough. */
export type Read = (filename: string) => string | undefined;

/** What the nearest such file between a folder and the one of its package.json sets the variable to. Folders are absolute. */
export function dotenvSetting(variable: string, folder: string, outer: string, read: Read): Setting | undefined {
  for (const at of foldersUp(folder)) {
    for (const name of names) {
      const file = path.join(at, name);
      const found = settingIn(read(file) ?? '', variable);
      if (found) return isIgnored(file, read) ? undefined : { ...found, file: path.relative(outer, file).split(path.sep).join('/') };
    }
    if (at === outer) return undefined;
  }
  return undefined;
}

/** The last line that sets it, as Node.js reads such files. Values that are made of others are not read. */
export function settingIn(text: string, variable: string): Pick<Setting, 'line' | 'value'> | undefined {
  if (!text.includes(variable)) return undefined;
  const lines = text.split(/\r?\n/);
  const at = lines.findLastIndex((line) => keyOf(line) === variable);
  const value = at < 0 ? undefined : parseEnv(text)[variable];
  return value === undefined || value === '' || value.includes('$') ? undefined : { line: at + 1, value };
}

function keyOf(line: string): string {
  const key = line.slice(0, Math.max(line.indexOf('='), 0)).trim();
  return key.startsWith('export ') ? key.slice(7).trim() : key;
}

/** The folder and those around it, the nearest first. */
export function foldersUp(folder: string): string[] {
  const folders = [folder];
  for (let at = path.dirname(folder); at !== folders.at(-1) && folders.length < maxFolders; at = path.dirname(at)) folders.push(at);
  return folders;
}

/** By the .gitignore files from the folder of the file to the top of the repository; a deeper one has the last word. */
function isIgnored(file: string, read: Read): boolean {
  for (const folder of foldersUp(path.dirname(file))) {
    const rules = read(path.join(folder, '.gitignore'));
    const verdict = rules === undefined ? undefined : ignore().add(rules).test(path.relative(folder, file).split(path.sep).join('/'));
    if (verdict?.ignored === true) return true;
    if (verdict?.unignored === true || read(path.join(folder, '.git', 'HEAD')) !== undefined) return false;
  }
  return false;
}
