import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { rsaBitsOfPem } from '#shared/parse/pem-key.ts';

const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 });
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (type: 'spki' | 'pkcs1') => String(weak.publicKey.export({ type, format: 'pem' }));
const privatePem = (type: 'pkcs8' | 'pkcs1') => String(weak.privateKey.export({ type, format: 'pem' }));

test.each([
  ['a public key', pem('spki'), 1_024],
  ['a public key in its older form', pem('pkcs1'), 1_024],
  ['a private key', privatePem('pkcs8'), 1_024],
  ['a private key in its older form', privatePem('pkcs1'), 1_024],
  ['a key in one line', pem('spki').replaceAll('\n', '\\n'), 1_024],
  ['2048 bits', String(generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey.export({ type: 'spki', format: 'pem' })), 2_048],
  ['a curve', String(createPublicKey(curve.privateKey).export({ type: 'spki', format: 'pem' })), undefined],
  ['a key that is cut off', pem('spki').slice(0, 80) + '\n-----END PUBLIC KEY-----', undefined],
  ['no base64', '-----BEGIN PUBLIC KEY-----\n****\n-----END PUBLIC KEY-----', undefined],
  ['a placeholder', '-----BEGIN PUBLIC KEY-----\n...\n-----END PUBLIC KEY-----', undefined],
  ['no key', 'secret', undefined],
])('%s', (_, text, bits) => {
  expect(rsaBitsOfPem(text)).toBe(bits);
});
