import { createHmac } from 'node:crypto';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#shared/facts/token.ts';
import { knownSecrets } from '#shared/standards/weak-secrets.ts';
import { guessedSecret, type GuessHost, type HmacAlgorithm } from '#shared/verify/guess-secret.ts';

const dictionary = ['dragonfly', 'letmein', ...Array.from({ length: 6_000 }, (_, index) => `filler-${index}`), 'last'];

const nodeHashes = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' } as const;
const pureHashes = { HS256: sha256, HS384: sha384, HS512: sha512 } as const;
const bytes = (text: string) => new TextEncoder().encode(text);

/** The two hosts: Node.js, and what a Web Worker uses. */
const hosts: Readonly<Record<string, GuessHost>> = {
  'node:crypto': { hmac: (algorithm, key, data) => createHmac(nodeHashes[algorithm], key).update(data).digest(), rest: () => Promise.resolve() },
  'pure JavaScript': { hmac: (algorithm, key, data) => hmac(pureHashes[algorithm], bytes(key), bytes(data)), rest: () => Promise.resolve() },
};

function tokenSignedWith(secret: string, alg: HmacAlgorithm = 'HS256', claims: JsonObject = { sub: '1' }) {
  const data = `${Buffer.from(JSON.stringify({ alg })).toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return { raw: `${data}.${createHmac(nodeHashes[alg], secret).update(data).digest('base64url')}`, header: { alg }, payload: claims };
}

describe.each(Object.entries(hosts))('with %s', (_, host) => {
  test.each<[string, HmacAlgorithm, string, string]>([
    ['an empty secret', 'HS256', '', 'framework default'],
    ['the sample of jwt.io', 'HS256', 'your-256-bit-secret', 'framework default'],
    ['the sample of express-session', 'HS384', 'keyboard cat', 'framework default'],
    ['the secret of tutorials', 'HS512', 'secret', 'tutorial'],
    ['a common password', 'HS256', 'dragonfly', 'password dictionary'],
    ['the last word', 'HS512', 'last', 'password dictionary'],
  ])('%s is found, and its origin named', async (_name, algorithm, secret, origin) => {
    const guess = await guessedSecret(tokenSignedWith(secret, algorithm), dictionary, host);
    expect(guess?.found).toEqual({ secret, origin });
  });
});

const node = hosts['node:crypto']!;

test.each<[string, string, JsonObject]>([
  ['the host of the issuer', 'id.acme.example', { iss: 'https://id.acme.example/' }],
  ['a label of it', 'acme-secret', { iss: 'https://id.acme.example/' }],
  ['the name of the application', 'Notessecret123', { iss: 'notes' }],
  ['in upper case', 'NOTES_JWT_SECRET', { iss: 'notes' }],
  ['an audience of several', 'billing_secret_key', { aud: ['https://api.example', 'billing'] }],
])('a secret made of names in the token is found: %s', async (_name, secret, claims) => {
  const guess = await guessedSecret(tokenSignedWith(secret, 'HS256', claims), dictionary, node);
  expect(guess?.found).toEqual({ secret, origin: 'name in the token' });
});

test('the names in the token are counted, and bounded', async () => {
  const plain = await guessedSecret(tokenSignedWith('not on the list'), dictionary, node);
  const named = await guessedSecret(tokenSignedWith('not on the list', 'HS256', { iss: 'notes', aud: Array.from({ length: 500 }, (_, index) => `audience-${index}`) }), dictionary, node);
  expect(named!.total).toBeGreaterThan(plain!.total + 100);
  expect(named!.total).toBeLessThan(plain!.total + 3_000);
});

test('a random secret is not found, after the whole list', async () => {
  const guess = await guessedSecret(tokenSignedWith('B3t7qJ0vX9wLk2RzP5mN8cY1'), dictionary, node);
  const own = new Set([...knownSecrets['framework default'], ...knownSecrets.tutorial]).size;
  expect(guess).toEqual({ tried: 1 + own + dictionary.length, total: 1 + own + dictionary.length });
});

test.each<[JsonObject]>([[{ alg: 'RS256' }], [{ alg: 'none' }], [{}], [{ alg: {} }]])('with header %j there is nothing to guess', async (header) => {
  expect(await guessedSecret({ ...tokenSignedWith('secret'), header }, dictionary, node)).toBeUndefined();
});

test.each(['', 'no-dots', 'a.b.', 'a.b.%%%', `a.b.${'a'.repeat(10_000)}`])('a signature that is none (%#) is no guess', async (raw) => {
  expect(await guessedSecret({ raw, header: { alg: 'HS256' } }, dictionary, node)).toBeUndefined();
});

test('it rests between slices and says how far it is', async () => {
  const steps: number[] = [];
  let rests = 0;
  await guessedSecret(tokenSignedWith('not on the list'), dictionary, { ...node, progress: (tried) => steps.push(tried), rest: async () => void rests++ });
  expect(steps.length).toBeGreaterThan(2);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(rests).toBe(steps.length);
});

test('it stops when it is cancelled', async () => {
  let rests = 0;
  const guess = await guessedSecret(tokenSignedWith('last'), dictionary, { ...node, rest: async () => void rests++, isCancelled: () => rests > 1 });
  expect(guess?.found).toBeUndefined();
  expect(guess!.tried).toBeLessThan(guess!.total);
});
