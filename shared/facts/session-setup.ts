import type { Known } from './known.ts';
import type { Secret } from './secret.ts';
import type { Scope, SourceSighting } from './sighting.ts';

/** A session middleware as it is configured in source code. Its cookie is a CookieFact of its own. */
export interface SessionSetupFact {
  readonly kind: 'session-setup';
  readonly id: string;
  readonly seen: SourceSighting;
  readonly scope: Scope;
  readonly cookieName: Known<string>;
  /** Where the state is: process memory, an external store, or the cookie itself (signed or sealed). */
  readonly store: Known<'memory' | 'external' | 'signed-cookie' | 'sealed-cookie'>;
  readonly secret: Known<Secret>;
  readonly rolling: Known<boolean>;
}
