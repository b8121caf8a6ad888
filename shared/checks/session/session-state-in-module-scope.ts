import { hasTrait, ofShape, shapeEvidence } from '../code-shape.ts';
import { defineCheck, pass } from '../define.ts';

const id = 'session-state-in-module-scope';

export default defineCheck({
  id,
  family: 'session',
  title: 'User of a request kept in a variable of the module',
  why: 'A server answers many users with one copy of the module. What one request writes into its variables, the next request of somebody else reads.',
  remedy: 'Keep it on the request or the context, or in an AsyncLocalStorage.',
  severity: 'high',
  severityReason: 'One user is shown, or acts as, another.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '8.3.1', level: 1 }],
    cwe: ['CWE-488', 'CWE-567'],
    wstg: ['WSTG-SESS-08'],
    other: [],
  },
  messages: {
    shared: '"{{name}}" belongs to the module, and a request writes its user into it, so requests of other users read it. Keep it on the request.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      if (!hasTrait(shape, 'fromRequest')) return pass;
      return { verdict: 'fail', message: 'shared', evidence: [shapeEvidence(shape, 'It is declared at the top of the module and assigned from a request.')] };
    }),
  },
});
