import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-verify-result-ignored',
  family: 'jwt',
  title: 'Verify called but result unused',
  why: 'Some libraries tell a forged token by what they return, others by a promise that is rejected. Code that does not look goes on as if the token were good.',
  remedy: 'Await the verification, and stop when it says no.',
  severity: 'critical',
  severityReason: 'A forged token passes.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '9.1.1', level: 1 }],
    cwe: ['CWE-252', 'CWE-347', 'CWE-390'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 8725 3.3'],
  },
  messages: {
    unused: '{{name}} does not throw for a forged token but says so in its result, and nobody looks at it. Test the result.',
    'not-awaited': '{{name}} gives a promise, and it is used without being awaited, so a forged token passes. Await it.',
    swallowed: '{{name}} throws for a forged token, the exception is caught, and the request goes on. Answer 401 in the catch block.',
    'error-unread': '{{name}} tells its callback of a forged token by the error, and nobody looks at it. Answer 401 when there is one.',
  },
  judge: {
    'jwt-call'(call) {
      if (call.operation !== 'verify' || call.outcome === undefined) return skip('it is no verification whose outcome was followed');
      if (call.outcome === 'used') return pass;
      return {
        verdict: 'fail',
        message: call.outcome,
        attribute: 'outcome',
        evidence: [{ kind: 'source', text: evidenceOf[call.outcome], at: `${call.seen.file}:${call.seen.line}` }],
      };
    },
  },
});

const evidenceOf = {
  unused: 'Its result is never read.',
  'not-awaited': 'Its promise is used as if it were the result.',
  swallowed: 'The catch block around it is empty or only writes a log, and next() is called after it.',
  'error-unread': 'The callback reads neither its error nor its claims, and calls next().',
} as const;
