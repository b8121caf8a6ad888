import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

const id = 'auth-check-always-true';

export default defineCheck({
  id,
  family: 'model',
  title: 'Authorization hook that lets everyone in',
  why: 'The guard stands where the framework asks for one, so the routes behind it look protected, but no path through it refuses anybody.',
  remedy: 'Refuse by default, and let a request through only after the check.',
  severity: 'high',
  severityReason: 'Whatever stands behind the guard is open to everybody.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '8.3.1', level: 1 }],
    cwe: ['CWE-285', 'CWE-862'],
    wstg: ['WSTG-ATHZ-02'],
    other: ['OWASP Authorization Cheat Sheet: Deny by Default'],
  },
  messages: {
    guard: '{{name}} lets every request through: each of its paths allows it. Refuse by default, and allow only after the check.',
    caught: '{{name}} lets a request through when the verification of its credential fails. Refuse it there.',
    unended: '{{name}} refuses a request and goes on: what stands behind it runs all the same. Return where it refuses.',
    password: '{{name}} signs users in without looking at the password. Compare it before the user is handed on.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      switch (valueOf(traitOf(shape, 'allows'))) {
        case 'everybody':
          return { verdict: 'fail', message: 'guard', evidence: [shapeEvidence(shape, 'Every path through the function allows the request, and nothing that it calls could refuse it.')] };
        case 'failed verification':
          return { verdict: 'fail', message: 'caught', evidence: [shapeEvidence(shape, 'The handler of the failed verification goes on like the one of the successful.')] };
        case 'whom it refuses':
          return { verdict: 'fail', message: 'unended', evidence: [shapeEvidence(shape, 'The answer is set or sent here, and the function neither returns nor throws before the request goes on.')] };
        case 'any password':
          return { verdict: 'fail', message: 'password', evidence: [shapeEvidence(shape, 'The parameter with the password is never read, and a user is handed on.')] };
        case 'some':
          return pass;
        default:
          return skip('whom it lets through is decided elsewhere');
      }
    }),
  },
});
