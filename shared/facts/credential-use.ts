import type { Known } from './known.ts';
import type { RoleGuess } from './role.ts';
import type { Scope, SourceSighting } from './sighting.ts';

/** A call in code that hands one credential on: into a request, the address of a page, or a log. */
export interface CredentialUseFact {
  readonly kind: 'credential-use';
  readonly id: string;
  readonly seen: SourceSighting;
  readonly scope: Scope;
  /** What the call does with it. `navigation` is an address of the page itself, `redirect` one that a server answers with. */
  readonly by: 'request' | 'websocket' | 'event-source' | 'navigation' | 'redirect' | 'log' | 'error-tracker' | 'statistics';
  readonly place: 'query' | 'fragment' | 'header' | 'message' | 'argument';
  /** The parameter, header or variable. */
  readonly name: string;
  /** Scheme and host of the address, as far as they are written in the code, or of the service that statistics go to: `http://api.shop.example`. */
  readonly origin: Known<string>;
  /** For logs: whether the level is one that production usually drops. */
  readonly isDebug?: boolean;
  readonly role: RoleGuess;
}
