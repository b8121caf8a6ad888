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
    ],
  },
} satisfies CheckCases;
