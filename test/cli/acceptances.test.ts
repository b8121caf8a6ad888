import { describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';
import { folderWith } from './temporary-folder.ts';

const sign = "jwt.sign({ sub: '1' }, 'hunter2hunter2', { expiresIn: '15m' });";
const withComment = (...comments: string[]) => ["import jwt from 'jsonwebtoken';", ...comments, sign].join('\n');

interface Accepted {
  readonly exitCode: number;
  readonly findings: readonly string[];
  readonly suppressed: readonly { readonly check: string; readonly by: string; readonly reason: string }[];
  readonly notices: readonly string[];
}

async function run(files: Readonly<Record<string, string>>, argv: readonly string[] = ['.'], stdin?: string): Promise<Accepted> {
  const cwd = await folderWith(files);
  const { exitCode, stdout } = await runCommand([...argv, '--format', 'json'], { cwd, ...(stdin !== undefined && { stdin }) });
  const { reports, notices = [] } = JSON.parse(stdout) as {
    reports: { findings: { check: string }[]; suppressed?: { check: string; suppression: { by: string; reason: string } }[] }[];
    notices?: { id: string }[];
  };
  return {
    exitCode,
    findings: reports.flatMap(({ findings }) => findings.map(({ check }) => check)),
    suppressed: reports.flatMap(({ suppressed = [] }) => suppressed.map(({ check, suppression: { by, reason } }) => ({ check, by, reason }))),
    notices: notices.map(({ id }) => id),
  };
}

describe('a comment above the line', () => {
  const accepted = { exitCode: 0, findings: [], suppressed: [{ check: 'jwt-secret-hardcoded', by: 'comment', reason: 'fixture of a test' }], notices: [] };

  test.each<[string, string[]]>([
    ['a line comment', ['// crumbtrail-ignore-next-line jwt-secret-hardcoded -- fixture of a test']],
    ['a block comment', ['/* crumbtrail-ignore-next-line jwt-secret-hardcoded -- fixture of a test */']],
    ['with indentation', ['    // crumbtrail-ignore-next-line jwt-secret-hardcoded -- fixture of a test']],
  ])('%s with check and reason accepts the finding', async (_, comments) => {
    expect(await run({ 'a.js': withComment(...comments) })).toEqual(accepted);
  });

  test.each<[string, string[], string[]]>([
    ['no reason', ['// crumbtrail-ignore-next-line jwt-secret-hardcoded'], ['ignore-without-reason']],
    ['an empty reason', ['// crumbtrail-ignore-next-line jwt-secret-hardcoded --  '], ['ignore-without-reason']],
    ['no check', ['// crumbtrail-ignore-next-line -- everything'], ['ignore-without-check']],
    ['another check', ['// crumbtrail-ignore-next-line jwt-missing-exp -- because'], ['ignore-unused']],
    ['a line between', ['// crumbtrail-ignore-next-line jwt-secret-hardcoded -- because', ''], ['ignore-unused']],
    ['text in a string', ["const text = '// crumbtrail-ignore-next-line jwt-secret-hardcoded -- because';"], []],
  ])('with %s it accepts nothing, and that is said', async (_, comments, notices) => {
    expect(await run({ 'a.js': withComment(...comments) })).toEqual({ exitCode: 1, findings: ['jwt-secret-hardcoded'], suppressed: [], notices });
  });

  test('several checks and several comments speak about the same line', async () => {
    const code = withComment('// crumbtrail-ignore-next-line jwt-secret-hardcoded -- one', '// crumbtrail-ignore-next-line jwt-missing-exp -- two');
    expect(await run({ 'a.js': code.replace(", { expiresIn: '15m' }", '') })).toMatchObject({ exitCode: 0, findings: [], notices: [] });
  });
});

describe('the config file', () => {
  const headers = 'Set-Cookie: connect.sid=s%3Aabcdefghijklmnopqrstuvwx.abcdefghijkl; Path=/; HttpOnly; SameSite=Lax\n';
  const argv = ['headers', '--url', 'https://app.example/'];
  const accept = (entry: object) => ({ 'crumbtrail.config.json': JSON.stringify({ accepted: [{ check: 'cookie-missing-secure', reason: 'TLS ends at the proxy', ...entry }] }) });

  test.each<[string, object]>([
    ['by name', { name: 'connect.sid' }],
    ['by a pattern for the name', { name: 'connect.*' }],
    ['before its last day', { name: 'connect.sid', expires: '2026-11-23' }],
  ])('accepts %s', async (_, entry) => {
    const result = await run(accept(entry), argv, headers);
    expect(result.findings).not.toContain('cookie-missing-secure');
    expect(result).toMatchObject({ exitCode: 0, suppressed: [{ check: 'cookie-missing-secure', by: 'config', reason: 'TLS ends at the proxy' }], notices: [] });
  });

  test('accepts by fingerprint', async () => {
    const { stdout } = await runCommand([...argv, '--format', 'json'], { stdin: headers });
    const finding = JSON.parse(stdout).reports[0].findings.find(({ check }: { check: string }) => check === 'cookie-missing-secure');
    expect(await run(accept({ fingerprint: finding.fingerprint }), argv, headers)).toMatchObject({ exitCode: 0, notices: [] });
  });

  test.each<[string, object, string]>([
    ['another name', { name: 'theme' }, 'acceptance-unused'],
    ['another fingerprint', { fingerprint: '0000000000000000' }, 'acceptance-unused'],
    ['a file, where there is none', { file: 'src/**' }, 'acceptance-unused'],
    ['a date that has passed', { name: 'connect.sid', expires: '2026-11-22' }, 'acceptance-expired'],
  ])('does not accept with %s, and says so', async (_, entry, notice) => {
    const result = await run(accept(entry), argv, headers);
    expect(result.findings).toContain('cookie-missing-secure');
    expect(result).toMatchObject({ exitCode: 1, suppressed: [], notices: [notice] });
  });

  test('accepts by file pattern, relative to the config file', async () => {
    const config = JSON.stringify({ accepted: [{ check: 'jwt-secret-hardcoded', file: 'fixtures/**', reason: 'test keys' }] });
    const result = await run({ 'crumbtrail.config.json': config, 'fixtures/a.js': withComment(), 'src/a.js': withComment() });
    expect(result).toMatchObject({ exitCode: 1, findings: ['jwt-secret-hardcoded'], suppressed: [{ by: 'config' }], notices: [] });
  });

  test('a role the user decides is the role that is judged', async () => {
    const config = { 'crumbtrail.config.json': JSON.stringify({ roles: [{ name: 'connect.sid', role: 'preference', reason: 'holds the theme only' }] }) };
    expect(await run(config, argv, headers)).toMatchObject({ exitCode: 0, findings: [] });
  });

  test('a role the user decides counts in source as well, until its last day', async () => {
    const code = "import express from 'express';\nconst app = express();\napp.post('/login', (req, res) => { res.cookie('my_cookie', create(), { secure: true, sameSite: 'lax' }); });\n";
    const config = (expires: string) => JSON.stringify({ roles: [{ name: 'my_cookie', role: 'session-id', reason: 'our own session', expires }] });
    expect(await run({ 'a.js': code, 'crumbtrail.config.json': config('2999-01-01') })).toMatchObject({ findings: ['cookie-missing-httponly', 'cookie-missing-host-prefix'] });
    expect(await run({ 'a.js': code, 'crumbtrail.config.json': config('2001-01-01') })).toMatchObject({ findings: [] });
  });

  test('functions that the user names are known', async () => {
    const code = "import { keep } from './storage.js';\nkeep(read());\n";
    const wrappers = { keep: { kind: 'storage.write', takes: ['value'], area: 'local', key: 'access_token' } };
    expect(await run({ 'a.js': code, 'crumbtrail.config.json': JSON.stringify({ wrappers }) })).toMatchObject({ findings: ['token-in-local-storage'] });
    expect(await run({ 'a.js': code })).toMatchObject({ findings: [] });
  });

  test('the text report counts what was accepted', async () => {
    const cwd = await folderWith(accept({ name: 'connect.sid' }));
    const { stdout } = await runCommand(argv, { cwd, stdin: headers });
    expect(stdout).toMatch(/1 more accepted/);
  });

  test.each<[string, string, RegExp]>([
    ['is no JSON', '{', /is not JSON/],
    ['has an unknown setting', '{"accept":[]}', /accept: there is no such setting/],
    ['accepts without a reason', '{"accepted":[{"check":"jwt-alg-none","name":"a"}]}', /accepted\.0\.reason: .*reason/],
    ['accepts with an empty reason', '{"accepted":[{"check":"jwt-alg-none","name":"a","reason":" "}]}', /accepted\.0\.reason: .*reason/],
    ['accepts everything of a check', '{"accepted":[{"check":"jwt-alg-none","reason":"why"}]}', /accepted\.0: must say which findings/],
    ['has a date that is none', '{"accepted":[{"check":"a","name":"a","reason":"why","expires":"soon"}]}', /accepted\.0\.expires: .*2027-01-31/],
    ['has a role that is none', '{"roles":[{"name":"a","role":"cookie","reason":"why"}]}', /roles\.0\.role: must be one of session-id/],
    ['has a host that is an address', '{"hosts":["https://a.example"]}', /hosts\.0: must be a host name such as/],
    ['has a function of no kind', '{"wrappers":{"set":{"kind":"cookie"}}}', /wrappers\.set\.kind: must be one of cookie\.set/],
    ['has an unknown policy', '{"policy":"strict"}', /policy: must be "recommended" or "asvs-l2"/],
  ])('that %s is exit code 2 and a message that names the field', async (_, config, message) => {
    const cwd = await folderWith({ 'crumbtrail.config.json': config, 'a.js': sign });
    const { exitCode, stdout, stderr } = await runCommand(['a.js'], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
