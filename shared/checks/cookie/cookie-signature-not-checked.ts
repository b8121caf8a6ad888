import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

const id = 'cookie-signature-not-checked';

export default defineCheck({
  id,
  family: 'cookie',
  title: 'Signed cookie read without its signature',
  why: 'A signature protects only whoever looks at it. Read through the call for plain cookies, a value that the visitor wrote is taken like one that the server signed.',
  remedy: 'Read the cookie where the signature is verified, req.signedCookies, unsignCookie or getSignedCookie, and refuse it when that says no.',
  severity: 'high',
  severityReason: 'Whoever writes the cookie himself is believed as if the server had signed it.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '9.1.1', level: 1 }],
    cwe: ['CWE-565', 'CWE-347'],
    wstg: ['WSTG-SESS-01'],
    other: [],
  },
  messages: {
    unchecked: 'Cookie "{{name}}" is set with a signature and read here without looking at it. Read it through the call that verifies signatures.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const checked = valueOf(traitOf(shape, 'checked'));
      if (checked === undefined) return skip('whether the signature is looked at is not known');
      if (checked === true) return pass;
      return { verdict: 'fail', message: 'unchecked', evidence: [shapeEvidence(shape, 'The file signs the cookie, and this call or property gives its value without verifying the signature.')] };
    }),
  },
});
