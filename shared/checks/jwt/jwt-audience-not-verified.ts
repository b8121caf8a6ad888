import { valueOf } from '../../facts/known.ts';
import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-audience-not-verified',
  family: 'jwt',
  title: 'Verifier ignores aud',
  why: 'An identity provider signs tokens for many applications with the same keys. A verifier that does not compare aud accepts those that were made for another one.',
  remedy: 'Name your audience when verifying.',
  severity: 'medium',
  severityReason: 'A token for another application of the same issuer passes.',
  detectable: ['source'],
  references: {
    asvs: [
      { id: '9.2.3', level: 2 },
      { id: '10.3.1', level: 2 },
      { id: '10.5.4', level: 2 },
    ],
    cwe: ['CWE-345', 'CWE-863'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 8725 3.9', 'RFC 9068 4', 'RFC 9700 2.3'],
  },
  messages: {
    open: '{{name}} accepts every token that the issuer signs, for whomever it is. Name the audience when verifying.',
  },
  judge: {
    'jwt-call'(call) {
      if (call.operation !== 'verify' || call.audience === undefined) return skip('it compares no claims');
      if (call.audience.state !== 'absent' && valueOf(call.audience) !== false) return pass;
      if (valueOf(call.secret)?.origin !== 'key-set') return skip('its key is not known to be shared with others');
      return {
        verdict: 'fail',
        message: 'open',
        attribute: 'audience',
        evidence: [{ kind: 'source', text: 'The key is one of those that an issuer publishes, and no audience is compared.', at: `${call.seen.file}:${call.seen.line}` }],
      };
    },
  },
});
