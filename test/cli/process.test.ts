// The command as a process of its own: what a shell sees. The rest of the tests goes through `main`, which is much faster.
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from './temporary-folder.ts';

const recording = resolve('test/cli/fixtures/session-login.har');
const fromSource = [process.execPath, '--import', 'tsx', resolve('cli/bin.ts')];

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function ended(command: readonly string[], options: { input?: string; cwd?: string; firstBytesOnly?: true } = {}): Promise<Ended> {
  return new Promise((done, failed) => {
    const [program = '', ...args] = command;
    const child = spawn(program, args, { cwd: options.cwd ?? process.cwd(), stdio: 'pipe' });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      text.stdout += chunk.toString();
      if (options.firstBytesOnly === true) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => void (text.stderr += chunk.toString()));
    child.on('error', failed);
    child.on('close', (code) => done({ code, ...text }));
    child.stdin.end(options.input ?? '');
  });
}

describe('from source', () => {
  test('the exit codes reach the shell', async () => {
    const codes = await Promise.all([['--version'], [recording], ['missing']].map(async (args) => (await ended([...fromSource, ...args])).code));
    expect(codes).toEqual([0, 1, 2]);
  });

  test('standard output is the JSON report and nothing else, also when a target is missing', async () => {
    const { code, stdout, stderr } = await ended([...fromSource, recording, 'missing', '--format', 'json', '--verbose']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'crumbtrail-report/1' });
    expect(stderr).toContain('missing: There is no such file');
  });

  test('a reader that goes away early is no error', async () => {
    const { stderr } = await ended([...fromSource, recording, '--format', 'html'], { firstBytesOnly: true });
    expect(stderr).toBe('');
  });
});

describe('bundled, as it is published', () => {
  let bundled: string[];
  let outside: string;

  const outdir = resolve('dist/test-command');

  // Beside the sources, so that the packages it imports are found; named so that no other build is touched.
  beforeAll(async () => {
    await build({
      entryPoints: { crumbtrail: 'cli/bin.ts' },
      outdir,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      packages: 'external',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'silent',
    });
    bundled = [process.execPath, resolve(outdir, 'crumbtrail.js')];
  });

  afterAll(() => rm(outdir, { recursive: true, force: true }));

  test('it runs from any folder, on every kind of input but a page', async () => {
    outside = await folderWith({ 'login.js': "import jwt from 'jsonwebtoken';\njwt.sign({ sub: '1' }, 'hunter2hunter2', { expiresIn: '15m' });\n" });
    expect(await ended([...bundled, 'login.js', recording], { cwd: outside })).toMatchObject({ code: 1, stderr: '', stdout: expect.stringContaining('jwt-secret-hardcoded') });
    expect(await ended([...bundled, 'headers', '--url', 'https://app.example/'], { cwd: outside, input: 'Set-Cookie: theme=dark\n' })).toMatchObject({ code: 0, stderr: '' });
    expect(await ended([...bundled, 'token', '-'], { cwd: outside, input: 'no token' })).toMatchObject({ code: 2, stdout: '' });
  });

  test('its help is the help of the sources', async () => {
    const [built, source] = await Promise.all([ended([...bundled, '--help']), ended([...fromSource, '--help'])]);
    expect(built).toEqual(source);
  });
});
