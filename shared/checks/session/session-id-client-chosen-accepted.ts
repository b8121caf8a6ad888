import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, skip } from '../define.ts';
import { isContent, ofProbes } from '../probe-verdict.ts';

const id = 'session-id-client-chosen-accepted';

export default defineCheck({
  id,
  family: 'session',
  title: 'Server adopts a session identifier that it never gave out',
  why: 'Where a made-up identifier becomes a session, planting one in a browser is all that it takes to share the session of whoever signs in there.',
  remedy: 'Accept only identifiers that the server issued, and give a new one to everybody who comes with another, and at login.',
  severity: 'medium',
  severityReason: 'It makes session fixation trivial, but the attacker still has to plant the identifier.',
  detectable: ['live-active', 'source'],
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
    adopted: '{{name}} makes a session under the identifier {{from}}, which the client chose. Make a new identifier when the store does not know the one that was sent.',
    accepted: 'An identifier that was made up for "{{name}}" was signed in by the login that carried it. Accept only identifiers that the server issued.',
    unsure: 'Whether a made-up identifier in "{{name}}" is signed in by a login was tested, but the answers do not tell.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const from = valueOf(traitOf(shape, 'from'));
      if (typeof from !== 'string') return skip('where the identifier comes from is not known');
      return { verdict: 'fail', message: 'adopted', data: { from }, evidence: [shapeEvidence(shape, `The identifier is ${from} of the request, and it is used where no session was found for it.`)] };
    }),
    probe: ofProbes(['chosen-identifier'], 'unsure', ({ credential }) => {
      if (credential.by !== 'cookie') return skip('other sites cannot plant it');
      if (isContent(credential)) return skip('its value is content, not an identifier');
      return { verdict: 'fail', message: 'accepted' };
    }),
  },
});
