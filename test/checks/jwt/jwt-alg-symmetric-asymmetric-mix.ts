import { byDefault, set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { captureSeconds, jwtCall, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const payload = { iss: 'https://shop.example', iat: captureSeconds, exp: captureSeconds + 900 };
const byKeyPair = token({ header: { alg: 'RS256', kid: '1' }, payload });
const bySecret = token({ id: 'token-2', raw: 'other', header: { alg: 'HS256', kid: '1' }, payload });
const verify = jwtCall('verify', { algorithms: set(['HS256', 'RS256']) });

export default {
  facts: [
    { name: 'a public key where HS256 is allowed', fact: jwtCall('verify', { seen: { ...jwtCall('verify').seen, library: 'fast-jwt' }, algorithms: set(['HS256']), secret: set({ origin: 'file', publicKey: true }) }), verdict: 'fail', severity: 'high' },
    { name: 'a public key where HS256 is allowed, jsonwebtoken 8', fact: jwtCall('verify', { seen: { ...jwtCall('verify').seen, installed: '8.5.1' }, algorithms: set(['HS256', 'RS256']), secret: set({ origin: 'file', publicKey: true }) }), verdict: 'fail', severity: 'high' },
    { name: 'a public key and its own algorithm', fact: jwtCall('verify', { algorithms: set(['RS256']), secret: set({ origin: 'file', publicKey: true }) }), verdict: 'pass' },
    { name: 'both families in one list', fact: { ...verify, seen: { ...verify.seen, library: 'koa-jwt' } }, verdict: 'fail', severity: 'high' },
    { name: 'a library that refuses the confusion', fact: verify, verdict: 'fail', severity: 'low' },
    { name: 'one family', fact: jwtCall('verify', { algorithms: set(['RS256', 'ES256']) }), verdict: 'pass' },
    { name: 'the default of a library', fact: jwtCall('verify', { algorithms: byDefault(['HS256', 'RS256'], 'jsonwebtoken 9') }), verdict: 'skip' },
    { name: 'a sign', fact: jwtCall('sign', { algorithms: set(['HS256', 'RS256']) }), verdict: 'skip' },
    { name: 'tokens of one issuer and key', fact: byKeyPair, among: [bySecret], verdict: 'fail', severity: 'info' },
    { name: 'another key', fact: byKeyPair, among: [{ ...bySecret, header: { alg: 'HS256', kid: '2' } }], verdict: 'pass' },
    { name: 'another issuer', fact: byKeyPair, among: [{ ...bySecret, payload: { ...payload, iss: 'https://other.example' } }], verdict: 'pass' },
    { name: 'no issuer', fact: token(), verdict: 'skip' },
  ],
  live: [
    {
      name: 'an issuer with both families',
      login: true,
      response: [
        `Set-Cookie: access_token=${accessToken(900, { iss: 'https://shop.example' })}; Path=/; Secure; HttpOnly; SameSite=Lax`,
        `Set-Cookie: refresh_token=${jwt({ ...payload, typ: 'refresh' }, { alg: 'HS256' })}; Path=/auth; Secure; HttpOnly; SameSite=Lax`,
      ],
      verdict: 'fail',
      severity: 'info',
    },
    { name: 'an issuer with one family', login: true, response: [`Set-Cookie: token=${accessToken(900, { iss: 'https://shop.example' })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a public key as the secret of an HMAC',
        code: source`
          import { readFileSync } from 'node:fs';
          import jwt from 'jwt-simple';
          const key = readFileSync('keys/public.pem', 'utf8');
          export const claimsOf = (token: string) => jwt.decode(token, key, false, 'HS256');
        `,
      },
      {
        name: 'both families in one list',
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['HS256', 'RS256'] });
        `,
      },
    ],
    good: [
      {
        name: 'a public key with its own algorithm',
        remedyFor: 'jwt-simple',
        code: source`
          import { readFileSync } from 'node:fs';
          import jwt from 'jwt-simple';
          const key = readFileSync('keys/public.pem', 'utf8');
          export const claimsOf = (token: string) => jwt.decode(token, key, false, 'RS256');
        `,
      },
      {
        name: 'one family',
        remedyFor: 'jsonwebtoken',
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['RS256', 'RS512'] });
        `,
      },
    ],
  },
} satisfies CheckCases;
