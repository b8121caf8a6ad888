import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildExtension } from '#scripts/build-extension.ts';
import { benchInChromium } from './extension-cost.ts';
import { kept } from './ratio.ts';

/** What opening the panel loads; everything else comes when it is used. */
const panelFiles = ['panel.html', 'panel.js', 'panel.css'];
const laterFiles = ['audit-worker.js', 'token-worker.js', 'source-worker.js', 'remedies.json', 'devtools.js', 'background.js', 'popup.js'];

export async function benchExtension(): Promise<boolean> {
  console.log('\nThe extension');
  const outdir = await mkdtemp(path.join(tmpdir(), 'crumbtrail-bench-'));
  try {
    await buildExtension({ outdir });
    const kilobytesOf = async (file: string) => gzipSync(await readFile(path.join(outdir, 'chrome', file))).length / 1_024;
    const sizes = await Promise.all(panelFiles.map(kilobytesOf));
    for (const file of laterFiles) console.log(`  ${file}: ${(await kilobytesOf(file)).toFixed(1)} KB, gzip`);
    const isSmall = kept('KB of the panel, gzip', sizes.reduce((sum, size) => sum + size, 0), 200);
    return (await benchInChromium(path.join(outdir, 'chrome'), outdir)) && isSmall;
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}
