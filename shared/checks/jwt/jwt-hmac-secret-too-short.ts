import { valueOf } from '../../facts/known.ts';
import { familyOf } from '../../standards/jose-algorithms.ts';
import { defineCheck, pass, skip } from '../define.ts';

/** RFC 7518 section 3.2: a key of the size of the hash or larger. */
const octetsOf: Readonly<Record<string, number>> = { HS256: 32, HS384: 48, HS512: 64 };
/** Fewer random octets than these can be tried, by those who have the machines for it. */
const guessable = 16;

export default defineCheck({
  id: 'jwt-hmac-secret-too-short',
  family: 'jwt',
  title: 'HMAC key shorter than the hash',
  why: 'Whoever has one token can try keys without asking anybody. RFC 7518 asks for a key as long as the hash, so that trying is hopeless.',
  remedy: 'Use a random key of at least 32 octets for HS256, 48 for HS384 and 64 for HS512.',
  severity: 'high',
  severityReason: 'A key that is found by trying forges every token.',
  detectable: ['source'],
  references: {
    asvs: [
      { id: '11.2.3', level: 2 },
      { id: '9.1.1', level: 1 },
    ],
    cwe: ['CWE-326'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7518 3.2'],
  },
  messages: {
    short: '{{name}} uses a key of {{octets}} octets, and {{algorithm}} needs {{needed}}. Make it longer.',
  },
  judge: {
    'jwt-call'(call) {
      if (call.operation === 'decode' || call.encrypted === true) return skip('it makes no HMAC');
      const secret = valueOf(call.secret);
      if (secret?.octets === undefined || secret.publicKey === true) return skip('the size of its key is not known');
      if (secret.origin !== 'literal' && secret.origin !== 'generated') return skip('the key in force may be another one');
      const algorithms = valueOf(call.algorithms);
      const hmac = (algorithms ?? ['HS256']).filter((algorithm) => familyOf(algorithm) === 'hmac');
      const [algorithm] = hmac.sort((a, b) => (octetsOf[a] ?? 0) - (octetsOf[b] ?? 0));
      const needed = algorithm === undefined ? undefined : octetsOf[algorithm];
      if (algorithm === undefined || needed === undefined) return skip('it makes no HMAC');
      if (secret.octets >= needed) return pass;
      return {
        verdict: 'fail',
        message: 'short',
        data: { octets: secret.octets, algorithm, needed },
        attribute: 'secret',
        evidence: [{ kind: 'source', text: `The key has ${secret.octets} octets.`, at: `${call.seen.file}:${call.seen.line}` }],
        ...severityOf(secret.origin, secret.octets),
      };
    },
  },
});

function severityOf(origin: 'literal' | 'generated', octets: number) {
  if (origin === 'literal') return { severity: 'low', severityReason: 'The key has to be replaced anyway, because it is written in the code.' } as const;
  return octets < guessable ? {} : ({ severity: 'low', severityReason: 'It is random and too long to be tried, though shorter than the standard asks.' } as const);
}
