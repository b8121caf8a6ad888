import { type CheckCases } from '../case.ts';
import { roleOf, token } from '../facts.ts';
import { jwt } from '../jwts.ts';

const signed = [{ url: 'https://shop.example/api/me', request: [`Authorization: Bearer ${jwt({ sub: 'u1' }, { alg: 'HS256' })}`] }] as const;

export default {
  facts: [
    { name: 'a secret of a tutorial', fact: token({ guessedSecret: 'tutorial' }), verdict: 'fail', severity: 'critical' },
    { name: 'a common password', fact: token({ guessedSecret: 'password dictionary' }), verdict: 'fail', severity: 'critical' },
    { name: 'a token that is only possibly a credential', fact: token({ guessedSecret: 'framework default', role: roleOf('access-token', 'possible') }), verdict: 'fail', severity: 'critical' },
    { name: 'not tried, or not found', fact: token(), verdict: 'skip' },
  ],
  live: [
    { name: 'the user had it guessed', then: signed, guessed: 'tutorial', verdict: 'fail', severity: 'critical' },
    { name: 'nobody asked', then: signed, verdict: 'silent' },
  ],
} satisfies CheckCases;
