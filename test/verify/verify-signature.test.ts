import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import { CompactSign, exportJWK, exportSPKI, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { generate } from 'selfsigned';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseJwt } from '#shared/parse/jwt.ts';
import { signatureVerdict, type KeyInput } from '#shared/verify/verify-signature.ts';

const claims = new TextEncoder().encode('{"sub":"1"}');
const secret = 'a secret of thirty-two characters';

function signed(key: CryptoKey | Uint8Array, header: { alg: string; kid?: string }): Promise<string> {
  return new CompactSign(claims).setProtectedHeader(header).sign(key);
}

async function verdictOn(raw: string, input: KeyInput) {
  return signatureVerdict({ raw, ...parseJwt(raw)! }, input);
}

const keyText = (text: string): KeyInput => ({ kind: 'key', text });
const secretText = (text: string, encoding: 'text' | 'base64url' = 'text'): KeyInput => ({ kind: 'secret', text, encoding });

describe.each(['ES256', 'ES384', 'ES512', 'RS256', 'RS512', 'PS256', 'EdDSA', 'Ed25519'])('%s', (alg) => {
  let token: string;
  let jwk: JWK;
  let pem: string;
  let other: JWK;

  beforeAll(async () => {
    const [own, foreign] = await Promise.all([generateKeyPair(alg, { extractable: true }), generateKeyPair(alg, { extractable: true })]);
    token = await signed(own.privateKey, { alg, kid: 'own' });
    jwk = { ...(await exportJWK(own.publicKey)), kid: 'own' };
    pem = await exportSPKI(own.publicKey);
    other = { ...(await exportJWK(foreign.publicKey)), kid: 'other' };
  });

  test('is verified by the JWK, the set that holds it, and the PEM', async () => {
    const good = { verdict: 'verified', algorithm: alg };
    expect(await verdictOn(token, keyText(JSON.stringify(jwk)))).toEqual({ ...good, key: 'the key "own"' });
    expect(await verdictOn(token, keyText(JSON.stringify({ keys: [other, jwk] })))).toMatchObject(good);
    expect(await verdictOn(token, keyText(pem))).toEqual({ ...good, key: 'the public key' });
  });

  test('is refused with another key, alone or in a set without the right one', async () => {
    expect(await verdictOn(token, keyText(JSON.stringify(other)))).toMatchObject({ verdict: 'refused' });
    expect(await verdictOn(token, keyText(JSON.stringify({ keys: [other] })))).toMatchObject({ verdict: 'refused' });
  });

  test('is refused when a claim was changed', async () => {
    const [header, , signature] = token.split('.');
    const forged = `${header}.${Buffer.from('{"sub":"2"}').toString('base64url')}.${signature}`;
    expect(await verdictOn(forged, keyText(JSON.stringify(jwk)))).toMatchObject({ verdict: 'refused' });
  });

  test('a secret says nothing about it', async () => {
    expect(await verdictOn(token, secretText(secret))).toMatchObject({ verdict: 'unsure', reason: expect.stringContaining('needs a public key') });
  });
});

describe.each(['HS256', 'HS384', 'HS512'])('%s', (alg) => {
  test('is verified by the secret as text, as base64url and as JWK, and by no other', async () => {
    const bytes = randomBytes(64);
    const token = await signed(new TextEncoder().encode(secret.repeat(2)), { alg });
    const binary = await signed(bytes, { alg });
    expect(await verdictOn(token, secretText(secret.repeat(2)))).toEqual({ verdict: 'verified', algorithm: alg, key: 'the secret' });
    expect(await verdictOn(binary, secretText(bytes.toString('base64url'), 'base64url'))).toMatchObject({ verdict: 'verified' });
    expect(await verdictOn(binary, keyText(JSON.stringify({ kty: 'oct', k: bytes.toString('base64url') })))).toMatchObject({ verdict: 'verified' });
    expect(await verdictOn(token, secretText('another secret'))).toMatchObject({ verdict: 'refused' });
  });

  test('a public key used as its secret is the forgery it looks like', async () => {
    const pem = await exportSPKI((await generateKeyPair('RS256', { extractable: true })).publicKey);
    const forged = await signed(new TextEncoder().encode(pem), { alg });
    expect(await verdictOn(forged, keyText(pem))).toMatchObject({ verdict: 'refused', reason: expect.stringContaining('must refuse it') });
  });
});

test('a short secret is checked all the same', async () => {
  const data = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.${Buffer.from('{"sub":"1"}').toString('base64url')}`;
  const token = `${data}.${createHmac('sha256', 'abc').update(data).digest('base64url')}`;
  expect(await verdictOn(token, secretText('abc'))).toMatchObject({ verdict: 'verified' });
});

test('a certificate verifies what its key has signed', async () => {
  const pems = await generate([{ name: 'commonName', value: 'issuer' }], { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' });
  const { subtle } = globalThis.crypto;
  const pkcs8 = Buffer.from(pems.private.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  const key = await subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  expect(await verdictOn(await signed(key, { alg: 'ES256' }), keyText(pems.cert))).toMatchObject({ verdict: 'verified', key: 'the certificate' });
});

describe('what cannot be verified is said with its reason', () => {
  const header = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = Buffer.from('{"sub":"1"}').toString('base64url');
  const rsaPrivate = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const smallRsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();

  test.each<[string, string, KeyInput, 'refused' | 'unsure', RegExp]>([
    ['no signature', `${header({ alg: 'HS256' })}.${body}.`, secretText(secret), 'refused', /no signature/],
    ['alg none', `${header({ alg: 'none' })}.${body}.c2ln`, secretText(secret), 'refused', /no signature/],
    ['an algorithm nobody knows', `${header({ alg: 'XX1' })}.${body}.c2ln`, secretText(secret), 'unsure', /not a registered/],
    ['an encrypted token', `${header({ alg: 'dir', enc: 'A256GCM' })}..aXY.Y2lwaGVy.dGFn`, secretText(secret), 'unsure', /encrypted/],
    ['no key at all', `${header({ alg: 'ES256' })}.${body}.c2ln`, keyText('hello'), 'unsure', /no key/],
    ['JSON that is no key', `${header({ alg: 'ES256' })}.${body}.c2ln`, keyText('[1]'), 'unsure', /no key/],
    ['a set of other keys', `${header({ alg: 'ES256' })}.${body}.c2ln`, keyText('{"keys":[{"kty":"oct","k":"YQ"}]}'), 'unsure', /None of the 1 keys fits/],
    ['a broken PEM', `${header({ alg: 'ES256' })}.${body}.c2ln`, keyText('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'), 'unsure', /cannot be read/],
    ['a private key', `${header({ alg: 'RS256' })}.${body}.c2ln`, keyText(rsaPrivate), 'unsure', /private key/],
    ['an RSA key that is too small', `${header({ alg: 'RS256' })}.${body}.c2ln`, keyText(smallRsa), 'unsure', /too small/],
    ['a key in the PKCS #1 form', `${header({ alg: 'RS256' })}.${body}.c2ln`, keyText('-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----'), 'unsure', /openssl rsa/],
    ['an extension that must be understood', `${header({ alg: 'HS256', crit: ['b65'], b65: true })}.${body}.c2ln`, secretText(secret), 'unsure', /crit/],
    ['an empty secret', `${header({ alg: 'HS256' })}.${body}.c2ln`, secretText(''), 'unsure', /empty/],
    ['a secret that is not base64url', `${header({ alg: 'HS256' })}.${body}.c2ln`, secretText('%%%', 'base64url'), 'unsure', /not base64url/],
  ])('%s', async (_, raw, input, verdict, reason) => {
    expect(await verdictOn(raw, input)).toEqual({ verdict, reason: expect.stringMatching(reason) });
  });
});
