import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { freePort, serve } from './local-server.ts';
import { runCommand, testTime } from './run-command.ts';
import { folderWith } from './temporary-folder.ts';

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
beforeAll(async () => {
  keys = await generateKeyPair('ES256', { extractable: true });
});

function claims(issuer = 'https://issuer.example'): SignJWT {
  return new SignJWT({ sub: 'user-1' }).setIssuer(issuer).setAudience('api').setIssuedAt(testTime / 1000 - 60).setExpirationTime(testTime / 1000 + 840);
}

const byIssuer = (issuer?: string) => claims(issuer).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(keys.privateKey);
const bySecret = (secret: string) => claims().setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
const jwks = async () => JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1' }] });

describe('--key', () => {
  test('a good signature is said, with key and file, in text and as data', async () => {
    const cwd = await folderWith({ 'keys.json': await jwks(), 'key.pem': await exportSPKI(keys.publicKey) });
    const token = await byIssuer();
    const text = await runCommand(['token', token, '--key', 'keys.json'], { cwd });
    expect(text).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringContaining('The signature is good: ES256 with the key "k1" of keys.json.') });
    const data = await runCommand(['token', token, '--key', 'key.pem', '--format', 'json'], { cwd });
    expect(JSON.parse(data.stdout).notices).toEqual([{ id: 'signature-verified', text: expect.stringContaining('the public key of key.pem') }]);
  });

  test('a signature by another key is exit code 1, unless nothing shall fail', async () => {
    const cwd = await folderWith({ 'keys.json': JSON.stringify(await exportJWK((await generateKeyPair('ES256')).publicKey)) });
    const token = await byIssuer();
    const { exitCode, stdout } = await runCommand(['token', token, '--key', 'keys.json'], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('The signature was not verified.');
    expect((await runCommand(['token', token, '--key', 'keys.json', '--fail-on', 'none'], { cwd })).exitCode).toBe(0);
  });

  test('a file that does not exist is exit code 2', async () => {
    expect(await runCommand(['token', await byIssuer(), '--key', 'missing.pem'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('missing.pem could not be read: it does not exist') });
  });
});

describe('--secret-env', () => {
  const secret = 'thirty-two octets of a test secret';

  test.each([
    ['as text', secret, []],
    ['in base64url', Buffer.from(secret).toString('base64url'), ['--secret-base64url']],
  ])('the secret %s verifies and is never printed', async (_, value, flags) => {
    const { exitCode, stdout, stderr } = await runCommand(['token', await bySecret(secret), '--secret-env', 'KEY', ...flags], { env: { KEY: value } });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('The signature is good: HS256 with the secret of KEY.');
    expect(stdout).not.toContain(value);
  });

  test.each<[string, string[], RegExp]>([
    ['a variable that is not set', ['--secret-env', 'NOT_SET'], /NOT_SET, which is not set/],
    ['an encoding without a secret', ['--secret-base64url'], /give both/],
    ['two kinds of key', ['--secret-env', 'KEY', '--key', 'a.pem'], /cannot be used with/],
  ])('%s is exit code 2', async (_, flags, message) => {
    const { exitCode, stdout, stderr } = await runCommand(['token', await bySecret(secret), ...flags], { env: { KEY: secret } });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('--guess-secret', () => {
  test('a known secret is a finding: its origin is named, the secret is not', async () => {
    const token = await bySecret('dragonfly');
    const { exitCode, stdout } = await runCommand(['token', token, '--guess-secret']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('jwt-secret-guessable');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('its secret is a common password. Replace it');
    expect(stdout).not.toContain('dragonfly');
    expect((await runCommand(['token', token, '--guess-secret', '--fail-on', 'none'])).exitCode).toBe(0);
    const data = await runCommand(['token', token, '--guess-secret', '--format', 'json']);
    const { reports, notices } = JSON.parse(data.stdout);
    expect(reports[0].findings.find(({ check }: { check: string }) => check === 'jwt-secret-guessable')).toMatchObject({ verdict: 'fail', severity: 'critical' });
    expect(notices).toBeUndefined();
    expect(data.stdout).not.toContain('dragonfly');
  });

  test('without the flag nothing is tried', async () => {
    expect((await runCommand(['token', await bySecret('dragonfly')])).stdout).not.toContain('jwt-secret-guessable');
  });

  test('an unknown secret is no praise', async () => {
    const { exitCode, stdout } = await runCommand(['token', await bySecret('kq7x2m9vz4t8w1r6y3p5'), '--guess-secret']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('says nothing about how strong it is');
  });

  test('a token that no secret has signed', async () => {
    const { exitCode, stdout } = await runCommand(['token', await byIssuer(), '--guess-secret']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('No secret can be guessed');
  });
});

describe('--discover', () => {
  async function issuer(documents: (origin: string) => Promise<Record<string, string>>): Promise<string> {
    let origin = '';
    const port = await serve(async (request, response) => {
      const text = (await documents(origin))[request.url ?? ''];
      if (text === undefined) response.writeHead(404).end();
      else response.setHeader('content-type', 'application/json').end(text);
    });
    origin = `http://localhost:${port}`;
    return origin;
  }
  const discovery = '/.well-known/openid-configuration';
  const published = async (origin: string) => ({ [discovery]: JSON.stringify({ issuer: origin, jwks_uri: `${origin}/keys` }), '/keys': await jwks() });

  test('asks the issuer that was typed, and names each address', async () => {
    const origin = await issuer(published);
    const { exitCode, stdout, stderr } = await runCommand(['token', await byIssuer(origin), '--discover', origin]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`The signature is good: ES256 with the key "k1" of ${origin}.`);
    expect(stderr).toBe(`Asking ${origin}${discovery}\nAsking ${origin}/keys\n`);
  });

  test('a token that names another issuer is not trusted, though the key fits', async () => {
    const origin = await issuer(published);
    const { exitCode, stdout } = await runCommand(['token', await byIssuer('https://other.example'), '--discover', origin]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`does not say that it was issued by ${origin}`);
  });

  test.each<[string, (origin: string) => Promise<Record<string, string>>, RegExp]>([
    ['no document', async () => ({}), /status 404/],
    ['a document that is no JSON', async () => ({ [discovery]: '<html>' }), /not JSON/],
    ['a document of another issuer', async () => ({ [discovery]: '{"issuer":"https://evil.example"}' }), /speaks for another issuer/],
    ['a document without keys', async (origin) => ({ [discovery]: JSON.stringify({ issuer: origin }) }), /names no keys/],
    ['keys over plain http elsewhere', async (origin) => ({ [discovery]: JSON.stringify({ issuer: origin, jwks_uri: 'http://keys.example/' }) }), /https only/],
    ['a document without end', async () => ({ [discovery]: `"${'a'.repeat(2 * 1024 * 1024)}"` }), /longer than 1 MB/],
  ])('%s is exit code 2 and the reason', async (_, documents, message) => {
    const origin = await issuer(documents);
    const { exitCode, stdout, stderr } = await runCommand(['token', await byIssuer(), '--discover', origin]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('an issuer that does not answer, and one that is plain http elsewhere', async () => {
    const token = await byIssuer();
    expect((await runCommand(['token', token, '--discover', `http://localhost:${await freePort()}`])).exitCode).toBe(2);
    expect((await runCommand(['token', token, '--discover', 'http://issuer.example'])).stderr).toContain('https only');
  });

  test('without --discover nobody is asked', async () => {
    const asked: string[] = [];
    const origin = await issuer(async () => {
      asked.push('asked');
      return {};
    });
    await runCommand(['token', await byIssuer(origin)]);
    expect(asked).toEqual([]);
  });
});
