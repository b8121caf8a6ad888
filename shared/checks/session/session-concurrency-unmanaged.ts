import { hasTrait, ofShape, shapeEvidence } from '../code-shape.ts';
import { defineCheck, pass } from '../define.ts';
import { ofProbes } from '../probe-verdict.ts';

const id = 'session-concurrency-unmanaged';

export default defineCheck({
  id,
  family: 'session',
  title: 'Parallel sessions that nobody can see',
  why: 'Many applications let a user be signed in several times on purpose. Without a limit, a list or a notice, a session of somebody else looks like none.',
  remedy: 'Write down how many sessions a user may have, and show users their sessions with a way to end each.',
  severity: 'info',
  severityReason: 'How many sessions a user may have is a matter of policy.',
  detectable: ['live-active', 'source'],
  references: {
    asvs: [
      { id: '7.1.2', level: 2 },
      { id: '7.5.2', level: 2 },
    ],
    cwe: [],
    wstg: ['WSTG-SESS-11'],
    other: ['OWASP Session Management Cheat Sheet: Simultaneous Session Logons'],
  },
  messages: {
    accepted: 'The credential "{{name}}" of a first session was accepted after a second login, and users are not shown their sessions. Show them, or write down why not.',
    shown: 'The credential "{{name}}" of a first session was accepted after a second login. If users cannot see their sessions and end them, write down why not.',
    unsure: 'Whether the credential "{{name}}" of a first session outlives a second login was tested, but the answers do not tell.',
    kept: 'Sessions are kept in "{{name}}" by their identifiers alone, so that nothing finds, counts or ends those of one user. Show users their sessions, or write down why not.',
  },
  judge: {
    probe: ofProbes(['after-second-login'], 'unsure', ({ managesSessions }) => {
      if (managesSessions === true) return pass;
      return managesSessions === false ? { verdict: 'fail', message: 'accepted' } : { verdict: 'unsure', message: 'shown' };
    }),
    'code-shape': ofShape(id, (shape) => {
      if (hasTrait(shape, 'managed')) return pass;
      const evidence = [shapeEvidence(shape, 'A session is put there under an identifier that was just made, and nothing in the file looks sessions up by their user.')];
      return { verdict: hasTrait(shape, 'closed') ? 'fail' : 'unsure', message: 'kept', evidence };
    }),
  },
});
