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
    empty: '{{name}} is given an empty key for {{option}} where nobody sets the variable, which hides that it is missing. Stop the start instead.',
    option: '{{name}} is called with {{option}}, which switches off a check that the library makes for safety. Remove it.',
  },
  judge: {
    'jwt-call'(call) {
      if (call.operation === 'decode') return skip('decoding uses no key');
      const [option] = call.unsafeOptions ?? [];
      if (option === undefined && call.emptyKey !== undefined) {
        return {
          verdict: 'fail',
          message: 'empty',
          data: { option: call.emptyKey },
          attribute: 'secret',
          severity: 'low',
          severityReason: 'The library refuses an empty key when it starts, as long as nobody gives it another way.',
          evidence: [{ kind: 'source', text: `The key for ${call.emptyKey} may be an empty text.`, at: `${call.seen.file}:${call.seen.line}` }],
        };
      }
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
