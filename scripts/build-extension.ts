import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

export interface ExtensionBuild {
  /** Receives `chrome/` and `firefox/`. */
  readonly outdir: string;
  /** `granted`: hosts are granted at install, for tests in a browser that cannot show a permission prompt. */
  readonly variant?: 'store' | 'granted';
}

const entries = [
  { out: 'background', in: 'extension/background/background.ts' },
  { out: 'devtools', in: 'extension/devtools/devtools.ts' },
  { out: 'panel', in: 'extension/pages/panel.tsx' },
  { out: 'panel', in: 'extension/panel/panel.css' },
  { out: 'audit-worker', in: 'extension/panel/audit-worker.ts' },
  { out: 'token-worker', in: 'extension/panel/token-worker.ts' },
  { out: 'source-worker', in: 'extension/source-view/source-worker.ts' },
  { out: 'permission', in: 'extension/pages/permission.tsx' },
  { out: 'popup', in: 'extension/pages/popup.tsx' },
  { out: 'popup', in: 'extension/popup/popup.css' },
];
/** What only the worker of the Source view carries. */
const parserPackages = ['acorn', '@sveltejs/acorn-typescript', 'eslint-scope', 'esrecurse', 'estraverse', '@jridgewell/trace-mapping', '@jridgewell/sourcemap-codec', '@jridgewell/resolve-uri'];
const pages = ['devtools', 'panel', 'permission', 'popup'];
const iconSizes = [16, 32, 48, 64, 96, 128];

/** Writes the unpacked extension for both browsers, from one source and one manifest. */
export async function buildExtension({ outdir, variant = 'store' }: ExtensionBuild): Promise<void> {
  const manifest = JSON.parse(await readFile('manifest.json', 'utf8')) as Manifest;
  await Promise.all([
    writeExtension(path.join(outdir, 'chrome'), chromeManifest(manifest, variant)),
    writeExtension(path.join(outdir, 'firefox'), firefoxManifest(manifest, variant)),
  ]);
}

/** Writes the views as plain pages on the memory host: for tests and pictures, never part of a package. */
export async function buildGallery(outdir: string): Promise<void> {
  const manifest = JSON.parse(await readFile('manifest.json', 'utf8')) as Manifest;
  await mkdir(outdir, { recursive: true });
  // A classic script: pages opened from a file may load no modules.
  await bundle([{ out: 'gallery', in: 'extension/pages/gallery.tsx' }, ...entries.filter(({ out, in: file }) => file.endsWith('.css') || out === 'token-worker')], outdir, manifest.version, 'iife');
  await copyFile('extension/pages/gallery.html', path.join(outdir, 'gallery.html'));
}

interface Manifest {
  readonly background: { readonly service_worker: string; readonly scripts: readonly string[] };
  readonly browser_specific_settings: unknown;
  readonly minimum_chrome_version: string;
  readonly optional_host_permissions: readonly string[];
  readonly version: string;
  readonly [key: string]: unknown;
}

// Each browser would ignore the other's keys, but warn about them.
function chromeManifest({ browser_specific_settings: _, background, ...rest }: Manifest, variant: ExtensionBuild['variant']) {
  return { ...rest, background: { service_worker: background.service_worker }, ...hostsOf(rest.optional_host_permissions, variant) };
}

function firefoxManifest({ minimum_chrome_version: _, background, ...rest }: Manifest, variant: ExtensionBuild['variant']) {
  return { ...rest, background: { scripts: background.scripts }, ...hostsOf(rest.optional_host_permissions, variant) };
}

function hostsOf(hosts: readonly string[], variant: ExtensionBuild['variant']): object {
  return variant === 'granted' ? { optional_host_permissions: undefined, host_permissions: hosts } : {};
}

async function writeExtension(outdir: string, manifest: { readonly version: string }): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(path.join(outdir, 'icons'), { recursive: true });
  await bundle(entries, outdir, manifest.version, 'esm');
  // A page's own scripts see the globals of a classic script: this one has none.
  await bundle([{ out: 'watch-writes', in: 'extension/inpage/watch-writes-of-site.ts' }], outdir, manifest.version, 'iife');
  await Promise.all([
    writeFile(path.join(outdir, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`),
    copyFile('shared/remedies/remedies.json', path.join(outdir, 'remedies.json')),
    writeFile(path.join(outdir, 'THIRD-PARTY-NOTICES.txt'), await notices()),
    ...pages.map((page) => copyFile(`extension/pages/${page}.html`, path.join(outdir, `${page}.html`))),
    ...iconSizes.map((size) => copyFile(`extension/icons/${size}.png`, path.join(outdir, `icons/${size}.png`))),
  ]);
}

// Not minified: the stores' reviewers and curious users should be able to read what runs.
async function bundle(entryPoints: readonly { readonly in: string; readonly out: string }[], outdir: string, version: string, format: 'esm' | 'iife'): Promise<void> {
  await build({
    entryPoints: [...entryPoints],
    outdir,
    bundle: true,
    format,
    platform: 'browser',
    target: ['chrome120', 'firefox128'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"', CRUMBTRAIL_VERSION: JSON.stringify(version) },
    legalComments: 'inline',
    logLevel: 'warning',
  });
}

/** The licences of the packages that are bundled, as they ask for. */
async function notices(): Promise<string> {
  const packages = ['webextension-polyfill', 'preact', 'preact-render-to-string', '@preact/signals', '@preact/signals-core', '@tanstack/virtual-core', 'tldts', 'tldts-core', '@noble/hashes', 'valibot', 'jose', '@zxcvbn-ts/language-common', ...parserPackages];
  const texts = await Promise.all(packages.map((name) => licenceOf(name)));
  return texts.join('\n\n');
}

async function licenceOf(name: string): Promise<string> {
  const { version, homepage } = JSON.parse(await readFile(`node_modules/${name}/package.json`, 'utf8')) as { version: string; homepage?: string };
  const folder = `node_modules/${name}`;
  // Some name the file otherwise, one says it in its README only.
  const file = (await readdir(folder)).sort().find((candidate) => /^licen[cs]e/i.test(candidate)) ?? 'README.md';
  const text = await readFile(`${folder}/${file}`, 'utf8');
  return `${name} ${version}, unmodified${homepage === undefined ? '' : `, source: ${homepage}`}\n\n${text}`;
}
