import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

export default {
  facts: [
    { name: 'code that verifies with it', fact: codeShape('jwt-header-embedded-key', { parameter: set('jwk') }), verdict: 'fail', severity: 'critical' },
    { name: 'code that verifies a proof with it', fact: codeShape('jwt-header-embedded-key', { parameter: set('jwk'), proof: set(true) }), verdict: 'skip' },
    { name: 'jwk', fact: token({ header: { alg: 'ES256', jwk: { kty: 'EC' } } }), verdict: 'fail', severity: 'info' },
    { name: 'x5c', fact: token({ header: { alg: 'ES256', x5c: ['MIIB'] } }), verdict: 'fail', severity: 'info' },
    { name: 'a key id only', fact: token({ header: { alg: 'ES256', kid: '1' } }), verdict: 'pass' },
    { name: 'a DPoP proof must carry its key', fact: token({ header: { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC' } } }), verdict: 'skip' },
  ],
  live: [
    { name: 'a token with its key', login: true, response: [`Set-Cookie: token=${jwt({ sub: 'u1', iat: 1_768_478_400, exp: 1_768_479_300 }, { jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'info' },
    { name: 'a token without', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'the key of the header',
        code: source`
          import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
          export async function claimsOf(token: string) {
            const { jwk } = decodeProtectedHeader(token);
            const key = await importJWK(jwk, 'RS256');
            return (await jwtVerify(token, key, { algorithms: ['RS256'] })).payload;
          }
        `,
      },
      {
        name: 'EmbeddedJWK',
        code: source`
          import { EmbeddedJWK, jwtVerify } from 'jose';
          export const claimsOf = (token: string) => jwtVerify(token, EmbeddedJWK, { algorithms: ['RS256'] });
        `,
      },
      {
        name: 'a key that a function of the file takes out of the header, which it decodes by hand',
        code: source`
          import { importJWK, jwtVerify } from 'jose';
          const headerOf = (token) => JSON.parse(Buffer.from(token.split('.')[0], 'base64url').toString());
          async function keyOf(token) {
            const header = headerOf(token);
            if (header.jwk?.kty !== 'RSA') throw new Error('no key');
            return importJWK(header.jwk, 'RS256');
          }
          export const claimsOf = async (token) => (await jwtVerify(token, await keyOf(token), { algorithms: ['RS256'], audience: 'api' })).payload;
        `,
      },
      {
        name: 'a certificate that the function for the key hands on',
        code: source`
          import jwt from 'jsonwebtoken';
          import { pemOf } from './pem.js';
          const findKey = (head, done) => done(null, pemOf(head.x5c[0]));
          export const check = (token, done) => jwt.verify(token, findKey, { algorithms: ['RS256'], audience: 'api' }, done);
        `,
      },
      {
        name: 'a function for the key that another file is given',
        code: source`
          import { createPublicKey } from 'node:crypto';
          export async function publicKey(protectedHeader) {
            return createPublicKey({ key: protectedHeader.jwk, format: 'jwk' });
          }
        `,
      },
      {
        name: 'the first of the certificates of the header',
        code: source`
          import jwt from 'jsonwebtoken';
          import { X509Certificate } from 'node:crypto';
          export function claimsOf(token) {
            const decoded = jwt.decode(token, { complete: true });
            const chain = decoded.header.x5c;
            const leaf = Array.isArray(chain) ? chain[0] : chain;
            const certificate = new X509Certificate(Buffer.from(leaf, 'base64'));
            return jwt.verify(token, certificate.publicKey, { algorithms: ['RS256'], audience: 'register', issuer: 'https://register.example' });
          }
        `,
      },
      {
        name: 'a header that a function of the file parses',
        code: source`
          const parse = (part) => JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), (c) => c.charCodeAt(0))));
          export async function isSigned(token) {
            const [head, body, signature] = token.split('.');
            const header = parse(head);
            const key = await crypto.subtle.importKey('jwk', header.jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
            return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), bytes(head + '.' + body));
          }
        `,
      },
      {
        name: 'a key that the function for the key gives back',
        code: source`
          import jwt from 'jsonwebtoken';
          import { pemOf } from './pem.js';
          const findKey = async (head) => {
            const pem = pemOf(head.jwk);
            return pem;
          };
          export const check = (token) => jwt.verify(token, findKey, { algorithms: ['RS256'], audience: 'api' });
        `,
      },
      {
        name: 'a certificate that a function for the key hands on at its end',
        code: source`
          import jwt from 'jsonwebtoken';
          import { pemOf } from './pem.js';
          function findKey(head, done) {
            done(null, pemOf(head.x5c[0]));
          }
          export const check = (token, done) => jwt.verify(token, findKey, { algorithms: ['RS256'], audience: 'api' }, done);
        `,
      },
    ],
    good: [
      {
        name: 'a proof of possession, which carries its key by definition',
        code: source`
          import { EmbeddedJWK, jwtVerify } from 'jose';
          export const proofOf = (token: string) => jwtVerify(token, EmbeddedJWK, { algorithms: ['ES256'], typ: 'dpop+jwt' });
        `,
      },
      {
        name: 'a certificate whose issuer is a known one',
        code: source`
          import { X509Certificate } from 'node:crypto';
          import { decodeProtectedHeader, jwtVerify } from 'jose';
          export async function claimsOf(token, root) {
            const leaf = new X509Certificate(Buffer.from(decodeProtectedHeader(token).x5c[0], 'base64'));
            if (!leaf.checkIssued(root) || !leaf.verify(root.publicKey)) throw new Error('unknown issuer');
            return (await jwtVerify(token, leaf.publicKey, { algorithms: ['ES256'], audience: 'api' })).payload;
          }
        `,
      },
      {
        name: 'a key that must be among those that are registered',
        code: source`
          import { decodeProtectedHeader, importJWK } from 'jose';
          export async function keyOf(token, registered) {
            const { jwk } = decodeProtectedHeader(token);
            if (!registered.some((key) => key.n === jwk.n)) throw new Error('unknown key');
            return importJWK(jwk, 'RS256');
          }
        `,
      },
      {
        name: 'keys of a list that is called a header',
        code: source`
          import { importJWK } from 'jose';
          export const keyOf = (client) => importJWK(client.jwk, 'RS256');
        `,
      },
      {
        name: 'a configured key',
        remedyFor: 'jose',
        code: source`
          import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
          export async function claimsOf(token: string) {
            const { kid } = decodeProtectedHeader(token);
            const key = await importJWK(keys.find((jwk) => jwk.kid === kid), 'RS256');
            return (await jwtVerify(token, key, { algorithms: ['RS256'] })).payload;
          }
        `,
      },
      {
        name: 'certificates that lead to a known root',
        code: source`
          import jwt from 'jsonwebtoken';
          import { X509Certificate } from 'node:crypto';
          export function claimsOf(token) {
            const decoded = jwt.decode(token, { complete: true });
            const chain = decoded.header.x5c;
            const leaf = Array.isArray(chain) ? chain[0] : chain;
            const certificate = new X509Certificate(Buffer.from(leaf, 'base64'));
            if (!validateChain(chain)) throw new Error('unknown');
            return jwt.verify(token, certificate.publicKey, { algorithms: ['RS256'], audience: 'register', issuer: 'https://register.example' });
          }
        `,
      },
      {
        name: 'a key of the configuration beside such a header',
        code: source`
          const parse = (part) => JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), (c) => c.charCodeAt(0))));
          export async function isSigned(token) {
            const [head, body, signature] = token.split('.');
            const header = parse(head);
            const key = await crypto.subtle.importKey('jwk', keys[header.kid], { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
            return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), bytes(head + '.' + body));
          }

          const note = 'jwk';
        `,
      },
    ],
  },
} satisfies CheckCases;
