import { isUnknown, valueOf } from '../../facts/known.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { setupEvidence } from '../session-evidence.ts';

export default defineCheck({
  id: 'session-store-in-memory',
  family: 'session',
  title: 'Sessions kept in the memory of the process',
  why: 'A restart signs everybody out, a second process knows none of the sessions of the first and cannot end them, and sessions that nobody ends fill the memory.',
  remedy: 'Give the session a store that all processes share and that forgets sessions by itself, such as Redis or a table of the database.',
  severity: 'medium',
  severityReason: 'Sessions cannot be ended everywhere, and whoever opens many of them fills the memory.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '7.4.1', level: 1 }],
    cwe: ['CWE-770', 'CWE-613'],
    wstg: ['WSTG-SESS-01'],
    other: ['express-session: Compatible Session Stores'],
  },
  messages: {
    memory: '{{api}} of {{library}} keeps sessions in the memory of this process. Give it a store that all processes share.',
  },
  judge: {
    'session-setup'(setup) {
      if (isUnknown(setup.store)) return skip('its store is not known');
      if (valueOf(setup.store) !== 'memory') return pass;
      const text = setup.store.state === 'default' ? `No store is given, and ${setup.seen.library} then uses its MemoryStore.` : 'The store that is given keeps sessions in memory.';
      return { verdict: 'fail', message: 'memory', data: { api: setup.seen.api, library: setup.seen.library }, attribute: 'store', evidence: [setupEvidence(setup, text)] };
    },
  },
});
