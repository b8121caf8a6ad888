import { defineCheck, skip } from '../define.ts';
import { isContent, ofProbes } from '../probe-verdict.ts';

export default defineCheck({
  id: 'session-id-client-chosen-accepted',
  family: 'session',
  title: 'Server adopts a session identifier that it never gave out',
  why: 'Where a made-up identifier becomes a session, planting one in a browser is all that it takes to share the session of whoever signs in there.',
  remedy: 'Accept only identifiers that the server issued, and give a new one to everybody who comes with another, and at login.',
  severity: 'medium',
  severityReason: 'It makes session fixation trivial, but the attacker still has to plant the identifier.',
  detectable: ['live-active'],
  references: {
    asvs: [
      { id: '7.2.3', level: 1 },
      { id: '7.2.4', level: 1 },
    ],
    cwe: ['CWE-384'],
    wstg: ['WSTG-SESS-03'],
    other: ['OWASP Session Management Cheat Sheet: Session ID Generation and Verification: Permissive and Strict Session Management'],
  },
  messages: {
    accepted: 'An identifier that was made up for "{{name}}" was signed in by the login that carried it. Accept only identifiers that the server issued.',
    unsure: 'Whether a made-up identifier in "{{name}}" is signed in by a login was tested, but the answers do not tell.',
  },
  judge: {
    probe: ofProbes(['chosen-identifier'], 'unsure', ({ credential }) => {
      if (credential.by !== 'cookie') return skip('other sites cannot plant it');
      if (isContent(credential)) return skip('its value is content, not an identifier');
      return { verdict: 'fail', message: 'accepted' };
    }),
  },
});
