import { defineCheck } from '../define.ts';
import { ofProbes, secondsLeft, soonOver } from '../probe-verdict.ts';

export default defineCheck({
  id: 'session-usable-after-logout',
  family: 'session',
  title: 'Old credential still works after logout',
  why: 'The logout only emptied this browser. Whoever has a copy of the cookie or token, from a shared machine, a log or a theft, stays signed in.',
  remedy: 'End the session on the server at logout. For tokens keep a list of the ones that were ended, or a time per user before which none counts.',
  severity: 'high',
  severityReason: 'The user has no way to end what a thief holds.',
  detectable: ['live-active'],
  references: {
    asvs: [{ id: '7.4.1', level: 1 }],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-06'],
    other: ['NIST SP 800-63B 5.1', 'OWASP JSON Web Token Cheat Sheet: No Built-In Token Revocation by the User'],
  },
  messages: {
    accepted: 'The credential "{{name}}" was accepted after the logout as before. End it on the server.',
    unsure: 'Whether the credential "{{name}}" ends with the logout was tested, but the answers do not tell.',
  },
  judge: {
    probe: ofProbes(['after-logout'], 'unsure', (probe) => {
      const found = { verdict: 'fail', message: 'accepted' } as const;
      if (secondsLeft(probe) === null) return { ...found, severity: 'critical', severityReason: 'The token has no expiry either: nothing ever ends it.' };
      return { ...found, ...soonOver(probe) };
    }),
  },
});
