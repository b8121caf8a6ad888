import { type CheckCases, type LiveExchange } from '../case.ts';
import { captureSeconds, roleOf, token } from '../facts.ts';
import { jwt } from '../jwts.ts';

const claims = { iss: 'https://id.shop.example', aud: 'api', sub: 'u1', client_id: 'web', iat: captureSeconds, exp: captureSeconds + 900, jti: '1' };
const profiled = (header: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) => token({ header: { alg: 'RS256', ...header }, payload: { ...claims, ...more } });
const call = (raw: string): LiveExchange => ({ url: 'https://shop.example/api/me', request: [`Authorization: Bearer ${raw}`] });

export default {
  facts: [
    { name: 'typ JWT', fact: profiled({ typ: 'JWT' }), verdict: 'fail', severity: 'info' },
    { name: 'no typ', fact: profiled({}), verdict: 'fail', severity: 'info' },
    { name: 'typ at+jwt', fact: profiled({ typ: 'at+jwt' }), verdict: 'pass' },
    { name: 'typ in full', fact: profiled({ typ: 'application/at+jwt' }), verdict: 'pass' },
    { name: 'the purpose in a claim', fact: profiled({ typ: 'JWT' }, { token_use: 'access' }), verdict: 'pass' },
    { name: 'another profile', fact: token(), verdict: 'skip' },
    { name: 'an ID token', fact: { ...profiled({ typ: 'JWT' }), role: roleOf('id-token') }, verdict: 'skip' },
  ],
  live: [
    { name: 'an access token with typ JWT', then: [call(jwt(claims))], verdict: 'fail', severity: 'info' },
    { name: 'an access token with typ at+jwt', then: [call(jwt(claims, { typ: 'at+jwt' }))], verdict: 'silent' },
    { name: 'a token of an application', then: [call(jwt({ sub: 'u1', iat: captureSeconds, exp: captureSeconds + 900 }))], verdict: 'silent' },
  ],
} satisfies CheckCases;
