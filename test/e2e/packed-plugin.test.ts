// What a stranger gets: the packed package, installed into an empty project beside ESLint 9 or 10, on the demo's source.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doors } from '#demo/server/hosts.ts';
import manifest from '../../package.json' with { type: 'json' };
import { goldenOf } from '../demo/golden-list.ts';

const run = promisify(execFile);
const config = `
import { defineConfig } from 'eslint/config';
import parser from '@typescript-eslint/parser';
import crumbtrail from 'crumbtrail';

export default defineConfig([
  { files: ['**/*.ts'], languageOptions: { parser } },
  crumbtrail.configs.strict,
]);
`;

let folder: string;
let tarball: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'crumbtrail-packed-'));
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const packed: unknown = JSON.parse(stdout);
  const [first] = (Array.isArray(packed) ? packed : Object.values(packed as object)) as { filename: string }[];
  if (first === undefined) throw new Error('npm pack named no file.');
  tarball = path.join(folder, first.filename);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(['9', '10'])('with ESLint %s', (major) => {
  let project: string;
  beforeAll(async () => {
    project = path.join(folder, `eslint-${major}`);
    await mkdir(project);
    await writeFile(path.join(project, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }));
    // What a project brings itself.
    const own = (['typescript', '@typescript-eslint/parser'] as const).map((name) => `${name}@${manifest.devDependencies[name]}`);
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball, `eslint@${major}`, ...own], { cwd: project });
    await writeFile(path.join(project, 'eslint.config.js'), config);
    await cp('demo', path.join(project, 'demo'), { recursive: true });
  });

  test('no browser and no Puppeteer comes along', async () => {
    const installed = await readdir(path.join(project, 'node_modules'));
    expect(installed).toContain('crumbtrail');
    expect(installed.filter((name) => name.startsWith('puppeteer'))).toEqual([]);
  });

  test('npx eslint reports the flaws of the fragile doors at their lines, and nothing on the hardened ones', async () => {
    const found = await lintWithEslint(project);
    const expected = doors.flatMap(({ id }) => goldenOf(id).lint).map(({ check, file, anchor }) => `${file}: crumbtrail/${check}: ${anchor}`);
    expect(found).toEqual([...new Set(expected)].sort());
  });

  test('the command of the package says its version and lints', async () => {
    const { stdout } = await run('npx', ['crumbtrail', '--version'], { cwd: project });
    expect(stdout.trim()).toBe(manifest.version);
    const hardened = await run('npx', ['crumbtrail', 'demo/doors/session-hardened.ts'], { cwd: project });
    expect(hardened.stdout).toContain('session-hardened.ts');
  });

  test.each(['bundler', 'nodenext'])('a TypeScript configuration is checked by the types of the package, with resolution %s', async (resolution) => {
    const checked = (await readFile('test/linter/typed-config.ts', 'utf8')).replace("'#linter/index.ts'", "'crumbtrail'");
    // In the types of ESLint 9, settings can be anything.
    await writeFile(path.join(project, 'typed.config.ts'), major === '9' ? checked.replaceAll('@ts-expect-error in ESLint 10', '') : checked);
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2023', '--module', resolution === 'bundler' ? 'esnext' : 'nodenext', '--moduleResolution', resolution];
    const { stdout } = await run('npx', ['tsc', ...options, 'typed.config.ts'], { cwd: project }).catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
  });

  test('the core can be imported', async () => {
    const { stdout } = await run('node', ['--input-type=module', '-e', "import { wouldStore } from 'crumbtrail/core'; console.log(typeof wouldStore);"], { cwd: project });
    expect(stdout.trim()).toBe('function');
  });
});

interface EslintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly message: string }[];
}

async function lintWithEslint(project: string): Promise<string[]> {
  const { stdout } = await run('npx', ['eslint', 'demo', '--format', 'json'], { cwd: project, maxBuffer: 64 * 1024 * 1024 }).catch((error: { stdout?: string; stderr?: string }) => {
    if (error.stdout === undefined || error.stdout === '') throw new Error(error.stderr);
    return { stdout: error.stdout };
  });
  const found = new Set<string>();
  for (const { filePath, messages } of JSON.parse(stdout) as EslintResult[]) {
    const lines = (await readFile(filePath, 'utf8')).split('\n');
    const file = path.relative(project, filePath).split(path.sep).join('/');
    for (const { ruleId, line, message } of messages) found.add(`${file}: ${ruleId ?? message}: ${(lines[line - 1] ?? '').trim()}`);
  }
  return [...found].sort();
}
