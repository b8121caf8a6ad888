import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-exp-check-disabled',
  family: 'jwt',
  title: 'Expiry check switched off',
  why: 'A verifier that ignores exp accepts a token for ever. What a thief has once, he has until the key is changed.',
  remedy: 'Remove the option, and renew tokens with a refresh token.',
  severity: 'high',
  severityReason: 'A stolen token never ends.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '9.2.1', level: 1 }],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7519 4.1.4'],
  },
  messages: {
    off: '{{name}} is told not to check exp, so an expired token passes. Remove that option.',
    renewal: '{{name}} is told not to check exp. That is right only if the session or refresh token is looked up before anything is given for it.',
  },
  replaces: ['jwt-missing-exp'],
  judge: {
    'jwt-call'(call) {
      if (call.operation !== 'verify') return skip('it verifies nothing');
      if (call.checksExpiry?.state !== 'set' || call.checksExpiry.value) return pass;
      const evidence = [{ kind: 'source', text: 'The check of exp is switched off by an option.', at: `${call.seen.file}:${call.seen.line}` }] as const;
      return call.inRenewal === true
        ? { verdict: 'unsure', message: 'renewal', attribute: 'checksExpiry', evidence }
        : { verdict: 'fail', message: 'off', attribute: 'checksExpiry', change: { checksExpiry: true }, evidence };
    },
  },
});
