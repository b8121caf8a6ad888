import { isOn, isUnknown, valueOf } from '../../facts/known.ts';
import { hasTrait, ofShape, shapeEvidence } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-decoded-not-verified',
  family: 'jwt',
  title: 'Server trusts a decoded, unverified JWT',
  why: 'Decoding only reads the token; it proves nothing about who wrote it. A server that decides by such claims lets anybody be anybody.',
  remedy: 'Verify the token, with the algorithm pinned, before using its claims.',
  severity: 'critical',
  severityReason: 'Anybody can write claims that are believed.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '9.1.1', level: 1 }],
    cwe: ['CWE-347', 'CWE-345'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7519 7.2', 'RFC 8725 3.3'],
  },
  messages: {
    trusted: '{{name}} only decodes the token, and its claims are used for a decision. Verify the token first.',
    unclear: '{{name}} only decodes the token, and its claims may be used for a decision that no verification was seen for. Verify the token first.',
  },
  judge: {
    'jwt-call'(call) {
      if (call.operation !== 'decode') return skip('it is not a decode');
      if (call.seen.side !== 'server') return skip(call.seen.side === 'client' ? 'a client can only display claims' : 'its side is not known');
      if (isOn(call.verifiedBeside)) return pass;
      const use = valueOf(call.use);
      if (use !== undefined && use !== 'decision') return pass;
      const isClear = use === 'decision' && !isUnknown(call.verifiedBeside);
      return {
        verdict: isClear ? 'fail' : 'unsure',
        message: isClear ? 'trusted' : 'unclear',
        attribute: 'use',
        evidence: [
          {
            kind: 'source',
            text: isClear ? 'The claims decide something, and no verification of the token was found beside it.' : 'What the claims are used for, or whether the token is verified, could not be followed.',
            at: `${call.seen.file}:${call.seen.line}`,
          },
        ],
      };
    },
    'code-shape': ofShape('jwt-decoded-not-verified', (shape) => {
      if (!hasTrait(shape, 'decides')) return pass;
      return { verdict: 'fail', message: 'trusted', evidence: [shapeEvidence(shape, 'The function that is called decodes the token in another file, and neither file verifies one. Its claims decide something here.')] };
    }),
  },
});
