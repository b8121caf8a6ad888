import { type CheckCases } from '../case.ts';
import { token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const issued = { iss: 'https://id.example' };

export default {
  facts: [
    { name: 'jku on another host', fact: token({ header: { alg: 'RS256', jku: 'https://keys.example/jwks' }, payload: issued }), verdict: 'fail', severity: 'medium' },
    { name: 'jku on the host of the issuer', fact: token({ header: { alg: 'RS256', jku: 'https://id.example/jwks' }, payload: issued }), verdict: 'fail', severity: 'info' },
    { name: 'x5u that is no URL', fact: token({ header: { alg: 'RS256', x5u: 'cert' }, payload: issued }), verdict: 'fail', severity: 'medium' },
    { name: 'no URL', fact: token({ payload: issued }), verdict: 'pass' },
    { name: 'a DPoP proof', fact: token({ header: { alg: 'ES256', typ: 'dpop+jwt', jku: 'https://keys.example' } }), verdict: 'skip' },
  ],
  live: [
    { name: 'a token with the address of a key', login: true, response: [`Set-Cookie: token=${jwt({ sub: 'u1', iat: 1_768_478_400, exp: 1_768_479_300 }, { jku: 'https://keys.example/jwks' })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'medium' },
    { name: 'a token without', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
} satisfies CheckCases;
