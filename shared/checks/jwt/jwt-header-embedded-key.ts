import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass } from '../define.ts';

export default defineCheck({
  id: 'jwt-header-embedded-key',
  family: 'jwt',
  title: 'Token carries its own verification key',
  why: 'A key in the header of the token is chosen by whoever wrote the token. A verifier that uses it accepts everything.',
  remedy: 'Ignore keys in headers, and choose a configured key by kid.',
  severity: 'high',
  severityReason: 'If a server uses the key, anybody can sign.',
  detectable: ['live-passive'],
  references: {
    asvs: [{ id: '9.1.3', level: 1 }],
    cwe: ['CWE-347', 'CWE-345'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7515 4.1.3, 4.1.6', 'RFC 8725 3.10', 'RFC 9449 4.2'],
  },
  messages: {
    carried: 'The token in "{{name}}" carries a key in its header ({{parameter}}). Make sure that no server verifies with it.',
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
  },
});
