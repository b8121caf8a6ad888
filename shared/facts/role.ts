/** What a cookie, storage entry or token is for. The first five carry authentication. */
export type Role =
  | 'session-id'
  | 'session-data'
  | 'access-token'
  | 'refresh-token'
  | 'id-token'
  | 'csrf-token'
  | 'login-transaction'
  | 'preference'
  | 'analytics'
  | 'consent'
  | 'load-balancer'
  | 'bot-protection'
  | 'auth-hint'
  | 'public-key'
  | 'unknown';

export type Confidence = 'confirmed' | 'likely' | 'possible' | 'none';

/** The rung of the evidence ladder: behaviour > name > value > attributes; `override` is the user's word. */
export type EvidenceKind = 'override' | 'behaviour' | 'name' | 'value' | 'attributes' | 'source' | 'wire';

/** One observation, as a sentence that contains no secret. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly text: string;
  /** Exchange id, or `file:line`, that the observation comes from. */
  readonly at?: string;
}

export interface RoleGuess {
  readonly role: Role;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

export const noRole: RoleGuess = { role: 'unknown', confidence: 'none', evidence: [] };

const authRoles: ReadonlySet<Role> = new Set(['session-id', 'session-data', 'access-token', 'refresh-token', 'id-token']);

/** True for roles whose holder is treated as the user. */
export function isAuthRole(role: Role): boolean {
  return authRoles.has(role);
}
