import { type CheckCases } from '../case.ts';
import { captureSeconds, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const times = (payload: Readonly<Record<string, string | number>>) => token({ payload: { sub: 'u1', ...payload } });
const now = captureSeconds;

export default {
  facts: [
    { name: 'exp in milliseconds', fact: times({ iat: now, exp: (now + 900) * 1_000 }), verdict: 'fail', severity: 'high' },
    { name: 'exp as text', fact: times({ iat: now, exp: '2027-01-01' }), verdict: 'fail' },
    { name: 'iat as text', fact: times({ iat: 'now', exp: now + 900 }), verdict: 'fail' },
    { name: 'exp before iat', fact: times({ iat: now, exp: now - 1 }), verdict: 'fail' },
    { name: 'nbf after exp', fact: times({ nbf: now + 1_000, exp: now + 900 }), verdict: 'fail' },
    { name: 'iat in the future', fact: times({ iat: now + 301, exp: now + 900 }), verdict: 'fail' },
    { name: 'clocks may differ', fact: times({ iat: now + 300, exp: now + 900 }), verdict: 'pass' },
    { name: 'fractions are numbers', fact: times({ iat: now - 0.5, exp: now + 900.25 }), verdict: 'pass' },
    { name: 'no times belong to another check', fact: times({}), verdict: 'pass' },
    { name: 'a DPoP proof', fact: token({ header: { alg: 'ES256', typ: 'dpop+jwt' }, payload: { iat: 'now' } }), verdict: 'skip' },
  ],
  live: [
    { name: 'exp in milliseconds', login: true, response: [`Set-Cookie: token=${jwt({ sub: 'u1', iat: 1_768_478_400, exp: 1_768_479_300_000 })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'high' },
    { name: 'exp in seconds', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
} satisfies CheckCases;
