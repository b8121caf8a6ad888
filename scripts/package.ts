// npm run package: what is handed to the two stores, dist/crumbtrail-chrome.zip and dist/crumbtrail-firefox.zip.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { buildExtension } from './build-extension.ts';

export interface ExtensionPackage {
  readonly file: string;
  readonly sha256: string;
}

/** Zips for both stores in the folder: the same input makes the same bytes, so that anybody can build and compare them. */
export async function packageExtension(outdir: string): Promise<ExtensionPackage[]> {
  await mkdir(outdir, { recursive: true });
  await buildExtension({ outdir });
  return Promise.all(
    ['chrome', 'firefox'].map(async (browser) => {
      const bytes = zipSync(await zippable(path.join(outdir, browser)), { level: 9 });
      const file = path.join(outdir, `crumbtrail-${browser}.zip`);
      await writeFile(file, bytes);
      return { file, sha256: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
}

/** ZIP counts from 1980, and in local time: the date is written so that every time zone makes the same of it. */
const modified = new Date(1980, 0, 1);

async function zippable(folder: string): Promise<Zippable> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort((a, b) => (a < b ? -1 : 1));
  const files: Zippable = {};
  for (const name of names) files[name] = [await readFile(path.join(folder, name)), { mtime: modified, os: 3, attrs: 0o644 << 16 }];
  return files;
}

if (import.meta.filename === process.argv[1]) {
  for (const { file, sha256 } of await packageExtension('dist')) console.log(`${sha256}  ${file}`);
}
