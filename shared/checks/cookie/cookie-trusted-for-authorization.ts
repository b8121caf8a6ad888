import { valueOf } from '../../facts/known.ts';
import { isAuthRole } from '../../facts/role.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

const id = 'cookie-trusted-for-authorization';

export default defineCheck({
  id,
  family: 'cookie',
  title: 'Code authorises on a raw cookie value',
  why: 'A cookie comes back as the browser sends it, and its user can write anything into it. A role or user identifier that is read from one without a signature is what the user says it is.',
  remedy: 'Keep roles and identities in the session on the server, or read them from a cookie whose signature is verified first.',
  severity: 'high',
  severityReason: 'Whoever edits the cookie becomes somebody else.',
  detectable: ['source'],
  references: {
    asvs: [
      { id: '7.2.1', level: 1 },
      { id: '8.3.1', level: 1 },
    ],
    cwe: ['CWE-784', 'CWE-565'],
    wstg: ['WSTG-ATHZ-02'],
    other: ['RFC 6265bis 8.6'],
  },
  messages: {
    decides: 'The cookie "{{name}}" decides what the user may do, and nothing proves who wrote it. Read it from the session, or verify a signature first.',
    identifies: 'The cookie "{{name}}" says who the user is in a look-up, and nothing proves who wrote it. Read it from the session, or verify a signature first.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      if (shape.seen.side === 'client') return skip('it is code of the page, which decides nothing for the server');
      if (hasTrait(shape, 'verified')) return pass;
      if (shape.role !== undefined && isAuthRole(shape.role.role)) return skip('it is a credential');
      switch (valueOf(traitOf(shape, 'use'))) {
        case 'decision':
          return { verdict: 'fail', message: 'decides', evidence: [shapeEvidence(shape, 'The raw value of the cookie is compared or tested in a condition.')] };
        case 'look-up':
          return { verdict: 'fail', message: 'identifies', evidence: [shapeEvidence(shape, 'The raw value of the cookie chooses the record that is looked up.')] };
        default:
          return skip('what it is used for is not known');
      }
    }),
  },
});
