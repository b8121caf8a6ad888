import { type CheckCases } from '../case.ts';
import { acceptedAnswer, probe, refusedAnswer } from '../facts.ts';

export default {
  facts: [
    { name: 'an altered signature is accepted', fact: probe('altered-signature'), verdict: 'fail', severity: 'critical' },
    { name: 'no signature at all is accepted', fact: probe('alg-none'), verdict: 'fail', severity: 'critical' },
    { name: 'an altered signature is refused', fact: probe('altered-signature', { probed: refusedAnswer }), verdict: 'pass' },
    { name: 'an unsigned token is refused', fact: probe('alg-none', { probed: { ...refusedAnswer, status: 403 } }), verdict: 'pass' },
    { name: 'a bad request is no acceptance, and not the usual refusal either', fact: probe('alg-none', { probed: { ...refusedAnswer, status: 400 } }), verdict: 'unsure' },
    { name: 'an address that answers everybody', fact: probe('altered-signature', { anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'an answer from a cache', fact: probe('altered-signature', { probed: { ...acceptedAnswer, cached: true } }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
  ],
  remedyLike: 'jwt-algorithms-not-pinned',
} satisfies CheckCases;
