import { describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';
import { folderWith } from './temporary-folder.ts';

const fragile = "import jwt from 'jsonwebtoken';\nexport const login = (user) => jwt.sign({ sub: user.id }, 'hunter2hunter2', { expiresIn: '15m' });\n";
const sound = "import jwt from 'jsonwebtoken';\nexport const login = (user) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });\n";
const broken = "import jwt from 'jsonwebtoken';\nexport const login = (user => jwt.sign({ sub: user.id }, 'hunter2hunter2'\n";

interface SourceRun {
  readonly exitCode: number;
  readonly stderr: string;
  /** `check file:line` of each finding. */
  readonly findings: readonly string[];
  readonly notices: readonly string[];
}

async function lint(cwd: string, ...argv: string[]): Promise<SourceRun> {
  const { exitCode, stdout, stderr } = await runCommand([...argv, '--format', 'json'], { cwd });
  const { reports, notices = [] } = JSON.parse(stdout) as {
    reports: { findings: { check: string; fact: { file: string; line: number } }[] }[];
    notices?: { id: string; at: string }[];
  };
  return {
    exitCode,
    stderr,
    findings: reports.flatMap(({ findings }) => findings.map(({ check, fact }) => `${check} ${fact.file}:${fact.line}`)),
    notices: notices.map(({ id, at }) => `${id} ${at}`),
  };
}

test('a hard-coded secret is found at its line, and sound code is silent', async () => {
  const folder = await folderWith({ 'src/fragile.js': fragile, 'src/sound.js': sound });
  expect(await lint(folder, 'src')).toEqual({ exitCode: 1, stderr: '', findings: ['jwt-secret-hardcoded src/fragile.js:2'], notices: [] });
  expect(await lint(folder, 'src/sound.js')).toEqual({ exitCode: 0, stderr: '', findings: [], notices: [] });
});

describe('which files are read', () => {
  test.each(['a.js', 'a.cjs', 'a.mjs', 'a.jsx', 'a.ts', 'a.cts', 'a.mts', 'a.tsx'])('%s is', async (name) => {
    const folder = await folderWith({ [`deep/er/${name}`]: fragile });
    expect((await lint(folder, '.')).findings).toEqual([`jwt-secret-hardcoded deep/er/${name}:2`]);
  });

  test.each(['a.vue', 'a.svelte', 'a.astro'])('%s is, as far as its scripts go', async (name) => {
    const folder = await folderWith({ [`deep/${name}`]: name === 'a.astro' ? `---\n${fragile}---\n<p>Hello</p>\n` : `<p>Hello</p><script>\n${fragile}</script>\n` });
    const { exitCode, stdout } = await runCommand(['.', '--format', 'json'], { cwd: folder });
    const [{ findings, limits }] = JSON.parse(stdout).reports;
    expect(exitCode).toBe(1);
    expect(findings.map(({ check, fact }: { check: string; fact: { file: string; line: number } }) => `${check} ${fact.file}:${fact.line}`)).toEqual([`jwt-secret-hardcoded deep/${name}:3`]);
    expect(limits).toEqual([]);
  });

  test('markup that names what the linter knows, and scripts in other languages, are said to be unread', async () => {
    const folder = await folderWith({
      'a.svelte': `<button onclick={() => localStorage.setItem('access_token', token)}>Keep</button>\n`,
      'b.vue': `<script lang="coffee">\nlocalStorage.setItem 'access_token', token\n</script>\n`,
      'c.vue': `<template><p>sessions and cookies</p></template>\n`,
    });
    const { exitCode, stdout } = await runCommand(['.', '--format', 'json'], { cwd: folder });
    const [{ limits }] = JSON.parse(stdout).reports;
    expect(exitCode).toBe(0);
    expect(limits.map(({ id, what }: { id: string; what: string }) => `${id}: ${what}`)).toEqual(['script-language-unknown: A script of b.vue was not read.', 'markup-not-read: Only the scripts were read, not the markup, of a.svelte.']);
    expect((await runCommand(['.'], { cwd: folder })).stdout).toContain('Only the scripts were read');
  });

  test.each(['node_modules/a/index.js', 'packages/b/node_modules/a/index.js', 'dist/a.js', 'packages/b/dist/a.js', 'a.json', 'a.txt', '.cache/a.js'])('%s is not', async (name) => {
    const folder = await folderWith({ [name]: fragile, 'sound.js': sound });
    expect((await lint(folder, '.')).findings).toEqual([]);
  });

  test('a folder below node_modules is read when it is named itself', async () => {
    const folder = await folderWith({ '.git/HEAD': '', '.gitignore': 'node_modules\n', 'node_modules/a/index.js': fragile, 'node_modules/a/node_modules/b/index.js': fragile });
    expect((await lint(folder, 'node_modules/a')).findings).toEqual(['jwt-secret-hardcoded node_modules/a/index.js:2']);
  });

  test('nested .gitignore files count from the top of the repository, and a deeper one has the last word', async () => {
    const folder = await folderWith({
      '.git/HEAD': '',
      '.gitignore': '*.gen.js\n/build\n',
      'build/a.js': fragile,
      'app/a.gen.js': fragile,
      'app/keep/.gitignore': '!b.gen.js\n',
      'app/keep/b.gen.js': fragile,
      'app/drop/.gitignore': 'local.js\n',
      'app/drop/local.js': fragile,
      'app/local.js': fragile,
    });
    expect((await lint(folder, 'app')).findings).toEqual(['jwt-secret-hardcoded app/keep/b.gen.js:2', 'jwt-secret-hardcoded app/local.js:2']);
    expect((await lint(folder, '.')).findings).toHaveLength(2);
  });

  test('globs are expanded, and a file that is named twice is read once', async () => {
    const folder = await folderWith({ 'api/a.js': fragile, 'web/a.js': fragile, 'web/a.test.js': fragile });
    expect((await lint(folder, '{api,web}/a.js', 'api', 'api/a.js')).findings).toEqual(['jwt-secret-hardcoded api/a.js:2', 'jwt-secret-hardcoded web/a.js:2']);
  });

  test('the config file leaves files out', async () => {
    const folder = await folderWith({ 'src/a.js': fragile, 'src/legacy/b.js': fragile, 'crumbtrail.config.json': JSON.stringify({ ignore: ['legacy/'] }) });
    expect((await lint(folder, 'src')).findings).toEqual(['jwt-secret-hardcoded src/a.js:2']);
  });
});

test('a secret that stands in another file of the project is followed', async () => {
  const folder = await folderWith({
    'src/keys.ts': "export const key = 'hunter2hunter2';\n",
    'src/login.ts': fragile.replace("'hunter2hunter2'", 'key').replace('\n', "\nimport { key } from './keys.ts';\n"),
  });
  expect((await lint(folder, 'src')).findings).toEqual(['jwt-secret-hardcoded src/login.ts:3']);
});

describe('what cannot be read hides nothing else, and 2 wins over 1', () => {
  test('a file that does not parse', async () => {
    const folder = await folderWith({ 'a.js': fragile, 'broken.js': broken, 'c.js': fragile });
    const run = await lint(folder, '.');
    expect(run).toMatchObject({ exitCode: 2, findings: ['jwt-secret-hardcoded a.js:2', 'jwt-secret-hardcoded c.js:2'] });
    expect(run.notices).toEqual([expect.stringMatching(/^file-unparsed broken\.js:\d+:\d+$/)]);
    expect(run.stderr).toContain('could not be parsed');
  });

  test('a file that does not parse stands in the report, in every format', async () => {
    const folder = await folderWith({ 'a.js': fragile, 'broken.js': broken, 'broken.vue': `<script>\n${broken}</script>\n` });
    const { reports } = JSON.parse((await runCommand(['.', '--format', 'json'], { cwd: folder })).stdout);
    expect(reports[0].limits.map(({ id, what }: { id: string; what: string }) => `${id}: ${what}`)).toEqual(['file-unparsed: broken.js was not read.', 'file-unparsed: broken.vue was not read.']);
    for (const format of ['text', 'sarif', 'html', 'markdown']) {
      const { exitCode, stdout } = await runCommand(['.', '--format', format], { cwd: folder });
      expect(exitCode).toBe(2);
      expect(stdout).toContain('broken.vue was not read');
      expect(stdout).toContain('jwt-secret-hardcoded');
    }
  });

  test('a file without a word that matters is never parsed, so that nobody knows whether it would', async () => {
    const folder = await folderWith({ 'a.js': fragile, 'broken.js': 'const = ;\n' });
    expect(await lint(folder, '.')).toMatchObject({ exitCode: 1, findings: ['jwt-secret-hardcoded a.js:2'], notices: [] });
  });

  test('a path that does not exist', async () => {
    const folder = await folderWith({ 'a.js': fragile });
    expect(await lint(folder, 'a.js', 'missing')).toMatchObject({ exitCode: 2, findings: ['jwt-secret-hardcoded a.js:2'], notices: ['target-unreadable missing'] });
  });

  test('a file of many megabytes is left out, and the report says so', async () => {
    const folder = await folderWith({ 'a.js': fragile, 'bundle.js': `${fragile}// ${'x'.repeat(3 * 1024 * 1024)}` });
    const { exitCode, stdout } = await runCommand(['.', '--format', 'json'], { cwd: folder });
    const { reports } = JSON.parse(stdout);
    expect(exitCode).toBe(1);
    expect(reports[0].limits.map(({ id }: { id: string }) => id)).toEqual(['file-too-large']);
  });
});

test('what the code alone cannot decide is reported on request only', async () => {
  const code = "import jwt from 'jsonwebtoken';\nexport const login = (claims, key) => jwt.sign(claims, key, { algorithm: 'ES256' });\n";
  const folder = await folderWith({ 'a.js': code });
  const quiet = await lint(folder, 'a.js');
  const unsure = await lint(folder, 'a.js', '--include-unsure');
  expect(quiet).toMatchObject({ exitCode: 0, findings: [] });
  expect(unsure.exitCode).toBe(0);
  expect(unsure.findings.length).toBeGreaterThan(0);
});

describe('formats', () => {
  test('text goes to standard output, in plain words with the place', async () => {
    const folder = await folderWith({ 'a.js': fragile });
    const { stdout, stderr } = await runCommand(['a.js'], { cwd: folder });
    expect(stdout).toMatch(/critical +jwt-secret-hardcoded\s+a\.js:2/);
    expect(stdout).not.toContain('hunter2');
    expect(stderr).toBe('');
  });

  test('--verbose says each step on standard error, --quiet says nothing', async () => {
    const folder = await folderWith({ 'a.js': sound });
    expect((await runCommand(['a.js', '--verbose'], { cwd: folder })).stderr).toContain('a.js');
    expect((await runCommand(['a.js', '--quiet'], { cwd: folder })).stderr).toBe('');
  });
});

describe('a library with a published weakness', () => {
  const manifest = (lists: object) => `${JSON.stringify({ name: 'shop', ...lists }, undefined, 2)}\n`;
  const asking = (range: string, list = 'dependencies') => manifest({ [list]: { jsonwebtoken: range } });
  const other = sound.replace('login', 'other');

  test.each<[name: string, files: Record<string, string>, findings: string[]]>([
    ['is reported once, where the project asks for it', { 'package.json': asking('^8.5.1'), 'a.js': sound, 'src/b.js': other }, ['jwt-library-outdated package.json:4']],
    ['is reported where nothing uses it', { 'package.json': asking('^8.5.1'), 'a.js': 'export const a = 1;\n' }, ['jwt-library-outdated package.json:4']],
    ['is not reported when a fixed version is allowed', { 'package.json': asking('^8.5.1 || ^9.0.0'), 'a.js': sound }, []],
    ['is not reported in a package.json that names it for developers alone', { 'package.json': asking('^8.5.1', 'devDependencies'), 'a.js': 'export const a = 1;\n' }, []],
    ['is reported there when code uses it', { 'package.json': asking('^8.5.1', 'devDependencies'), 'a.js': sound }, ['jwt-library-outdated package.json:4']],
    ['is not reported there when tests use it', { 'package.json': asking('^8.5.1', 'devDependencies'), 'a.test.js': `import { test } from 'vitest';\n${sound}test('login', () => login({ id: 1 }));\n` }, []],
    ['is reported for each package of a workspace', { 'package.json': manifest({}), 'apps/a/package.json': asking('8.5.1'), 'apps/a/a.js': sound, 'apps/b/package.json': asking('^9.0.0'), 'apps/b/b.js': other }, ['jwt-library-outdated apps/a/package.json:4']],
    ['is not looked for in node_modules', { 'package.json': asking('^9.0.0'), 'node_modules/x/package.json': asking('^8.5.1'), 'a.js': sound }, []],
    ['of a package.json that is no JSON is not known', { 'package.json': '{ "dependencies": ', 'a.js': sound }, []],
  ])('%s', async (_, files, findings) => {
    const folder = await folderWith(files);
    expect(await lint(folder, '.')).toEqual({ exitCode: findings.length === 0 ? 0 : 1, stderr: '', findings, notices: [] });
  });

  test('is reported in code when the package.json is not among the targets', async () => {
    const folder = await folderWith({ 'package.json': asking('^8.5.1'), 'src/a.js': sound });
    expect((await lint(folder, 'src')).findings).toEqual(['jwt-library-outdated src/a.js:2']);
    expect((await lint(folder, 'package.json')).findings).toEqual(['jwt-library-outdated package.json:4']);
    expect((await lint(folder, 'src', 'package.json')).findings).toEqual(['jwt-library-outdated package.json:4']);
  });

  test('that was accepted in code stays accepted', async () => {
    const folder = await folderWith({ 'package.json': asking('^8.5.1'), 'a.js': sound.replace('export', '// crumbtrail-ignore-next-line jwt-library-outdated -- we patched it\nexport') });
    expect(await lint(folder, '.')).toEqual({ exitCode: 0, stderr: '', findings: [], notices: [] });
  });

  test('can be accepted in the config file', async () => {
    const accepted = [{ check: 'jwt-library-outdated', file: 'package.json', reason: 'we patched it' }];
    const folder = await folderWith({ 'package.json': asking('^8.5.1'), 'a.js': sound, 'crumbtrail.config.json': JSON.stringify({ accepted }) });
    expect(await lint(folder, '.')).toEqual({ exitCode: 0, stderr: '', findings: [], notices: [] });
  });

  test('is a dependency in the JSON report', async () => {
    const folder = await folderWith({ 'package.json': asking('^8.5.1'), 'a.js': sound });
    const { stdout } = await runCommand(['.', '--format', 'json'], { cwd: folder });
    const [{ findings: [finding] }] = JSON.parse(stdout).reports;
    expect(finding.fact).toEqual({ kind: 'dependency', name: 'jsonwebtoken', scope: 'site', file: 'package.json', line: 4, column: 5 });
    expect(finding.message).toContain('jsonwebtoken ^8.5.1');
  });
});
