import { hasTrait, ofShape, shapeEvidence } from '../code-shape.ts';
import { defineCheck, pass } from '../define.ts';

export default defineCheck({
  id: 'jwt-hand-rolled-verification',
  family: 'jwt',
  title: 'Own JWT verification by createHmac',
  why: 'Code that takes a token apart and compares the signature itself has to think of everything that a library thinks of: the algorithm, the expiry, and how long the comparison takes.',
  remedy: 'Verify with a library, or at least compare with crypto.timingSafeEqual.',
  severity: 'low',
  severityReason: 'Timing a comparison over a network is hard.',
  detectable: ['source'],
  references: {
    asvs: [
      { id: '11.2.1', level: 2 },
      { id: '11.2.4', level: 3 },
    ],
    cwe: ['CWE-208', 'CWE-347'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 8725 3.3'],
  },
  messages: {
    compared: 'The signature of a token is computed by {{name}} and compared byte by byte, so the time it takes tells how much was right. Verify with a library, or compare with crypto.timingSafeEqual.',
  },
  judge: {
    'code-shape': ofShape('jwt-hand-rolled-verification', (shape) => {
      if (hasTrait(shape, 'constantTime')) return pass;
      return { verdict: 'fail', message: 'compared', evidence: [shapeEvidence(shape, 'A digest is compared with the third part of something that is split at dots.')] };
    }),
  },
});
