import { type CheckCases } from '../case.ts';
import { acceptedAnswer, probe, refusedAnswer } from '../facts.ts';

const credential = { name: 'sid', by: 'cookie', form: 'opaque' } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('chosen-identifier', { credential, ...changes });

export default {
  facts: [
    { name: 'signed in by the login', fact: test(), verdict: 'fail', severity: 'medium' },
    { name: 'a token', fact: test({ credential: { name: 'Authorization', by: 'bearer', form: 'opaque' } }), verdict: 'skip' },
    { name: 'sealed content', fact: test({ credential: { ...credential, form: 'sealed' } }), verdict: 'skip' },
    { name: 'a JWT', fact: test({ credential: { ...credential, form: 'jws' } }), verdict: 'skip' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
  ],
} satisfies CheckCases;
