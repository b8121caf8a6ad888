import { describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const url = ['--url', 'https://app.example/'];
const sid = 's%3AaVeryRandomIdentifier0123456789.signature0123456789';
const fragile = `HTTP/1.1 200 OK\r\nSet-Cookie: connect.sid=${sid}; Path=/\r\n\r\n`;
const hardened = `HTTP/1.1 200 OK\r\nSet-Cookie: __Host-sid=${sid}; Path=/; Secure; HttpOnly; SameSite=Lax\r\n\r\n`;

interface ParsedFile {
  readonly reports: readonly { readonly kind: string; readonly findings: readonly { readonly check: string; readonly severity: string; readonly fact: { readonly name: string } }[] }[];
}

async function findingsOf(stdin: string, argv: readonly string[] = url) {
  const { exitCode, stdout, stderr } = await runCommand(['headers', '--format', 'json', ...argv], { stdin });
  const file = JSON.parse(stdout) as ParsedFile;
  return { exitCode, stderr, kind: file.reports[0]?.kind, findings: file.reports.flatMap(({ findings }) => findings.map(({ check, fact }) => `${check} ${fact.name}`)) };
}

test('a session cookie without attributes earns its findings, and exit code 1', async () => {
  expect(await findingsOf(fragile)).toEqual({
    exitCode: 1,
    stderr: '',
    kind: 'headers',
    findings: expect.arrayContaining(['cookie-missing-httponly connect.sid', 'cookie-missing-secure connect.sid', 'cookie-missing-samesite connect.sid']),
  });
});

test('a hardened cookie earns none, and exit code 0', async () => {
  expect(await findingsOf(hardened)).toEqual({ exitCode: 0, stderr: '', kind: 'headers', findings: [] });
});

describe('--fail-on moves the exit code, not the findings', () => {
  const onlyMedium = `HTTP/1.1 200 OK\r\nSet-Cookie: connect.sid=${sid}; Path=/; Secure; HttpOnly\r\n\r\n`;
  test.each([
    ['critical', fragile, 0],
    ['high', fragile, 1],
    ['high', onlyMedium, 0],
    ['medium', onlyMedium, 1],
    ['low', onlyMedium, 1],
    ['none', fragile, 0],
    ['low', hardened, 0],
  ])('%s', async (threshold, stdin, exitCode) => {
    const run = await findingsOf(stdin, [...url, '--fail-on', threshold]);
    expect(run.exitCode).toBe(exitCode);
    expect(run.findings.length > 0).toBe(stdin !== hardened);
  });
});

describe('bad input', () => {
  const megabyte = 'a'.repeat(1024 * 1024);
  test.each<[string, string, string[]]>([
    ['a Set-Cookie cut off behind the name', 'Set-Cookie: connect.sid', []],
    ['a Set-Cookie cut off inside an attribute', `Set-Cookie: connect.sid=${sid}; Path=/; HttpOnly; Sec`, ['cookie-missing-secure connect.sid', 'cookie-missing-samesite connect.sid']],
  ])('%s is judged as far as it can be read', async (_, stdin, findings) => {
    const run = await findingsOf(stdin);
    expect(run.findings).toEqual(findings.length === 0 ? [] : expect.arrayContaining(findings));
    expect(run.exitCode).toBe(findings.some((finding) => finding.includes('secure')) ? 1 : 0);
  });

  test('a Set-Cookie of 1 MB does not hide the cookie beside it', async () => {
    const run = await findingsOf(`Set-Cookie: sid=${megabyte}; Path=/\nSet-Cookie: connect.sid=${sid}; Path=/; Secure; HttpOnly`);
    expect(run.findings).toContain('cookie-missing-samesite connect.sid');
    expect(run.exitCode).toBe(0);
  });

  test.each([
    ['bytes that are no text', '\u0000\u0001\ufffd:\u0000'],
    ['a page that was fetched without -i', '<!doctype html>\n<p>hello</p>'],
  ])('%s is an error that says there is no header, not a clean report', async (_, stdin) => {
    const run = await runCommand(['headers'], { stdin });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('There is no header in the input. Print them with curl -i');
  });

  test('nothing on standard input is an error that says so', async () => {
    const run = await runCommand(['headers'], { stdin: '' });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('Standard input is empty');
  });
});

test('without --url the report says what could not be decided', async () => {
  const { stdout } = await runCommand(['headers'], { stdin: fragile });
  expect(stdout).toContain('Give the URL with --url');
});

test('the value of a cookie is in no format', async () => {
  for (const format of ['text', 'json', 'html', 'markdown', 'sarif']) {
    const { stdout } = await runCommand(['headers', '--format', format, ...url], { stdin: fragile });
    expect(stdout).toContain('connect.sid');
    expect(stdout).not.toContain('aVeryRandomIdentifier');
  }
});
