import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass } from '../define.ts';

export default defineCheck({
  id: 'credential-compared-in-variable-time',
  family: 'token',
  title: 'Token or signature compared with ===',
  why: 'A comparison of texts ends at the first byte that differs. How long it takes tells how much of a secret was right, and a secret can be found byte by byte.',
  remedy: 'Hash both sides, and compare the hashes with crypto.timingSafeEqual.',
  severity: 'low',
  severityReason: 'Times over a network are noisy, so many requests are needed.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '11.2.4', level: 3 }],
    cwe: ['CWE-208'],
    wstg: ['WSTG-CRYP-04'],
    other: ['OWASP Cryptographic Storage Cheat Sheet'],
  },
  messages: {
    digest: 'A signature of a request is compared with the result of {{name}} byte by byte, so the time it takes tells how much was right. Compare with crypto.timingSafeEqual.',
    variable: 'A value of a request is compared with the secret {{name}} byte by byte, so the time it takes tells how much was right. Compare hashes with crypto.timingSafeEqual.',
  },
  judge: {
    'code-shape': ofShape('credential-compared-in-variable-time', (shape) => {
      const secret = valueOf(traitOf(shape, 'secret'));
      if (secret !== 'digest' && secret !== 'variable') return pass;
      return {
        verdict: 'fail',
        message: secret,
        evidence: [shapeEvidence(shape, secret === 'digest' ? 'A keyed hash is compared with what the request brought.' : 'A secret is compared with what the request brought.')],
        ...(secret === 'digest' && { severity: 'medium', severityReason: 'A signature for any message can be found in this way, without the key.' }),
      };
    }),
  },
});
