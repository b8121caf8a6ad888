import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass } from '../define.ts';

const id = 'session-id-weak-generator';

export default defineCheck({
  id,
  family: 'session',
  title: 'Credential made from something that can be guessed',
  why: 'Math.random is computed from a state that a few of its numbers reveal, and the time of day is known to everybody. Whoever can compute the next value has the next session.',
  remedy: 'Make it of at least 16 random bytes from the cryptographic generator: randomBytes(32), crypto.randomUUID() or crypto.getRandomValues.',
  severity: 'high',
  severityReason: 'The credential can be computed instead of stolen.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '11.5.1', level: 2 }, { id: '7.2.3', level: 1 }],
    cwe: ['CWE-338', 'CWE-330'],
    wstg: ['WSTG-SESS-01'],
    other: ['RFC 4086'],
  },
  messages: {
    weak: '"{{name}}" is made from {{source}}, which can be guessed. Use randomBytes of node:crypto, crypto.randomUUID or crypto.getRandomValues.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const from = valueOf(traitOf(shape, 'source'));
      if (typeof from !== 'string') return pass;
      return { verdict: 'fail', message: 'weak', data: { source: from }, evidence: [shapeEvidence(shape, `Its value comes from ${from}.`)] };
    }),
  },
});
