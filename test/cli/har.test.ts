import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const sessionLogin = 'test/cli/fixtures/session-login.har';
const tokenLogin = 'test/cli/fixtures/token-login.har';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crumbtrail-har-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

interface ParsedReport {
  readonly target: string;
  readonly time: string;
  readonly model: { readonly kind: string; readonly carrier: string };
  readonly flow: readonly { readonly action: string }[];
  readonly findings: readonly { readonly check: string }[];
  readonly limits: readonly { readonly id: string }[];
}

async function reportsOf(...argv: string[]): Promise<{ exitCode: number; stderr: string; reports: ParsedReport[]; notices: { id: string; text: string; at: string }[] }> {
  const { exitCode, stdout, stderr } = await runCommand([...argv, '--format', 'json']);
  const { reports, notices = [] } = JSON.parse(stdout);
  return { exitCode, stderr, reports, notices };
}

describe('recorded logins', () => {
  test('the time of the report is that of the recording', async () => {
    const { reports } = await reportsOf(tokenLogin);
    expect(reports[0]?.time).toMatch(/^2026-11-23T09:39:3/);
    expect((await runCommand([tokenLogin])).stdout).toContain('2026-11-23 09:39 UTC');
  });

  test('the session login is told as one, with its flow and findings', async () => {
    const { exitCode, stderr, reports } = await reportsOf(sessionLogin);
    const [report] = reports;
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(report?.model).toMatchObject({ kind: 'session', carrier: 'cookie' });
    expect(report?.flow.map(({ action }) => action)).toEqual(expect.arrayContaining(['submit-credentials', 'create-session', 'set-cookie', 'send-credential', 'look-up']));
    expect(report?.findings.map(({ check }) => check)).toContain('cookie-missing-secure');
  });

  test('the token login is told as one', async () => {
    const { exitCode, reports } = await reportsOf(tokenLogin);
    expect(exitCode).toBe(1);
    expect(reports[0]?.model).toMatchObject({ kind: 'token', carrier: 'bearer' });
    expect(reports[0]?.flow.map(({ action }) => action)).toEqual(expect.arrayContaining(['submit-credentials', 'sign-token', 'return-token', 'send-credential', 'verify-signature']));
  });

  test.each(['text', 'json', 'html', 'markdown', 'sarif'])('no password, session identifier or token of the recording is in the %s report', async (format) => {
    const { stdout } = await runCommand([sessionLogin, tokenLogin, '--format', format, '--verbose']);
    const recorded = `${await readFile(sessionLogin, 'utf8')}${await readFile(tokenLogin, 'utf8')}`;
    const secrets = [...recorded.matchAll(/connect\.sid=([^;"\\]{20,})|(eyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,})|password=(\w[\w-]+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) expect(stdout).not.toContain(secret);
  });
});

describe('bad recordings', () => {
  const entry = (request: unknown, response: unknown) => ({ startedDateTime: '2026-11-20T10:00:00.000Z', time: 1, request, response });
  const plain = (name: string, value: string) => entry(
    { method: 'GET', url: 'https://app.example/', headers: [] },
    { status: 200, headers: [{ name, value }], content: { mimeType: 'text/html' } },
  );
  const harOf = (...entries: unknown[]) => JSON.stringify({ log: { version: '1.2', entries } });

  test.each<[string, string, RegExp]>([
    ['not JSON', '<html>', /it is not JSON/],
    ['cut off', '{"log":{"entries":[', /it is not JSON/],
    ['JSON of another kind', '{"cookies":[]}', /HAR/],
    ['without entries', harOf(), /no entries/],
    ['empty', '', /is empty/],
  ])('%s: exit code 2, and the message says what to do', async (name, text, message) => {
    const { exitCode, stdout, stderr } = await runCommand([await fileWith(`${name}.har`, text)]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('sanitised by the exporter: said as a limit, never as "no cookies"', async () => {
    const { exitCode, reports } = await reportsOf(await fileWith('sanitised.har', harOf(plain('Content-Type', 'text/html'))));
    expect(exitCode).toBe(0);
    expect(reports[0]?.limits.map(({ id }) => id)).toContain('sanitised-har');
  });

  test('null messages do not hide the entry beside them', async () => {
    const text = harOf(null, entry(null, null), entry({ method: 'GET', url: 'https://app.example/', headers: null }, null), plain('Set-Cookie', 'connect.sid=s%3Aabcdefghijklmnopqrstuvwx.abcdefghijkl; Path=/'));
    const { exitCode, reports } = await reportsOf(await fileWith('nulls.har', text));
    expect(exitCode).toBe(1);
    expect(reports[0]?.findings.map(({ check }) => check)).toContain('cookie-missing-httponly');
  });

  test('one that cannot be read does not hide the others, and 2 wins over 1', async () => {
    const { exitCode, reports, notices, stderr } = await reportsOf(await fileWith('bad.har', '{'), sessionLogin, join(folder, 'missing.har'));
    expect(exitCode).toBe(2);
    expect(reports.map(({ target }) => target)).toEqual([sessionLogin]);
    expect(notices.map(({ id }) => id)).toEqual(['har-unreadable', 'target-unreadable']);
    expect(stderr).toContain('missing.har');
  });
});

describe('output', () => {
  test('--output writes the report there and nothing to standard output', async () => {
    const path = join(folder, 'deep', 'report.html');
    const { exitCode, stdout } = await runCommand([sessionLogin, '--format', 'html', '--output', path]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(await readFile(path, 'utf8')).toMatch(/^<!doctype html>/i);
  });

  test('a place that cannot be written is exit code 2', async () => {
    const { exitCode, stderr } = await runCommand([sessionLogin, '--output', join(sessionLogin, 'report.txt')]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('The report could not be written');
  });

  test('colours are for terminals, and can be asked for', async () => {
    expect((await runCommand([sessionLogin])).stdout).not.toContain('\u001b[');
    expect((await runCommand([sessionLogin], { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[');
    expect((await runCommand([sessionLogin, '--no-color'], { env: { FORCE_COLOR: '1' } })).stdout).not.toContain('\u001b[');
    expect((await runCommand([sessionLogin], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain('\u001b[');
  });
});
