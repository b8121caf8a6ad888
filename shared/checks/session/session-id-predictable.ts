import { patternOf } from '../../facts/session-identifier.ts';
import { patternWords } from '../../facts/session-sample.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { sessionValues } from '../session-values.ts';

export default defineCheck({
  id: 'session-id-predictable',
  family: 'session',
  title: 'Session identifiers follow a pattern',
  why: 'Identifiers that are counted or taken from the clock tell the next ones and those of other users. Nobody has to try many.',
  remedy: 'Draw identifiers at random, with at least 128 bits from a cryptographically secure generator, and put nothing else into them.',
  severity: 'high',
  severityReason: 'The identifiers of other users can be computed from one.',
  detectable: ['live-passive', 'live-active'],
  references: {
    asvs: [{ id: '7.2.3', level: 1 }],
    cwe: ['CWE-330', 'CWE-340', 'CWE-341'],
    wstg: ['WSTG-SESS-01'],
    other: ['OWASP Session Management Cheat Sheet: Session ID Entropy'],
  },
  messages: {
    pattern: 'Session identifier "{{name}}" is not drawn at random: {{count}} of them {{pattern}}. Use random identifiers only.',
  },
  replaces: ['session-id-low-entropy'],
  judge: {
    cookie(cookie, context) {
      if (isSource(cookie.seen) || cookie.action === 'clear') return skip('no value was seen');
      if (!isAuthCookie(cookie) || cookie.role.role !== 'session-id') return skip(`its role is ${cookie.role.role}`);
      const values = sessionValues(cookie, context);
      if (values.length < 3) return skip('fewer than three identifiers were seen');
      const pattern = patternOf(values);
      if (pattern === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'pattern',
        data: { count: values.length, pattern: patternWords[pattern] },
        evidence: [{ kind: 'value', text: `${values.length} different identifiers were seen, and they ${patternWords[pattern]}.` }],
      };
    },
    'session-sample': ({ distinct, pattern, requests, url }) => {
      if (distinct < 3) return skip('fewer than three different identifiers were given');
      if (pattern === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'pattern',
        data: { count: distinct, pattern: patternWords[pattern] },
        evidence: [{ kind: 'behaviour', text: `${requests} requests without credentials were answered with ${distinct} different identifiers, and they ${patternWords[pattern]}.`, at: `GET ${url}` }],
      };
    },
  },
});
