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
    ],
    good: [
      { name: 'a public key', file: 'keys.ts', code: pageWithKey.replace('@KEY@', onOneLine.replaceAll('PRIVATE', 'PUBLIC')) },
      { name: 'the anonymous key of Supabase', file: 'client.ts', code: pageWithKey.replace('@KEY@', jwt({ iss: 'supabase', role: 'anon' })) },
      { name: 'the form of a key', file: 'parse.ts', code: pageWithKey.replace('@KEY@', '-----BEGIN PRIVATE KEY-----') },
      { name: 'on the server, where other checks speak', code: serverWithKey.replace('@KEY@', onOneLine) },
    ],
  },
} satisfies CheckCases;
