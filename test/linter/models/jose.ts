import jose from '#linter/models/jose.ts';
import { accepts, signedToken } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Library {
  readonly jwtVerify: (token: string, key: Uint8Array, options?: object) => Promise<object>;
}

const octets = (key: string) => new TextEncoder().encode(key);

export default {
  model: jose,
  defaults: [],
  behaviour: [
    {
      name: 'jwtVerify without algorithms accepts HS512, and a key of one octet',
      shows: async () => {
        const { jwtVerify } = await testPackage<Library>('jose');
        return accepts(() => jwtVerify(signedToken('HS512', { sub: '1' }, 'k'), octets('k')));
      },
      is: true,
    },
    {
      name: 'jwtVerify refuses a token without aud when an audience is asked for',
      shows: async () => {
        const { jwtVerify } = await testPackage<Library>('jose');
        return accepts(() => jwtVerify(signedToken('HS256', { sub: '1' }, 'k'), octets('k'), { audience: 'api' }));
      },
      is: false,
    },
  ],
  cases: [
    {
      name: 'the chain of a signature',
      code: `
import { SignJWT } from 'jose';
const key = new TextEncoder().encode(process.env.JWT_SECRET);
await new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime('15m').sign(key);
await new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().sign(key); //! jwt-missing-exp
await new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('90 days').sign(key); //! jwt-lifetime-excessive
await new SignJWT({ sub: '1', exp: expiry }).setProtectedHeader({ alg: 'HS256' }).sign(key);
await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key);
await new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(new Date(Date.now() + 900_000)).sign(key);`,
    },
    {
      name: 'the chain in statements',
      code: `
import * as jose from 'jose';
const key = jose.importPKCS8(process.env.KEY, 'ES256');
const builder = new jose.SignJWT({ sub: '1' });
builder.setProtectedHeader({ alg: 'ES256' });
builder.setExpirationTime('15m');
await builder.sign(key);
const other = new jose.SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'ES256' });
await other.sign(key); //! jwt-missing-exp`,
    },
    {
      name: 'times in milliseconds',
      code: `
import { SignJWT } from 'jose';
const HOUR = 3_600_000;
const inAnHour = () => Date.now() + HOUR;
export async function login(user, key, ttl) {
  const later = Date.now() + ttl;
  const date = new Date(Date.now() + HOUR);
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(Date.now() + HOUR).sign(key); //! jwt-time-claim-malformed
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(inAnHour()).sign(key); //! jwt-time-claim-malformed
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(later).sign(key); //! jwt-time-claim-malformed
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(date.getTime()).sign(key); //! jwt-time-claim-malformed
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(1_900_000_000_000).sign(key); //! jwt-time-claim-malformed
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setNotBefore(Date.now()).setExpirationTime('1h').sign(key); //! jwt-time-claim-malformed
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt(+new Date()).setExpirationTime('1h').sign(key); //! jwt-time-claim-malformed
  await new SignJWT({ sub: user.id, exp: later }).setProtectedHeader({ alg: 'HS256' }).sign(key); //! jwt-time-claim-malformed
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime(date).sign(key);
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(Math.floor((Date.now() + ttl) / 1000)).sign(key);
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(Math.floor(Date.now() / 1000) + ttl).sign(key);
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(1_900_000_000).sign(key);
  await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt(date).setExpirationTime('1h').sign(key);
}`,
    },
    {
      name: 'by an address',
      code: `
import { SignJWT as One } from 'https://esm.sh/v135/jose@5.9.6?target=denonext';
import { SignJWT as Two } from 'https://deno.land/x/jose@v5.9.6/index.ts';
import { SignJWT as Three } from 'https://cdn.jsdelivr.net/npm/jose@5/+esm';
import { SignJWT as Other } from 'https://esm.sh/jose-of-another@5';
import { SignJWT as Own } from 'https://example.com/jose@5/index.ts';
export const all = async (key) => [
  await new One({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).sign(key), //! jwt-missing-exp
  await new Two({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).sign(key), //! jwt-missing-exp
  await new Three({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).sign(key), //! jwt-missing-exp
  await new Other({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).sign(key),
  await new Own({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).sign(key),
];`,
    },
    {
      name: 'a key in the code',
      code: `
import { SignJWT, jwtVerify } from 'jose';
const secret = new TextEncoder().encode('not a secret any more');
export const sign = (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('5m').sign(secret); //! jwt-secret-hardcoded
export const verify = (token) => jwtVerify(token, secret); //! jwt-secret-hardcoded`,
    },
    {
      name: 'no signature',
      code: `
import { UnsecuredJWT } from 'jose';
const token = new UnsecuredJWT({ sub: '1' }).setExpirationTime('5m').encode(); //! jwt-alg-none`,
    },
    {
      name: 'decoding on a server, and in a page',
      code: `
import { decodeJwt, jwtVerify, decodeProtectedHeader } from 'jose';
import express from 'express';
const app = express();
app.get('/', (req, res) => {
  const { sub } = decodeJwt(req.cookies.token); //! jwt-decoded-not-verified
  res.json(orders.of(sub));
});
app.get('/safe', async (req, res) => {
  const { kid } = decodeProtectedHeader(req.cookies.token);
  const { payload } = await jwtVerify(req.cookies.token, keys[kid]);
  res.json(payload.sub);
});`,
    },
    {
      name: 'a page may show what it decodes',
      code: `
'use client';
import { decodeJwt } from 'jose';
export const isAdmin = (token) => decodeJwt(token).role === 'admin';`,
    },
  ],
} satisfies ModelCases;
