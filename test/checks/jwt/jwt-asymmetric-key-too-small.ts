import { set as known } from '#shared/facts/known.ts';
import type { PublishedKey } from '#shared/facts/published-key.ts';
import { source, type CheckCases, type LiveExchange } from '../case.ts';
import { codeShape, exchange } from '../facts.ts';

const published = (...keys: readonly Omit<PublishedKey, 'isPrivate'>[]) => exchange({ publishedKeys: keys.map((key) => ({ ...key, isPrivate: false })) });
const rsa = (octets: number, e = 'AQAB', first = 0xc5) => ({ kty: 'RSA', n: Buffer.from([first, ...Buffer.alloc(octets - 1, 0x5a)]).toString('base64url'), e, use: 'sig' });
const set = (...keys: readonly unknown[]): readonly LiveExchange[] => [{ url: 'https://shop.example/.well-known/jwks.json', answer: { keys } }];

export default {
  facts: [
    { name: 'code that makes 1024 bits', fact: codeShape('jwt-asymmetric-key-too-small', { bits: known(1_024) }), verdict: 'fail', severity: 'high' },
    { name: 'code that has 1024 bits written down', fact: codeShape('jwt-asymmetric-key-too-small', { bits: known(1_024), written: known(true) }), verdict: 'fail', severity: 'high' },
    { name: 'code that makes a key on P-192', fact: codeShape('jwt-asymmetric-key-too-small', { curve: known('prime192v1') }), verdict: 'fail' },
    { name: 'code that makes 2048 bits', fact: codeShape('jwt-asymmetric-key-too-small', { bits: known(2_048) }), verdict: 'pass' },
    { name: '1024 bits', fact: published({ kind: 'RSA', bits: 1_024 }), verdict: 'fail', severity: 'high' },
    { name: '2048 bits', fact: published({ kind: 'RSA', bits: 2_048 }), verdict: 'fail', severity: 'info' },
    { name: '3072 bits', fact: published({ kind: 'RSA', bits: 3_072 }), verdict: 'pass' },
    { name: 'the exponent 1', fact: published({ kind: 'RSA', bits: 3_072, exponent: 1 }), verdict: 'fail', severity: 'high' },
    { name: 'the exponent 3', fact: published({ kind: 'RSA', bits: 3_072, exponent: 3 }), verdict: 'pass' },
    { name: 'one weak key among others', fact: published({ kind: 'RSA', bits: 4_096 }, { kind: 'RSA', bits: 1_024 }), verdict: 'fail', severity: 'high' },
    { name: 'the curve P-192', fact: published({ kind: 'EC', curve: 'P-192' }), verdict: 'fail', severity: 'high' },
    { name: 'the curve P-256', fact: published({ kind: 'EC', curve: 'P-256' }), verdict: 'pass' },
    { name: 'the curve Ed25519', fact: published({ kind: 'OKP', curve: 'Ed25519' }), verdict: 'pass' },
    { name: 'no keys', fact: exchange(), verdict: 'skip' },
  ],
  live: [
    { name: 'RSA with 1024 bits', then: set(rsa(128)), verdict: 'fail', severity: 'high' },
    { name: 'RSA with 2047 bits', then: set(rsa(256, 'AQAB', 0x45)), verdict: 'fail', severity: 'high' },
    { name: 'RSA with 2048 bits', then: set(rsa(256)), verdict: 'fail', severity: 'info' },
    { name: 'a leading zero is no bit', then: set(rsa(257, 'AQAB', 0)), verdict: 'fail', severity: 'high' },
    { name: 'RSA with 3072 bits', then: set(rsa(384)), verdict: 'silent' },
    { name: 'a key for encryption', then: set({ ...rsa(128), use: 'enc' }), verdict: 'silent' },
    { name: 'no key set', then: [{ url: 'https://shop.example/api', answer: { kty: 'gold', n: 'q' } }], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: '1024 bits',
        code: source`
          import { generateKeyPairSync } from 'node:crypto';
          import jwt from 'jsonwebtoken';
          const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, privateKey, { algorithm: 'RS256', expiresIn: '15m' });
        `,
      },
      {
        name: 'a key of 1024 bits that is written down',
        code: source`
          const jwt = require('jsonwebtoken');
          const partner = \`-----BEGIN PUBLIC KEY-----
          MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDFWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWgIDAQAB
          -----END PUBLIC KEY-----\`;
          exports.partnerOf = (assertion) => jwt.verify(assertion, partner, { algorithms: ['RS256'], issuer: 'https://id.example', audience: 'portal' }).sub;
        `,
      },
      {
        name: 'a key set that is written down',
        code: source`
          import { createLocalJWKSet, jwtVerify } from 'jose';
          const trusted = createLocalJWKSet({
            keys: [{ kty: 'RSA', kid: 'a', use: 'sig', alg: 'RS256', e: 'AQAB', n: 'xVpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlo' }],
          });
          export const read = (raw: string) => jwtVerify(raw, trusted, { algorithms: ['RS256'], issuer: 'https://id.example', audience: 'portal' });
        `,
      },
      {
        name: 'with node-rsa, for a key set',
        code: source`
          import NodeRSA from 'node-rsa';
          const pair = new NodeRSA({ b: 1024 });
          export const jwks = () => ({ keys: [{ ...pair.exportKey('components-public'), alg: 'RS256', use: 'sig' }] });
        `,
      },
      {
        name: 'the key of access tokens',
        code: source`
          import { generateKeyPairSync } from 'node:crypto';
          export const accessTokenKeys = generateKeyPairSync('rsa', { modulusLength: 1024 });
        `,
      },
      {
        name: 'a promise of the pair, under another name',
        code: source`
          import { generateKeyPair } from 'node:crypto';
          import { promisify } from 'node:util';
          const generate = promisify(generateKeyPair);
          export const rotate = async () => keys.insert({ ...(await generate('rsa', { modulusLength: 1024 })), alg: 'RS256' });
        `,
      },
      {
        name: 'a key of which only the algorithm tells',
        code: source`
          import { generateKeyPairSync } from 'node:crypto';
          export const signer = { alg: 'PS256', ...generateKeyPairSync('rsa', { modulusLength: 1024 }) };
        `,
      },
    ],
    good: [
      {
        name: '3072 bits, and a curve',
        remedyFor: 'jose',
        code: source`
          import { generateKeyPair } from 'jose';
          export const keys = await generateKeyPair('RS256', { modulusLength: 3072 });
          export const others = await generateKeyPair('ES256');
        `,
      },
      {
        name: 'another function by the same name, and enough bits',
        code: source`
          import { generateKeyPair } from 'node:crypto';
          import { promisify } from 'node:util';
          import { draw } from './draw.js';
          const generate = promisify(generateKeyPair);
          const pick = promisify(draw);
          export const rotate = async () => keys.insert({ ...(await generate('rsa', { modulusLength: 3072 })), alg: 'RS256', colour: await pick('hue', { bits: 1024 }) });
        `,
      },
      {
        name: 'a key of 2048 bits that is written down',
        code: source`
          const jwt = require('jsonwebtoken');
          const partner = \`-----BEGIN PUBLIC KEY-----
          MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxVpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWgIDAQAB
          -----END PUBLIC KEY-----\`;
          exports.partnerOf = (assertion) => jwt.verify(assertion, partner, { algorithms: ['RS256'], issuer: 'https://id.example', audience: 'portal' }).sub;
        `,
      },
      {
        name: 'a key of 2048 bits in a key set, one for encryption, and a placeholder',
        code: source`
          import { importJWK } from 'jose';
          export const key = await importJWK({ kty: 'RSA', e: 'AQAB', n: 'xVpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWg' }, 'RS256');
          export const other = await importJWK({ kty: 'RSA', use: 'enc', e: 'AQAB', n: 'xVpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlo' }, 'RSA-OAEP');
          export const shape = { kty: 'RSA', e: 'AQAB', n: '0vx7agoebGcQSuu' };
        `,
      },
      {
        name: 'a key that is for no token',
        code: source`
          import { generateKeyPairSync } from 'node:crypto';
          export const pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
        `,
      },
      {
        name: 'the length of another key, and a port',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user) => jwt.sign({ sub: user.id }, process.env.KEY, { expiresIn: '5m' });
          export const newApiKey = async (user) => keys.insert(user, digest(generateKey(32)));
          app.listen(1024);
        `,
      },
    ],
  },
} satisfies CheckCases;
