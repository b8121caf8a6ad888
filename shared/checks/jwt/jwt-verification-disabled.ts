import { valueOf, isOn } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-verification-disabled',
  family: 'jwt',
  title: 'Verification explicitly disabled',
  why: 'The call reads the token and is told not to check who wrote it. Anybody can write one.',
  remedy: 'Remove the option that switches the verification off.',
  severity: 'critical',
  severityReason: 'Anybody can forge the token.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '9.1.1', level: 1 }],
    cwe: ['CWE-347'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 8725 3.3'],
  },
  messages: {
    off: '{{name}} is told not to verify the token, and its claims are used for a decision. Remove that option.',
    unclear: '{{name}} is told not to verify the token, and its claims may be used for a decision. Remove that option.',
    transport: '{{name}} fetches the keys of the issuer from whoever answers, because {{option}} switches the check of the certificate off. Trust the authority of the issuer (ca) instead.',
    middleware: '{{name}} lets every token in without verifying it. Say what is to be verified.',
  },
  replaces: ['jwt-algorithms-not-pinned', 'jwt-exp-check-disabled'],
  judge: {
    'code-shape': ofShape('jwt-verification-disabled', (shape) => {
      const option = valueOf(traitOf(shape, 'option'));
      if (typeof option !== 'string') return pass;
      return { verdict: 'fail', message: 'transport', data: { option }, evidence: [shapeEvidence(shape, `${option} stands where keys of an issuer are fetched.`)], severity: 'high', severityReason: 'Who stands between the server and the issuer forges tokens.' };
    }),
    'jwt-call'(call) {
      if (call.operation !== 'verify') return skip('it is no verification');
      if (call.checksSignature?.state !== 'set' || call.checksSignature.value) return pass;
      const evidence = [{ kind: 'source', text: 'The check of the signature is switched off by an argument or option.', at: `${call.seen.file}:${call.seen.line}` }] as const;
      const use = valueOf(call.use);
      if (call.use.state === 'absent') return { verdict: 'fail', message: 'middleware', attribute: 'checksSignature', evidence };
      if (isOn(call.verifiedBeside) || (use !== undefined && use !== 'decision')) return pass;
      return use === 'decision'
        ? { verdict: 'fail', message: 'off', attribute: 'checksSignature', evidence }
        : { verdict: 'unsure', message: 'unclear', attribute: 'checksSignature', evidence };
    },
  },
});
