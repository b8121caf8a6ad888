import { valueOf } from '../../facts/known.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

const id = 'oauth-client-secret-hardcoded';

/** Shorter texts are test doubles, not secrets that a provider hands out. */
const fewestOctets = 8;

export default defineCheck({
  id,
  family: 'oauth',
  title: 'OAuth client secret written in source',
  why: 'Whoever can read the repository or a build of it can act as the client at the provider, and the secret cannot be changed without a release.',
  remedy: 'Read the client secret from the environment or a secret store, and replace the one that was in the code at the provider.',
  severity: 'high',
  severityReason: 'A credential of the application is in the hands of everybody who has the code.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '13.3.1', level: 2 }],
    cwe: ['CWE-798'],
    wstg: ['WSTG-ATHZ-05'],
    other: ['RFC 9700 2.5'],
  },
  messages: {
    literal: 'The OAuth client secret "{{name}}" is written in the code. Read it from the environment or a secret store, and replace this one at the provider.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const octets = valueOf(traitOf(shape, 'octets'));
      if (valueOf(traitOf(shape, 'origin')) !== 'literal' || typeof octets !== 'number') return pass;
      if (hasTrait(shape, 'placeholder') || octets < fewestOctets) return skip('the real secret is to be written there');
      return { verdict: 'fail', message: 'literal', evidence: [shapeEvidence(shape, `The secret is a literal of ${octets} octets beside the client's identifier.`)] };
    }),
  },
});
