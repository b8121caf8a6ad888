// The plugin as it is published, in oxlint: what it finds there is what it finds in ESLint, but for what docs/oxlint.md lists.
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import plugin from '#linter/index.ts';
import { folderWith } from '../cli/temporary-folder.ts';
import { codeOfChecks } from './code-of-checks.ts';
import { messagesOf, versions } from './eslint-versions.ts';

const outdir = resolve('dist/test-oxlint');
const { Linter } = versions[1];

// Beside the sources, so that the packages it imports are found; named so that no other build is touched.
beforeAll(() => build({ entryPoints: { plugin: 'linter/index.ts' }, outdir, bundle: true, format: 'esm', platform: 'node', target: 'node20.19', packages: 'external', logLevel: 'silent' }));
afterAll(() => rm(outdir, { recursive: true, force: true }));

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

const { rules, settings } = plugin.configs.strict;

/** `file rule line:column message` of everything oxlint says about the files of a folder. */
async function oxlinted(folder: string, ...args: readonly string[]): Promise<string[]> {
  const file = join(folder, '.oxlintrc.json');
  await writeFile(file, JSON.stringify({ jsPlugins: [join(outdir, 'plugin.js')], categories: { correctness: 'off' }, rules, settings }));
  const run = promisify(execFile)(process.execPath, [resolve('node_modules/oxlint/bin/oxlint'), '-c', file, '-f', 'json', ...args, '.'], { cwd: folder, maxBuffer: 1 << 26 });
  // It ends with 1 when it finds something.
  const { stdout } = await run.catch((ended: { stdout: string }) => ended);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics.map(({ code, message, filename, labels: [label] }) => `${filename} ${code.replace(/^crumbtrail\((.*)\)$/, 'crumbtrail/$1')} ${label?.span.line}:${label?.span.column} ${message}`).sort();
}

function eslinted(folder: string, files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files)
    .flatMap(([name, code]) => messagesOf(Linter, code, { cwd: folder, filename: join(folder, name), config: 'strict' }).map(({ ruleId, line, column, message }) => `${name} ${ruleId} ${line}:${column} ${message}`))
    .sort();
}

describe('oxlint finds what ESLint finds', () => {
  test('in the code of all checks', async () => {
    const files = await codeOfChecks();
    const folder = await folderWith(files);
    const found = await oxlinted(folder);
    expect(found.length).toBeGreaterThan(300);
    expect(found).toEqual(eslinted(folder, files));
  });

  test('behind an alias', async () => {
    const files = { 'src/lib/cookies.ts': `export const options = { httpOnly: true, secure: false, sameSite: 'lax' };`, 'src/login.ts': `import express from 'express';\nimport { options } from '@/lib/cookies';\nexpress().get('/', (req, res) => res.cookie('session', req.sessionID, options));\n` };
    const folder = await folderWith({ ...files, 'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['./src/*'] } } }) });
    const found = await oxlinted(folder);
    expect(found).toEqual(eslinted(folder, files));
    expect(found.join('\n')).toContain('src/login.ts crumbtrail/cookie-missing-secure 3:34');
  });
});

// The list of docs/oxlint.md, in its order.
describe('what is different', () => {
  const login = (call: string) => `import express from 'express';\nexpress().get('/', (req, res) => {\n${call}\n});\n`;
  const bare = `  res.cookie('session', req.sessionID, { secure: true, httpOnly: true });`;
  const places = (found: readonly string[], rule: string) => found.filter((line) => line.includes(` crumbtrail/${rule} `)).map((line) => line.split(' ').filter((_, index) => index !== 1).slice(0, 2).join(' '));

  test('suggestions are applied by --fix-suggestions', async () => {
    const folder = await folderWith({ 'login.ts': login(bare) });
    await oxlinted(folder, '--fix-suggestions');
    expect(await readFile(join(folder, 'login.ts'), 'utf8')).toContain(`sameSite: 'lax'`);
  });

  test('comments of both linters switch rules off', async () => {
    const off = ['eslint', 'oxlint'].map((linter) => `  // ${linter}-disable-next-line crumbtrail/cookie-missing-samesite\n${bare}`);
    const folder = await folderWith({ 'login.ts': login([...off, bare].join('\n')) });
    expect(places(await oxlinted(folder), 'cookie-missing-samesite')).toEqual(['login.ts 7:3']);
  });

  test('scripts of components are read one by one, and their markup is not', async () => {
    const folder = await folderWith({
      'One.vue': `<script setup lang="ts">\nlocalStorage.setItem('access_token', token);\n</script>\n<template><p @click="localStorage.setItem('access_token', token)" /></template>\n`,
      'Two.vue': `<script lang="ts">\nconst key = 'access_token';\n</script>\n<script setup lang="ts">\nlocalStorage.setItem(key, token);\n</script>\n`,
      'Markup.svelte': `<button onclick={() => localStorage.setItem('access_token', token)}>Keep</button>\n`,
      'page.astro': `---\nAstro.cookies.set('session', session.id, { path: '/', httpOnly: true, secure: true });\n---\n<script>\nlocalStorage.setItem('access_token', token);\n</script>\n`,
    });
    const found = await oxlinted(folder);
    expect(places(found, 'token-in-local-storage')).toEqual(['One.vue 2:1', 'page.astro 5:1']);
    expect(places(found, 'cookie-missing-samesite')).toEqual(['page.astro 2:1']);
  });
});
