import { durationOf } from '../../facts/duration.ts';
import { isUnknown, valueOf } from '../../facts/known.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { setupEvidence } from '../session-evidence.ts';

export default defineCheck({
  id: 'session-lifetime-excessive',
  family: 'session',
  title: 'Session lasts too long',
  why: 'As long as a session lasts, whoever got hold of its cookie is the user. A session that is sealed into the cookie cannot even be ended earlier.',
  remedy: 'Shorten the time after which the server, or the seal, no longer accepts the session.',
  severity: 'medium',
  severityReason: 'A long life widens the time in which a stolen cookie works; the limit is a matter of policy.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '7.3.1', level: 2 }, { id: '7.3.2', level: 2 }, { id: '7.1.1', level: 2 }],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-07'],
    other: ['OWASP Session Management Cheat Sheet: Session Expiration', 'NIST SP 800-63B-4 5.2'],
  },
  messages: {
    long: 'Sessions of {{api}} last for {{lifetime}}, longer than the {{limit}} of the policy. Shorten them.',
    never: 'Sessions of {{api}} never end, because a lifetime of 0 means none. Give them one.',
  },
  limits: ['sessionCookieLifetime'],
  judge: {
    'session-setup'(setup, { policy }) {
      const { lifetime } = setup;
      // Where the cookie's lifetime is the session's, the cookie is judged.
      if (lifetime === undefined || isUnknown(lifetime) || lifetime.state === 'default') return skip('nobody gave it a lifetime');
      const seconds = valueOf(lifetime);
      const limit = policy.sessionCookieLifetime;
      if (seconds === undefined || (seconds <= limit && seconds !== 0)) return pass;
      const isEndless = seconds === 0;
      return {
        verdict: 'fail',
        message: isEndless ? 'never' : 'long',
        data: { api: setup.seen.api, lifetime: durationOf(seconds), limit: durationOf(limit) },
        attribute: 'lifetime',
        evidence: [setupEvidence(setup, isEndless ? 'The lifetime is 0.' : `The lifetime is ${durationOf(seconds)}.`)],
      };
    },
  },
});
