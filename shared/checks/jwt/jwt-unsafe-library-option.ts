import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-unsafe-library-option',
  family: 'jwt',
  title: 'Safety valve switched off',
  why: 'Libraries refuse keys that are too small or of the wrong kind. Options that switch the refusal off are there for a migration, and stay.',
  remedy: 'Remove the option, and use a key that the library accepts.',
  severity: 'medium',
  severityReason: 'The library no longer refuses keys that are too weak.',
  detectable: ['source'],
  references: {
    asvs: [
      { id: '9.1.2', level: 1 },
      { id: '11.2.3', level: 2 },
    ],
    cwe: ['CWE-326', 'CWE-347'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7518 3.3'],
  },
  messages: {
    option: '{{name}} is called with {{option}}, which switches off a check that the library makes for safety. Remove it.',
  },
  judge: {
    'jwt-call'(call) {
      if (call.operation === 'decode') return skip('decoding uses no key');
      const [option] = call.unsafeOptions ?? [];
      if (option === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'option',
        data: { option },
        attribute: 'unsafeOptions',
        evidence: [{ kind: 'source', text: `The option ${option} is switched on.`, at: `${call.seen.file}:${call.seen.line}` }],
      };
    },
  },
});
