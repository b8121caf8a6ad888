import type { Evidence } from '../facts/role.ts';
import type { SessionSetupFact } from '../facts/session-setup.ts';

/** An observation at the line that sets up the session. */
export function setupEvidence({ seen }: SessionSetupFact, text: string): Evidence {
  return { kind: 'source', text, at: `${seen.file}:${seen.line}` };
}
