import { set as known } from '#shared/facts/known.ts';
import { source, type CheckCases, type LiveExchange } from '../case.ts';
import { codeShape, exchange, token } from '../facts.ts';
import { jwt } from '../jwts.ts';

// Keys by their form only: no octet of them was ever drawn.
const filled = (octets: number) => Buffer.alloc(octets, 7);
const publicKey = { kty: 'EC', crv: 'P-256', x: filled(32).toString('base64url'), y: filled(32).toString('base64url') };
const privateKey = { ...publicKey, d: filled(32).toString('base64url') };
const pem = ['-----BEGIN PRIVATE', ` KEY-----\n${filled(48).toString('base64')}\n${filled(48).toString('base64')}\n${filled(42).toString('base64')}\n-----END PRIVATE KEY-----\n`].join('');
const set = (...keys: readonly unknown[]): LiveExchange => ({ url: 'https://shop.example/.well-known/jwks.json', answer: { keys } });
const script = (text: string): LiveExchange => ({ url: 'https://shop.example/app.js', type: 'text/javascript', text });
const published = (isPrivate: boolean, kind: 'RSA' | 'PEM' = 'RSA') => exchange({ publishedKeys: [{ kind, isPrivate }] });
const service = jwt({ iss: 'supabase', role: 'service_role' });

const pageWithKey = source`
  'use client';
  export const keys = { private: '@KEY@' };
`;
const serverWithKey = source`
  import express from 'express';
  export const keys = { app: express(), private: '@KEY@' };
`;
const onOneLine = pem.replaceAll('\n', '\\n');

export default {
  facts: [
    { name: 'a key in code of the page', fact: codeShape('jwt-private-key-public', { key: known('a private key in PEM form') }), verdict: 'fail', severity: 'critical' },
    { name: 'a key in an answer', fact: codeShape('jwt-private-key-public', { key: known('the private part of a key'), answered: known(true) }), verdict: 'fail', severity: 'critical' },
    { name: 'a shape without a key', fact: codeShape('jwt-private-key-public', {}), verdict: 'skip' },
    { name: 'a private key', fact: published(true), verdict: 'fail', severity: 'critical' },
    { name: 'a public key', fact: published(false), verdict: 'pass' },
    { name: 'a private key that was refused', fact: { ...published(true), status: 403 }, verdict: 'pass' },
    { name: 'a private key in a script', fact: { ...published(true, 'PEM'), responseType: 'text/javascript' }, verdict: 'fail' },
    { name: 'a private key in the text of a page', fact: { ...published(true, 'PEM'), responseType: 'text/html' }, verdict: 'unsure' },
    { name: 'no keys', fact: exchange(), verdict: 'skip' },
    { name: 'the service key', fact: token({ payload: { role: 'service_role' } }), verdict: 'fail', severity: 'critical' },
    { name: 'the anon key', fact: token({ payload: { role: 'anon' } }), verdict: 'pass' },
    { name: 'the service key, pasted', fact: token({ payload: { role: 'service_role' }, carriers: [{ in: 'input', name: 'input' }] }), verdict: 'skip' },
  ],
  live: [
    { name: 'a set with a private member', then: [set({ ...privateKey, kid: '1', use: 'sig' })], verdict: 'fail', severity: 'critical' },
    { name: 'a set with a shared secret', then: [set({ kty: 'oct', k: filled(32).toString('base64url'), alg: 'HS256' })], verdict: 'fail' },
    { name: 'a private key in a bundle', then: [script(`const key = ${JSON.stringify(pem)};`)], verdict: 'fail' },
    { name: 'the service key of Supabase in a bundle', then: [script(`createClient(url, "${service}")`)], verdict: 'fail' },
    { name: 'the service key of Supabase in a request', then: [{ url: 'https://shop.example/rest', request: [`apikey: ${service}`] }], verdict: 'fail' },
    { name: 'an example in a page', then: [{ url: 'https://shop.example/docs', text: `<pre>${pem}</pre>` }], verdict: 'unsure' },
    { name: 'a public set', then: [set({ ...publicKey, kid: '1', use: 'sig' })], verdict: 'silent' },
    { name: 'a key for encryption', then: [set({ ...privateKey, use: 'enc' })], verdict: 'silent' },
    { name: 'a library that reads keys', then: [script("const head = '-----BEGIN PRIVATE KEY-----\\n' + body + '\\n-----END PRIVATE KEY-----';")], verdict: 'silent' },
    { name: 'the anon key of Supabase', then: [script(`createClient(url, "${jwt({ role: 'anon' })}")`)], verdict: 'silent' },
  ],
  code: {
    bad: [
      { name: 'a private key', file: 'keys.ts', code: pageWithKey.replace('@KEY@', onOneLine) },
      { name: 'the service key of Supabase', file: 'client.ts', code: pageWithKey.replace('@KEY@', service) },
      {
        name: 'a set of keys that is made of the private key',
        code: source`
          import { Router } from 'express';
          import { exportJWK, importPKCS8 } from 'jose';
          const signingKey = await importPKCS8(process.env.SIGNING_KEY!, 'ES256', { extractable: true });
          export const wellKnown = Router();
          wellKnown.get('/.well-known/jwks.json', async (_req, res) => {
            const jwk = await exportJWK(signingKey);
            res.json({ keys: [{ ...jwk, use: 'sig', alg: 'ES256' }] });
          });
        `,
      },
      {
        name: 'the same with the keys of Node, in Hono',
        code: source`
          import { Hono } from 'hono';
          import { generateKeyPairSync } from 'node:crypto';
          const { privateKey: signer } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
          export const app = new Hono();
          app.get('/jwks', (c) => c.json({ keys: [signer.export({ format: 'jwk' })] }));
        `,
      },
      {
        name: 'the same in Nuxt, with Web Crypto',
        file: 'server/routes/jwks.ts',
        code: source`
          export default defineEventHandler(async () => {
            const pair = await signingKeys();
            const own = await crypto.subtle.exportKey('jwk', pair.privateKey);
            return { keys: [own] };
          });
        `,
      },
      {
        name: 'a key set of keys that a promise and a function give',
        file: 'well-known.ts',
        code: source`
          import { Router } from 'express';
          import { exportJWK, importPKCS8 } from 'jose';
          import { readFile } from 'node:fs/promises';
          const current = readFile(process.env.KEY_FILE, 'utf8').then((pem) => importPKCS8(pem, 'RS256', { extractable: true }));
          export const router = Router();
          router.get('/.well-known/jwks.json', async (req, res) => {
            const jwk = await exportJWK(await current);
            res.json({ keys: [{ ...jwk, kid: 'main', use: 'sig' }] });
          });
        `,
      },
    ],
    good: [
      {
        name: 'a key set of keys that a promise gives',
        file: 'well-known.ts',
        code: source`
          import { Router } from 'express';
          import { exportJWK, importSPKI } from 'jose';
          import { readFile } from 'node:fs/promises';
          const current = readFile(process.env.KEY_FILE, 'utf8').then((pem) => importSPKI(pem, 'RS256'));
          export const router = Router();
          router.get('/.well-known/jwks.json', async (req, res) => res.json({ keys: [await exportJWK(await current)] }));
        `,
      },
      {
        name: 'a set of keys that is made of the public key, or that the private member is taken out of',
        code: source`
          import { Router } from 'express';
          import { exportJWK, importPKCS8, importSPKI } from 'jose';
          import { createPrivateKey, createPublicKey } from 'node:crypto';
          const signingKey = await importPKCS8(process.env.SIGNING_KEY!, 'ES256', { extractable: true });
          const publicKey = await importSPKI(process.env.PUBLIC_KEY!, 'ES256');
          const own = createPrivateKey(process.env.SIGNING_KEY!);
          export const wellKnown = Router();
          wellKnown.get('/one', async (_req, res) => res.json({ keys: [await exportJWK(publicKey)] }));
          wellKnown.get('/two', async (_req, res) => {
            const { d, ...shown } = await exportJWK(signingKey);
            res.json({ keys: [shown] });
          });
          wellKnown.get('/three', async (_req, res) => {
            const jwk = await exportJWK(signingKey);
            delete jwk.d;
            res.json({ keys: [jwk] });
          });
          wellKnown.get('/four', (_req, res) => res.json({ keys: [createPublicKey(own).export({ format: 'jwk' })] }));
          wellKnown.get('/five', async (_req, res) => {
            const { kty, crv, x, y } = await exportJWK(signingKey);
            res.json({ keys: [{ kty, crv, x, y }] });
          });
          wellKnown.get('/six', async (_req, res) => {
            const jwk = await exportJWK(signingKey);
            res.json({ keys: [{ ...jwk, d: undefined }, { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }] });
          });
        `,
      },
      {
        name: 'a private key that is kept',
        code: source`
          import { exportJWK, generateKeyPair } from 'jose';
          import { secrets } from './secrets';
          export async function rotate() {
            const { privateKey } = await generateKeyPair('ES256', { extractable: true });
            await secrets.put('signing', JSON.stringify(await exportJWK(privateKey)));
          }
          export async function providerKeys(privateKey) {
            return { keys: [await exportJWK(privateKey)] };
          }
        `,
      },
      { name: 'a public key', file: 'keys.ts', code: pageWithKey.replace('@KEY@', onOneLine.replaceAll('PRIVATE', 'PUBLIC')) },
      { name: 'the anonymous key of Supabase', file: 'client.ts', code: pageWithKey.replace('@KEY@', jwt({ iss: 'supabase', role: 'anon' })) },
      { name: 'the form of a key', file: 'parse.ts', code: pageWithKey.replace('@KEY@', '-----BEGIN PRIVATE KEY-----') },
      { name: 'on the server, where other checks speak', code: serverWithKey.replace('@KEY@', onOneLine) },
    ],
  },
} satisfies CheckCases;
