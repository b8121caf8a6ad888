import { durationOf } from '../../facts/duration.ts';
import { isUnknown, valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { ofProbes } from '../probe-verdict.ts';
import { setupEvidence } from '../session-evidence.ts';

const id = 'session-no-idle-timeout';

/** Seconds. OWASP asks for 2 to 5 minutes where much is at stake, and nobody for less. */
const shortestLimit = 120;

export default defineCheck({
  id,
  family: 'session',
  title: 'Unused sessions never end',
  why: 'A session that nobody uses any more, on a borrowed computer or in a copied profile, stays open for whoever finds it.',
  remedy: 'Give sessions a lifetime that the server enforces and that use renews.',
  severity: 'low',
  severityReason: 'How long an unused session may stay open is a matter of policy, and something else may end it.',
  detectable: ['live-active', 'source'],
  references: {
    asvs: [{ id: '7.3.1', level: 2 }, { id: '7.1.1', level: 2 }],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-07'],
    other: ['OWASP Session Management Cheat Sheet: Idle Timeout', 'NIST SP 800-63B-4 5.2'],
  },
  messages: {
    never: 'Sessions of {{api}} have no lifetime, so an unused one stays valid. Give them one that the server enforces.',
    store: 'Sessions of {{api}} have no lifetime; whether unused ones end is up to the store.',
    kept: 'Sessions are put into "{{name}}" without a lifetime, so an unused one stays valid. Give them one that the store enforces.',
    idle: 'The credential "{{name}}" was accepted after {{waited}} without use. Let the server end what nobody uses.',
    unsure: 'Whether the credential "{{name}}" ends when nobody uses it was tested, but the answers do not tell.',
  },
  recommended: false,
  judge: {
    probe: ofProbes(['after-idle'], 'unsure', ({ waited }) => {
      if (waited === undefined) return skip('how long it was left unused is not known');
      if (waited < shortestLimit) return skip('no rule ends a session so soon');
      return { verdict: 'fail', message: 'idle', data: { waited: durationOf(Math.floor(waited)) } };
    }),
    'code-shape': ofShape(id, (shape) => ({ verdict: 'fail', message: 'kept', evidence: [shapeEvidence(shape, 'The entry is written without a lifetime, and nothing in the file asks how old it is.')] })),
    'session-setup'(setup) {
      const { lifetime, store, endless } = setup;
      if (lifetime === undefined || isUnknown(lifetime) || isUnknown(store)) return skip('its lifetime or its store is not known');
      if (valueOf(lifetime) !== undefined) return pass;
      const isEndless = endless !== undefined && valueOf(endless) === true;
      const isOfStore = valueOf(store) === 'external' && !isEndless;
      return {
        verdict: isOfStore ? 'unsure' : 'fail',
        message: isOfStore ? 'store' : 'never',
        data: { api: setup.seen.api },
        evidence: [setupEvidence(setup, isEndless ? 'No option says how long a session lasts, and the store keeps it for ever.' : 'No option says how long a session lasts, and the library sets no limit by itself.')],
      };
    },
  },
});
