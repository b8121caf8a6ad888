import { valueOf } from '../../facts/known.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

export default defineCheck({
  id: 'jwt-alg-none',
  family: 'jwt',
  title: 'Unsecured JWT (alg none) in use',
  why: 'A JWT with the algorithm none has no signature. Anybody can write one with any user and any role, and nothing tells it from a genuine one.',
  remedy: 'Sign with one pinned algorithm, and accept only that one when verifying.',
  severity: 'critical',
  severityReason: 'Anybody can forge the token.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '9.1.2', level: 1 },
      { id: '9.1.1', level: 1 },
    ],
    cwe: ['CWE-347', 'CWE-327'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7519 6', 'RFC 7518 3.6', 'RFC 8725 2.1, 3.2'],
  },
  messages: {
    unsecured: 'The JWT in "{{name}}" says alg "none": it is not signed and anybody can forge it. Sign it with a pinned algorithm.',
    stripped: 'The JWT in "{{name}}" names the algorithm {{alg}} but has no signature. Some tools remove signatures when they record; if this one travelled like that, anybody can forge it.',
    signs: '{{name}} signs with the algorithm "none", so anybody can forge the token. Name a real algorithm.',
    accepts: '{{name}} accepts the algorithm "none", so anybody can forge a token that passes. Remove it from the list.',
  },
  judge: {
    token({ format, header, signature, carriers }) {
      if (format === 'jwe') return skip('it is encrypted, not signed');
      const alg = header?.['alg'];
      if (typeof alg !== 'string') return skip('its algorithm could not be read');
      if (carriers.some((carrier) => carrier.in === 'url' && carrier.name === 'request')) {
        return skip('an OIDC request object may be unsigned by agreement');
      }
      if (alg.toLowerCase() === 'none') return { verdict: 'fail', message: 'unsecured', attribute: 'header' };
      if (signature === 'empty') return { verdict: 'unsure', message: 'stripped', data: { alg } };
      return pass;
    },
    'jwt-call'(call) {
      if (call.operation === 'decode') return skip('decoding checks no signature anyway');
      const algorithms = valueOf(call.algorithms);
      if (algorithms === undefined) return skip('its algorithms are not known');
      if (!algorithms.some((algorithm) => algorithm.toLowerCase() === 'none')) return pass;
      return {
        verdict: 'fail',
        message: call.operation === 'sign' ? 'signs' : 'accepts',
        attribute: 'algorithms',
        evidence: [attributeEvidence('The algorithm', call.algorithms, call.seen)],
      };
    },
  },
});
