import { valueOf } from '../../facts/known.ts';
import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-issuer-not-verified',
  family: 'jwt',
  title: 'Verifier ignores iss',
  why: 'Key sets are shared by the tenants of a provider, and applications that trust several providers try several keys. A verifier that does not compare iss takes a token of one for that of another.',
  remedy: 'Name the issuer when verifying.',
  severity: 'medium',
  severityReason: 'A token of another tenant of the same provider passes.',
  detectable: ['source'],
  references: {
    asvs: [
      { id: '9.1.3', level: 1 },
      { id: '9.2.3', level: 2 },
    ],
    cwe: ['CWE-345', 'CWE-346'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 8725 3.8', 'RFC 9068 4'],
  },
  messages: {
    open: '{{name}} accepts every token that the issuer signs, whichever tenant it speaks for. Name the issuer when verifying.',
  },
  recommended: false,
  judge: {
    'jwt-call'(call) {
      if (call.operation !== 'verify' || call.issuer === undefined) return skip('it compares no claims');
      if (call.issuer.state !== 'absent' && valueOf(call.issuer) !== false) return pass;
      if (valueOf(call.secret)?.origin !== 'key-set') return skip('its key is not known to be shared with others');
      return {
        verdict: 'fail',
        message: 'open',
        attribute: 'issuer',
        evidence: [{ kind: 'source', text: 'The key is one of those that an issuer publishes, and no issuer is compared.', at: `${call.seen.file}:${call.seen.line}` }],
      };
    },
  },
});
