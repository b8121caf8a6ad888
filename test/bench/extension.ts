import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildExtension } from '#scripts/build-extension.ts';
import { kept } from './ratio.ts';

/** What opening the panel loads; the worker with the core comes with the first audit. */
const panelFiles = ['panel.html', 'panel.js', 'panel.css'];

export async function benchExtension(): Promise<boolean> {
  console.log('\nThe extension');
  const outdir = await mkdtemp(path.join(tmpdir(), 'crumbtrail-bench-'));
  try {
    await buildExtension({ outdir });
    const sizes = await Promise.all(panelFiles.map(async (file) => gzipSync(await readFile(path.join(outdir, 'chrome', file))).length));
    return kept('KB of the panel, gzip', sizes.reduce((sum, size) => sum + size, 0) / 1_024, 200);
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}
