import { type CheckCases, type LiveExchange } from '../case.ts';
import { captureSeconds, cookie, exchange, roleOf, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const day = 86_400;
const lasting = (lifetime: number, claims: Readonly<Record<string, string>> = {}) => token({ payload: { sub: 'u1', iat: captureSeconds, exp: captureSeconds + lifetime, ...claims } });
const bearer = [['Authorization', 'Bearer header.payload.signature']] as const;
const call = (raw: string): LiveExchange => ({ url: 'https://shop.example/api/me', request: [`Authorization: Bearer ${raw}`], answer: { id: 7 } });

export default {
  facts: [
    { name: 'a week and nothing to revoke it by', fact: lasting(7 * day), verdict: 'unsure', severity: 'low' },
    { name: 'a quarter of an hour', fact: lasting(900), verdict: 'pass' },
    { name: 'with an identifier of its own', fact: lasting(7 * day, { jti: '1' }), verdict: 'pass' },
    { name: 'with the identifier of a session', fact: lasting(7 * day, { sid: '1' }), verdict: 'pass' },
    { name: 'with a version', fact: lasting(7 * day, { tokenVersion: '1' }), verdict: 'pass' },
    { name: 'renewed by a refresh', fact: lasting(7 * day), among: [exchange({ marks: ['refresh'] })], verdict: 'pass' },
    { name: 'a refresh token beside it', fact: lasting(7 * day), among: [cookie({ role: roleOf('refresh-token') })], verdict: 'pass' },
    { name: 'refused after the logout', fact: lasting(7 * day), among: [exchange({ marks: ['logout'] }), exchange({ id: 'exchange-2', requestHeaders: bearer, status: 401 })], verdict: 'pass' },
    { name: 'an ID token', fact: { ...lasting(7 * day), role: roleOf('id-token') }, verdict: 'skip' },
    { name: 'without exp', fact: token({ payload: { sub: 'u1' } }), verdict: 'skip' },
    { name: 'pasted', fact: { ...lasting(7 * day), carriers: [{ in: 'input', name: 'input' }] }, verdict: 'skip' },
  ],
  live: [
    { name: 'a bearer token for a week', then: [call(accessToken(7 * day))], verdict: 'unsure', severity: 'low' },
    { name: 'a bearer token for a quarter of an hour', then: [call(accessToken())], verdict: 'silent' },
    { name: 'a bearer token with an identifier', then: [call(accessToken(7 * day, { jti: 'c1a9' }))], verdict: 'silent' },
  ],
} satisfies CheckCases;
