import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { buildExtension } from './build-extension.ts';

const entries = { plugin: 'linter/index.ts', core: 'shared/index.ts', crumbtrail: 'cli/bin.ts' };

/** Writes dist/node (plugin, core, command), dist/types, dist/chrome and dist/firefox. */
export async function buildAll(): Promise<void> {
  await Promise.all([buildNode(), buildTypes(), buildExtension({ outdir: 'dist' })]);
}

/** npm packages stay imports: whoever installs the package gets them as dependencies, or not at all (puppeteer). */
export async function buildNode(): Promise<void> {
  await rm('dist/node', { recursive: true, force: true });
  await mkdir('dist/node', { recursive: true });
  await build({
    entryPoints: entries,
    outdir: 'dist/node',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
  await chmod('dist/node/crumbtrail.js', 0o755);
}

export async function buildTypes(): Promise<void> {
  await rm('dist/types', { recursive: true, force: true });
  for (const [name, input] of [['plugin', entries.plugin], ['core', entries.core]] as const) {
    const bundle = await rollup({
      input,
      plugins: [dts({ tsconfig: 'tsconfig.json' })],
      external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('#'),
    });
    // The names that `defineConfig` knows are told in a CommonJS declaration, which cannot be bundled with the others.
    const banner = name === 'plugin' ? '/// <reference path="./eslint-names.d.cts" />' : '';
    await bundle.write({ file: `dist/types/${name}.d.ts`, format: 'es', banner });
    await bundle.close();
  }
  const names = await readFile('linter/eslint-names.d.cts', 'utf8');
  await writeFile('dist/types/eslint-names.d.cts', names.replace("'./index.ts'", "'./plugin.d.ts'"));
}

if (import.meta.filename === process.argv[1]) {
  await buildAll();
}
