import { type CheckCases } from '../case.ts';
import { token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

export default {
  facts: [
    { name: 'jwk', fact: token({ header: { alg: 'ES256', jwk: { kty: 'EC' } } }), verdict: 'fail', severity: 'info' },
    { name: 'x5c', fact: token({ header: { alg: 'ES256', x5c: ['MIIB'] } }), verdict: 'fail', severity: 'info' },
    { name: 'a key id only', fact: token({ header: { alg: 'ES256', kid: '1' } }), verdict: 'pass' },
    { name: 'a DPoP proof must carry its key', fact: token({ header: { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC' } } }), verdict: 'skip' },
  ],
  live: [
    { name: 'a token with its key', login: true, response: [`Set-Cookie: token=${jwt({ sub: 'u1', iat: 1_768_478_400, exp: 1_768_479_300 }, { jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'info' },
    { name: 'a token without', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
} satisfies CheckCases;
