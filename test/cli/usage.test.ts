import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { checks } from '#shared/checks/index.ts';
import { runCommand } from './run-command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crumbtrail-usage-'));
  await writeFile(join(folder, 'notes.txt'), 'no source');
});
afterAll(() => rm(folder, { recursive: true }));

describe('help', () => {
  test.each([
    ['what it is for', /session, cookie or JWT/],
    ['what a target is', /file, folder or glob .* a URL, .* a \.har file/s],
    ['how to audit a signed-in site', /--storage-state/],
    ['what active tests send, and that nothing is sent without being asked for', /Active tests \(--probe\) are sent only when asked for.*GET requests, at most one a second and 20 in all.*"alg": "none"/s],
    ['an example of each kind of target', /crumbtrail src .*crumbtrail https:.*login\.har/s],
    ['how to accept a finding', /crumbtrail-ignore-next-line <check> -- <reason>/],
    ['which browser is used', /CRUMBTRAIL_CHROMIUM .* path of a Chromium .* address of one that runs/],
    ['the exit codes', /0 nothing .* 1 findings; 2 wrong usage/],
  ])('says %s', async (_, text) => {
    const { exitCode, stdout, stderr } = await runCommand(['--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(text);
  });

  test.each(['headers', 'token', 'explain', 'checks', 'decide'])('of %s exists, and the program names the command', async (name) => {
    const own = await runCommand([name, '--help']);
    expect(own.exitCode).toBe(0);
    expect(own.stdout).toContain(`Usage: crumbtrail ${name}`);
    expect((await runCommand(['--help'])).stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  test('--version prints the version of the package', async () => {
    expect(await runCommand(['--version'])).toEqual({ exitCode: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });
});

describe('wrong usage exits with 2 and says what to do, on standard error', () => {
  test.each<[string, string[], RegExp]>([
    ['no target', [], /Name a folder, a URL or a \.har file/],
    ['an unknown option', ['--colour', 'src'], /unknown option '--colour'/],
    ['an unknown format', ['src', '--format', 'xml'], /Allowed choices are text, json, html, markdown, sarif/],
    ['an unknown severity', ['src', '--fail-on', 'severe'], /Allowed choices are critical, high/],
    ['a timeout that is no number', ['src', '--timeout', 'soon'], /number of seconds/],
    ['quiet and verbose', ['src', '--quiet', '--verbose'], /cannot be used with/],
    ['an option in front of a command', ['--format', 'json', 'checks'], /crumbtrail checks --format/],
    ['a --url that is none', ['headers', '--url', 'app.example'], /begins with http/],
    ['a check that does not exist', ['explain', 'cookie-httponly-missing'], /Did you mean cookie-missing-httponly/],
    ['a library that a check has no code for', ['explain', 'jwt-missing-exp', '--library', 'koa'], /No code for "koa" .* There is code for: jsonwebtoken, jose/],
    ['a check that is spelt wrongly', ['explain', 'cookie-missing-httponli'], /Did you mean cookie-missing-httponly or /],
    ['an environment variable that is not set', ['https://localhost:1', '--cookie-env', 'NOT_SET'], /NOT_SET, which is not set/],
    ['an environment variable without cookies', ['https://localhost:1', '--cookie-env', 'EMPTY'], /no Cookie header/],
    ['a storage state that does not exist', ['https://localhost:1', '--storage-state', 'missing.json'], /missing\.json cannot be used: it does not exist/],
    ['a storage state that is not JSON', ['https://localhost:1', '--storage-state', 'notes.txt'], /it is not JSON/],
    ['an active test that does not exist', ['https://localhost:1', '--probe', 'logout,all-of-them'], /tests are logout, tampered, expired, origin, identifiers and all/],
    ['identifiers of too few strangers', ['https://localhost:1', '--probe', 'identifiers', '--probe-samples', '2'], /a number from 8 to 100/],
    ['active tests of nobody', ['https://localhost:1', '--probe', 'tampered'], /give it with --storage-state or --cookie-env/],
    ['a replay after a logout that nobody makes', ['https://localhost:1', '--probe', 'logout', '--cookie-env', 'COOKIE'], /give --logout-url, or --logout-click/],
    ['two logouts', ['https://localhost:1', '--probe', 'logout', '--cookie-env', 'COOKIE', '--logout-url', 'https://localhost:1/out', '--logout-click', 'button'], /cannot be used with/],
    ['active tests of two sites', ['https://localhost:1', 'https://localhost:2', '--probe', 'tampered', '--cookie-env', 'COOKIE'], /name one URL/],
    ['active tests of source', ['src', '--probe', 'tampered', '--cookie-env', 'COOKIE'], /name one URL/],
    ['active tests of another site than the one that was named', ['https://localhost:1', '--probe', 'tampered', '--cookie-env', 'COOKIE', '--probe-url', 'https://other.example/me'], /https:\/\/other\.example is another site/],
    ['an expired token that is not there', ['https://localhost:1', '--probe', 'expired', '--cookie-env', 'COOKIE', '--expired-token-env', 'EMPTY'], /EMPTY, which is not set/],
    ['an option of active tests without one', ['https://localhost:1', '--logout-url', 'https://localhost:1/out'], /belong to --probe/],
    ['a config that does not exist', ['notes.txt', '--config', 'missing.json'], /missing\.json could not be read: it does not exist/],
  ])('%s', async (_, argv, message) => {
    const { exitCode, stdout, stderr } = await runCommand(argv, { cwd: folder, env: { EMPTY: '', COOKIE: 'sid=1' } });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('targets that cannot be read exit with 2 and are named', () => {
  test.each<[string, string, RegExp]>([
    ['a path that does not exist', 'src/missing', /src\/missing: There is no such file or folder/],
    ['a host without scheme', 'localhost:3000', /write https:\/\/localhost:3000/],
    ['another scheme', 'ftp://example.com', /Only http:\/\/ and https:\/\//],
    ['a broken URL', 'http://exa mple:99999', /not a valid URL/],
    ['a file of another kind', 'notes.txt', /no file that Crumbtrail reads/],
    ['a glob that matches nothing', '*.ts', /no JavaScript or TypeScript here/],
    ['a folder without sources', '.', /no JavaScript or TypeScript here/],
  ])('%s', async (_, target, message) => {
    const { exitCode, stdout, stderr } = await runCommand([target], { cwd: folder });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('the catalogue', () => {
  test('checks lists every check with its severity', async () => {
    const { exitCode, stdout } = await runCommand(['checks']);
    expect(exitCode).toBe(0);
    for (const { id, severity } of checks) expect(stdout).toMatch(new RegExp(`^${id} +${severity} `, 'm'));
  });

  test('checks --format json is data', async () => {
    const { stdout } = await runCommand(['checks', '--format', 'json']);
    expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toEqual(checks.map(({ id }) => id));
  });

  test.each(['text', 'markdown', 'json'])('explain gives title and remedy as %s', async (format) => {
    const check = checks[0]!;
    const { exitCode, stdout } = await runCommand(['explain', check.id, '--format', format]);
    expect(exitCode).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(check.title);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(check.remedy.slice(0, 30));
  });

  test.each(['text', 'markdown', 'json'])('explain shows what to write with a library as %s', async (format) => {
    const { exitCode, stdout } = await runCommand(['explain', 'cookie-missing-httponly', '--format', format, '--library', 'koa']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("ctx.cookies.set('session', session, { httpOnly: true, secure: true, sameSite: 'lax' });");
  });

  test('explain without a library shows the most used one, and names the others', async () => {
    const { stdout } = await runCommand(['explain', 'cookie-missing-httponly']);
    expect(stdout).toMatch(/^In code, with express\n(?: {2}[^\n]*\n)+\nWith --library also for .*\bkoa\b/ms);
  });
});
