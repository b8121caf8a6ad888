import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, jwtCall, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const signed = (alg: string) => token({ header: { alg } });
const encrypted = (header: Readonly<Record<string, string | number>>) => token({ format: 'jwe', header });

export default {
  facts: [
    { name: 'RS1', fact: signed('RS1'), verdict: 'fail', severity: 'high' },
    { name: 'an algorithm of its own', fact: signed('XOR'), verdict: 'fail', severity: 'high' },
    { name: 'RS256 is sound', fact: signed('RS256'), verdict: 'pass' },
    { name: 'EdDSA is sound', fact: signed('EdDSA'), verdict: 'pass' },
    { name: 'ES256K is registered', fact: signed('ES256K'), verdict: 'pass' },
    { name: 'none belongs to another check', fact: signed('none'), verdict: 'pass' },
    { name: 'RSA1_5', fact: encrypted({ alg: 'RSA1_5', enc: 'A256GCM' }), verdict: 'fail', severity: 'high' },
    { name: 'RSA-OAEP with SHA-1', fact: encrypted({ alg: 'RSA-OAEP', enc: 'A256GCM' }), verdict: 'fail', severity: 'info' },
    { name: 'CBC without a MAC', fact: encrypted({ alg: 'dir', enc: 'A128CBC' }), verdict: 'fail' },
    { name: 'AES-GCM', fact: encrypted({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' }), verdict: 'pass' },
    { name: 'PBES2 with few iterations', fact: encrypted({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM', p2c: 1_000 }), verdict: 'fail' },
    { name: 'PBES2 with too many', fact: encrypted({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM', p2c: 50_000_000 }), verdict: 'fail' },
    { name: 'PBES2 in between', fact: encrypted({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM', p2c: 600_000 }), verdict: 'pass' },
    { name: 'a call that allows a weak one', fact: jwtCall('verify', { algorithms: set(['HS256', 'HS1']) }), verdict: 'fail' },
    { name: 'a call that allows a sound one', fact: jwtCall('verify', { algorithms: set(['ES256']) }), verdict: 'pass' },
    { name: 'a call whose algorithms are not known', fact: jwtCall('sign'), verdict: 'pass' },
    { name: 'a header that is written by hand', fact: codeShape('jwt-alg-weak-or-unregistered', { algorithm: set('HS1') }), verdict: 'fail', severity: 'high' },
    { name: 'a sound one that is written by hand', fact: codeShape('jwt-alg-weak-or-unregistered', { algorithm: set('HS256') }), verdict: 'pass' },
    { name: 'code of another check', fact: codeShape('session-id-in-url', {}), verdict: 'skip' },
    { name: 'a decode', fact: jwtCall('decode', { algorithms: set(['RS1']) }), verdict: 'skip' },
  ],
  live: [
    { name: 'a token signed with RS1', login: true, response: [`Set-Cookie: token=${jwt({ sub: 'u1', iat: 1_768_478_400, exp: 1_768_479_300 }, { alg: 'RS1' })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'high' },
    { name: 'a token signed with RS256', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a password that is derived too few times',
        code: source`
          import { EncryptJWT } from 'jose';
          export const seal = (id, password) => new EncryptJWT({ id }).setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' }).setKeyManagementParameters({ p2c: 10_000 }).setExpirationTime('10m').encrypt(password);
        `,
      },
      {
        name: 'a password that jose derives as often as it does by itself',
        code: source`
          import { EncryptJWT } from 'jose';
          export const seal = (id, password) => new EncryptJWT({ id }).setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' }).setExpirationTime('10m').encrypt(password);
        `,
      },
      {
        name: 'a weak algorithm in the list',
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_KEY, { algorithms: ['RS256', 'RS1'] });
        `,
      },
      {
        name: 'a header that is written by hand',
        says: 'HS1',
        code: source`
          import { createHmac } from 'node:crypto';
          const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
          export function tokenFor(claims, key) {
            const input = part({ typ: 'JWT', alg: 'HS1' }) + '.' + part(claims);
            return input + '.' + createHmac('sha1', key).update(input).digest('base64url');
          }
        `,
      },
    ],
    good: [
      {
        name: 'a password that is derived often enough',
        code: source`
          import { EncryptJWT } from 'jose';
          export const seal = (id, password) => new EncryptJWT({ id }).setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' }).setKeyManagementParameters({ p2c: 700_000 }).setExpirationTime('10m').encrypt(password);
        `,
      },
      {
        name: 'a password that is derived as often as a setting says',
        code: source`
          import { EncryptJWT } from 'jose';
          export const seal = (id, password) => new EncryptJWT({ id }).setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' }).setKeyManagementParameters({ p2c: settings.count }).setExpirationTime('10m').encrypt(password);
        `,
      },
      {
        name: 'a sound header that is written by hand, and an object that is no header',
        code: source`
          const header = { typ: 'JWT', alg: 'HS256' };
          const column = { alg: 'left', typ: 'text' };
          const product = { alg: 'HS1' };
        `,
      },
      {
        name: 'an algorithm of encryption, where the claims are encrypted',
        code: source`
          import { EncryptJWT } from 'jose';
          export const seal = (key) => new EncryptJWT({ sub: '1' }).setProtectedHeader({ alg: 'dir', enc: 'A256CBC-HS512' }).setExpirationTime('15m').encrypt(key);
        `,
      },
      {
        name: 'a sound algorithm',
        remedyFor: 'jsonwebtoken',
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_KEY, { algorithms: ['RS256'] });
        `,
      },
    ],
  },
} satisfies CheckCases;
