import { type CheckCases } from '../case.ts';
import { acceptedAnswer, probe, refusedAnswer } from '../facts.ts';

const credential = { name: 'sid', by: 'cookie', form: 'opaque' } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('after-second-login', { credential, ...changes });

export default {
  facts: [
    { name: 'sessions are not shown', fact: test({ managesSessions: false }), verdict: 'fail', severity: 'info' },
    { name: 'sessions are shown', fact: test({ managesSessions: true }), verdict: 'pass' },
    { name: 'whether they are is not known', fact: test(), verdict: 'unsure', severity: 'info' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
  ],
} satisfies CheckCases;
