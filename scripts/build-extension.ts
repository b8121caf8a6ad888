import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

export interface ExtensionBuild {
  /** Receives `chrome/` and `firefox/`. */
  readonly outdir: string;
  /** `granted`: hosts are granted at install, for tests in a browser that cannot show a permission prompt. */
  readonly variant?: 'store' | 'granted';
}

const entries = {
  background: 'extension/background/background.ts',
  devtools: 'extension/devtools/devtools.ts',
  panel: 'extension/pages/panel.tsx',
  popup: 'extension/pages/popup.tsx',
};
const pages = ['devtools', 'panel', 'popup'];
const iconSizes = [16, 32, 48, 64, 96, 128];

/** Writes the unpacked extension for both browsers, from one source and one manifest. */
export async function buildExtension({ outdir, variant = 'store' }: ExtensionBuild): Promise<void> {
  const manifest = JSON.parse(await readFile('manifest.json', 'utf8')) as Manifest;
  await Promise.all([
    writeExtension(path.join(outdir, 'chrome'), chromeManifest(manifest, variant)),
    writeExtension(path.join(outdir, 'firefox'), firefoxManifest(manifest, variant)),
  ]);
}

interface Manifest {
  readonly background: { readonly service_worker: string; readonly scripts: readonly string[] };
  readonly browser_specific_settings: unknown;
  readonly minimum_chrome_version: string;
  readonly optional_host_permissions: readonly string[];
  readonly [key: string]: unknown;
}

// Each browser would ignore the other's keys, but warn about them.
function chromeManifest({ browser_specific_settings: _, background, ...rest }: Manifest, variant: ExtensionBuild['variant']): object {
  return { ...rest, background: { service_worker: background.service_worker }, ...hostsOf(rest.optional_host_permissions, variant) };
}

function firefoxManifest({ minimum_chrome_version: _, background, ...rest }: Manifest, variant: ExtensionBuild['variant']): object {
  return { ...rest, background: { scripts: background.scripts }, ...hostsOf(rest.optional_host_permissions, variant) };
}

function hostsOf(hosts: readonly string[], variant: ExtensionBuild['variant']): object {
  return variant === 'granted' ? { optional_host_permissions: undefined, host_permissions: hosts } : {};
}

async function writeExtension(outdir: string, manifest: object): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(path.join(outdir, 'icons'), { recursive: true });
  // Not minified: the stores' reviewers and curious users should be able to read what runs.
  await build({
    entryPoints: entries,
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome120', 'firefox128'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'inline',
    logLevel: 'warning',
  });
  await Promise.all([
    writeFile(path.join(outdir, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`),
    writeFile(path.join(outdir, 'THIRD-PARTY-NOTICES.txt'), await notices()),
    ...pages.map((page) => copyFile(`extension/pages/${page}.html`, path.join(outdir, `${page}.html`))),
    ...iconSizes.map((size) => copyFile(`extension/icons/${size}.png`, path.join(outdir, `icons/${size}.png`))),
  ]);
}

/** The licences of the packages that are bundled, as they ask for. */
async function notices(): Promise<string> {
  const packages = ['webextension-polyfill', 'preact', '@preact/signals', '@preact/signals-core', 'tldts', 'tldts-core'];
  const texts = await Promise.all(packages.map((name) => licenceOf(name)));
  return texts.join('\n\n');
}

async function licenceOf(name: string): Promise<string> {
  const { version, homepage } = JSON.parse(await readFile(`node_modules/${name}/package.json`, 'utf8')) as { version: string; homepage?: string };
  const text = await readFile(`node_modules/${name}/LICENSE`, 'utf8');
  return `${name} ${version}, unmodified${homepage === undefined ? '' : `, source: ${homepage}`}\n\n${text}`;
}
