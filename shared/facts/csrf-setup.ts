import type { Known } from './known.ts';
import type { Scope, SourceSighting } from './sighting.ts';

/** A defence against cross-site request forgery as it is configured in source code. */
export interface CsrfSetupFact {
  readonly kind: 'csrf-setup';
  readonly id: string;
  readonly seen: SourceSighting;
  readonly scope: Scope;
  /** False when the options leave nothing of the defence. */
  readonly enforced: Known<boolean>;
  /**
   * What makes a token valid for one visitor only: the session it was made in, nothing but a cookie of its own, or nothing at
   * all. `origin`: there is no token, the origin of the request is compared.
   */
  readonly boundTo: Known<'session' | 'cookie' | 'nothing' | 'origin'>;
  /** The option that says so, as it is written. */
  readonly option?: string;
}
