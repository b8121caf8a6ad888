import { hasTrait, ofShape, shapeEvidence } from '../code-shape.ts';
import { defineCheck, pass } from '../define.ts';
import { ofProbes, soonOver } from '../probe-verdict.ts';

const id = 'session-survives-credential-change';

export default defineCheck({
  id,
  family: 'session',
  title: 'Other sessions outlive a change of password',
  why: 'Users change their password because somebody else may know it. A thief who is signed in already stays so, and the user believes that it is over.',
  remedy: 'End the other sessions of the user when the password or a second factor changes, or offer to.',
  severity: 'medium',
  severityReason: 'A stolen session outlasts the recovery of the account.',
  detectable: ['live-active', 'source'],
  references: {
    asvs: [{ id: '7.4.3', level: 2 }],
    cwe: ['CWE-613', 'CWE-620'],
    wstg: ['WSTG-SESS-06', 'WSTG-ATHN-09'],
    other: ['RFC 9700 4.14.2'],
  },
  messages: {
    stored: '"{{name}}" stores a new password and does nothing to other sessions. Unless the model ends them, or users can, end them here.',
    accepted: 'The credential "{{name}}" of another session was accepted after the password was changed, and nothing offered to end it. End the other sessions, or offer to.',
    offered: 'The credential "{{name}}" of another session was accepted after the password was changed. If nothing offers to end other sessions then, end them.',
    unsure: 'Whether the credential "{{name}}" of another session ends with a change of the password was tested, but the answers do not tell.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      if (hasTrait(shape, 'endsSessions')) return pass;
      return {
        verdict: 'fail',
        message: 'stored',
        severity: 'low',
        severityReason: 'The model, or a page where users end their sessions, may do it elsewhere.',
        evidence: [shapeEvidence(shape, 'The function hashes a password and stores it, and everything else it calls reads, compares or answers.')],
      };
    }),
    probe: ofProbes(['after-credential-change'], 'unsure', (probe) => {
      // ASVS 7.4.3 asks for the option only.
      if (probe.managesSessions === true) return pass;
      return probe.managesSessions === false ? { verdict: 'fail', message: 'accepted', ...soonOver(probe) } : { verdict: 'unsure', message: 'offered', ...soonOver(probe) };
    }),
  },
});
