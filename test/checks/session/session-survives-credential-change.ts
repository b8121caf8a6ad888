import { type CheckCases } from '../case.ts';
import { acceptedAnswer, captureSeconds, probe, refusedAnswer } from '../facts.ts';

const credential = { name: 'sid', by: 'cookie', form: 'opaque' } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('after-credential-change', { credential, ...changes });

export default {
  facts: [
    { name: 'nothing offers to end it', fact: test({ managesSessions: false }), verdict: 'fail', severity: 'medium' },
    { name: 'a token that is over in five minutes', fact: test({ managesSessions: false, credential: { name: 'access_token', by: 'bearer', form: 'jws', expires: captureSeconds + 300 } }), verdict: 'fail', severity: 'low' },
    { name: 'the application offers to end it', fact: test({ managesSessions: true }), verdict: 'pass' },
    { name: 'whether it offers to is not known', fact: test(), verdict: 'unsure', severity: 'medium' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
  ],
} satisfies CheckCases;
