import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, skip } from '../define.ts';

const id = 'auth-secret-in-public-env';

export default defineCheck({
  id,
  family: 'token',
  title: 'Auth secret read from a public environment variable',
  why: 'A bundler replaces variables with a public prefix by their values, in code that every visitor downloads. A secret under such a name is published with the next build.',
  remedy: 'Give the variable a name without the prefix, read it on the server only, and replace the secret.',
  severity: 'critical',
  severityReason: 'Whoever loads the page has the secret, and with a signing secret makes sessions for every user.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '13.3.1', level: 2 }],
    cwe: ['CWE-200', 'CWE-798'],
    wstg: ['WSTG-CONF-04'],
    other: ['OWASP Secrets Management Cheat Sheet'],
  },
  messages: {
    published: '{{name}} is published to every visitor, because its name begins with {{prefix}}. Rename it without the prefix, read it on the server only, and replace the secret.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const prefix = valueOf(traitOf(shape, 'prefix'));
      const says = valueOf(traitOf(shape, 'says'));
      if (typeof prefix !== 'string' || typeof says !== 'string') return skip('it is no public variable that is called a secret');
      return { verdict: 'fail', message: 'published', data: { prefix }, evidence: [shapeEvidence(shape, `The name ends in "${says}" and has the prefix of variables that are put into pages.`)] };
    }),
  },
});
