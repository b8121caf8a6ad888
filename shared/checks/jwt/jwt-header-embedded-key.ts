import { valueOf } from '../../facts/known.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-header-embedded-key',
  family: 'jwt',
  title: 'Token carries its own verification key',
  why: 'A key in the header of the token is chosen by whoever wrote the token. A verifier that uses it accepts everything.',
  remedy: 'Ignore keys in headers, and choose a configured key by kid.',
  severity: 'high',
  severityReason: 'If a server uses the key, anybody can sign.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '9.1.3', level: 1 }],
    cwe: ['CWE-347', 'CWE-345'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7515 4.1.3, 4.1.6', 'RFC 8725 3.10', 'RFC 9449 4.2'],
  },
  messages: {
    carried: 'The token in "{{name}}" carries a key in its header ({{parameter}}). Make sure that no server verifies with it.',
    used: '{{name}} verifies with the key that the token itself carries ({{parameter}}), so anybody can sign one. Verify with a configured key.',
  },
  judge: {
    token: ofCredentialTokens(({ header }) => {
      const parameter = ['jwk', 'x5c'].find((name) => header[name] !== undefined);
      if (parameter === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'carried',
        data: { parameter },
        severity: 'info',
        severityReason: 'That the key is there does not show that a server uses it.',
        attribute: 'header',
        evidence: [{ kind: 'value', text: `The header has the parameter ${parameter}.` }],
      };
    }),
    'code-shape': ofShape('jwt-header-embedded-key', (shape) => {
      if (hasTrait(shape, 'proof')) return skip('a proof of possession carries its key by definition');
      const parameter = String(valueOf(traitOf(shape, 'parameter')));
      return {
        verdict: 'fail',
        message: 'used',
        data: { parameter },
        severity: 'critical',
        severityReason: 'The key is used, so anybody can forge the token.',
        evidence: [shapeEvidence(shape, `The key comes from ${parameter} in the header of the token that is verified.`)],
      };
    }),
  },
});
