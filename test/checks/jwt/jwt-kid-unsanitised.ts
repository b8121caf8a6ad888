import { type CheckCases } from '../case.ts';
import { token } from '../facts.ts';
import { jwt } from '../jwts.ts';

const withKid = (kid: string) => token({ header: { alg: 'RS256', kid } });

export default {
  facts: [
    { name: 'a path', fact: withKid('../../dev/null'), verdict: 'fail', severity: 'high' },
    { name: 'a quotation mark', fact: withKid("1' or '1"), verdict: 'fail' },
    { name: 'a pipe', fact: withKid('key|id'), verdict: 'fail' },
    { name: 'a URL', fact: withKid('https://keys.example/1'), verdict: 'fail' },
    { name: 'the path of a key store', fact: withKid('auth/key'), verdict: 'pass' },
    { name: 'an ARN', fact: withKid('arn:aws:kms:eu-west-1:123456789012:key/1234'), verdict: 'pass' },
    { name: 'a thumbprint', fact: withKid('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs'), verdict: 'pass' },
    { name: 'no kid', fact: token(), verdict: 'skip' },
  ],
  live: [
    { name: 'a kid that climbs', login: true, response: [`Set-Cookie: token=${jwt({ sub: 'u1', iat: 1_768_478_400, exp: 1_768_479_300 }, { kid: '../../keys/dev' })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'high' },
    { name: 'a kid that names', login: true, response: [`Set-Cookie: token=${jwt({ sub: 'u1', iat: 1_768_478_400, exp: 1_768_479_300 }, { kid: '2026-01' })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
} satisfies CheckCases;
