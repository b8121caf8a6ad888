import { type CheckCases } from '../case.ts';
import { token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const sized = (octets: number) => token({ raw: 'x'.repeat(octets) });

export default {
  facts: [
    { name: 'over 4 KB', fact: sized(4_097), verdict: 'fail', severity: 'low' },
    { name: 'over 8 KB', fact: sized(8_193), verdict: 'fail', severity: 'medium' },
    { name: '4 KB', fact: sized(4_096), verdict: 'pass' },
    { name: 'in a cookie, which has a limit of its own', fact: { ...sized(5_000), carriers: [{ in: 'cookie', name: 'token' }] }, verdict: 'skip' },
    { name: 'encrypted', fact: { ...sized(5_000), format: 'jwe' }, verdict: 'skip' },
  ],
  live: [
    { name: 'a bearer token of 6 KB', then: [{ url: 'https://shop.example/api', request: [`Authorization: Bearer ${accessToken(900, { permissions: 'x'.repeat(4_000) })}`] }], verdict: 'fail', severity: 'low' },
    { name: 'a bearer token of usual size', then: [{ url: 'https://shop.example/api', request: [`Authorization: Bearer ${accessToken()}`] }], verdict: 'silent' },
  ],
} satisfies CheckCases;
