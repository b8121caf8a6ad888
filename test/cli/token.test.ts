import { SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCommand, testTime } from './run-command.ts';

const seconds = testTime / 1000;
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const unsigned = (header: object, payload: string) => `${base64url(JSON.stringify(header))}.${base64url(payload)}.c2lnbmF0dXJl`;
let good: string;

beforeAll(async () => {
  good = await new SignJWT({ sub: 'user-4711', scope: 'notes:read', email: 'ada@shop.example' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('https://issuer.example')
    .setIssuedAt(seconds - 60)
    .setExpirationTime(seconds + 840)
    .sign(new TextEncoder().encode('a long enough key for this test only'));
});

describe('a readable token', () => {
  test('is decoded, explained and found sound', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['token', good]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/alg +HS256 +\(algorithm/);
    expect(stdout).toMatch(/iss +https:\/\/issuer\.example +\(who issued it\)/);
    expect(stdout).toContain('It is valid for 15 minutes. It expires in 14 minutes.');
    expect(stdout).toContain('decoded, not verified');
  });

  test('is read from standard input too, bare, behind Bearer, or inside JSON', async () => {
    for (const stdin of [`${good}\n`, `Bearer ${good}`, JSON.stringify({ access_token: good })]) {
      const { exitCode, stdout } = await runCommand(['token', '-'], { stdin });
      expect(exitCode).toBe(0);
      expect(stdout).toContain('https://issuer.example');
    }
  });

  test('keeps personal claims to itself unless asked', async () => {
    expect((await runCommand(['token', good])).stdout).not.toContain('ada@shop.example');
    expect((await runCommand(['token', good, '--reveal'])).stdout).toContain('ada@shop.example');
  });

  test('never appears itself, in any format', async () => {
    for (const format of ['text', 'json', 'html', 'markdown', 'sarif']) {
      const { stdout } = await runCommand(['token', good, '--format', format]);
      expect(stdout).not.toContain(good.split('.')[1]!);
      expect(stdout).not.toContain(good.split('.')[2]!);
    }
  });
});

describe('a weak token', () => {
  test.each<[string, object, object, string]>([
    ['alg none', { alg: 'none' }, { sub: 'a', exp: seconds + 600, iat: seconds }, 'jwt-alg-none'],
    ['no exp', { alg: 'HS256' }, { sub: 'a', iat: seconds, scope: 'read' }, 'jwt-missing-exp'],
  ])('%s is a finding', async (_, header, payload, check) => {
    const { stdout } = await runCommand(['token', '-', '--format', 'json'], { stdin: unsigned(header, JSON.stringify(payload)) });
    const file = JSON.parse(stdout) as { reports: { findings: { check: string }[] }[] };
    expect(file.reports[0]?.findings.map((finding) => finding.check)).toContain(check);
  });
});

describe('bad input', () => {
  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
  test.each<[string, string, RegExp]>([
    ['broken base64 in the payload', `${base64url('{"alg":"HS256"}')}.%%%.c2ln`, /payload is not base64url/],
    ['a payload of 5 MB', unsigned({ alg: 'HS256' }, JSON.stringify({ sub: 'a'.repeat(5 * 1024 * 1024) })), /larger than 256 KB/],
    ['JSON nested 10,000 deep', unsigned({ alg: 'HS256' }, deep), /deeper than 64 levels/],
    ['a payload that is no JSON', unsigned({ alg: 'HS256' }, 'hello'), /payload is not JSON/],
  ])('%s is said, and what can be read is shown', async (_, stdin, message) => {
    const { exitCode, stdout, stderr } = await runCommand(['token', '-'], { stdin });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(message);
    expect(stdout).toMatch(/alg +HS256/);
  });

  test.each<[string, string, RegExp]>([
    ['nothing', ' \n', /Standard input is empty: there is no token/],
    ['a word', 'hello', /three parts between dots/],
    ['a broken header', `%%%.${base64url('{}')}.c2ln`, /first part is not base64url/],
    ['a header without alg', unsigned({ typ: 'JWT' }, '{}'), /no "alg"/],
    ['a million dots', '.'.repeat(1_000_000), /more than six/],
  ])('%s is no JWT: exit code 2 and the reason', async (_, stdin, message) => {
    const { exitCode, stdout, stderr } = await runCommand(['token', '-'], { stdin });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.length).toBeLessThan(400);
  });
});
