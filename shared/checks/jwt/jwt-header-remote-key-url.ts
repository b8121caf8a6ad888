import { hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass } from '../define.ts';

export default defineCheck({
  id: 'jwt-header-remote-key-url',
  family: 'jwt',
  title: 'Token points at a key URL',
  why: 'A URL in the header lets the writer of the token choose where the key comes from, and makes the server fetch addresses that a stranger names.',
  remedy: 'Configure the address of the key set, and ignore jku and x5u.',
  severity: 'high',
  severityReason: 'If a server follows the URL, anybody can sign, and can make the server send requests.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '9.1.3', level: 1 }],
    cwe: ['CWE-918', 'CWE-347'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7515 4.1.2, 4.1.5', 'RFC 8725 2.9, 3.10'],
  },
  messages: {
    points: 'The token in "{{name}}" names a URL for its key in its header ({{parameter}}, host {{host}}). Make sure that no server follows it.',
    followed: '{{name}} fetches the address that the token names ({{parameter}}), so whoever writes the token chooses the key and where the server sends requests. Configure the address.',
  },
  judge: {
    token: ofCredentialTokens(({ header, payload }) => {
      const parameter = ['jku', 'x5u'].find((name) => typeof header[name] === 'string');
      if (parameter === undefined) return pass;
      const host = hostOf(String(header[parameter]));
      const isIssuer = host !== undefined && host === hostOf(String(payload['iss']));
      return {
        verdict: 'fail',
        message: 'points',
        data: { parameter, host: host ?? 'not readable' },
        severity: isIssuer ? 'info' : 'medium',
        severityReason: isIssuer
          ? 'The URL is on the host of the issuer, and that it is there does not show that a server follows it.'
          : 'The URL is not on the host of the issuer; whether a server follows it cannot be seen from outside.',
        attribute: 'header',
        evidence: [{ kind: 'value', text: `The header has the parameter ${parameter}.` }],
      };
    }),
    'code-shape': ofShape('jwt-header-remote-key-url', (shape) => {
      const parameter = valueOf(traitOf(shape, 'parameter'));
      if (parameter === undefined) return pass;
      return { verdict: 'fail', message: 'followed', data: { parameter: String(parameter) }, evidence: [shapeEvidence(shape, `The address comes from ${String(parameter)} in the header of a token, and nothing compares it first.`)] };
    }),
  },
});
