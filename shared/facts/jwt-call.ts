import type { Known } from './known.ts';
import type { RoleGuess } from './role.ts';
import type { Secret } from './secret.ts';
import type { Scope, SourceSighting } from './sighting.ts';

/** What the result of a decode is used for. */
export type DecodeUse = 'decision' | 'key-lookup' | 'display' | 'unused';

/** A call of a JWT library in source code. */
export interface JwtCallFact {
  readonly kind: 'jwt-call';
  readonly id: string;
  readonly seen: SourceSighting;
  readonly scope: Scope;
  readonly operation: 'sign' | 'verify' | 'decode';
  /** Algorithms written or allowed; library default when nobody says. */
  readonly algorithms: Known<readonly string[]>;
  /** Seconds from issue to `exp`; absent means the token never expires. */
  readonly lifetime: Known<number>;
  /** Top-level claim names of the payload that is signed. */
  readonly claims: Known<readonly string[]>;
  readonly secret: Known<Secret>;
  /** For decode: what the unverified claims are used for. */
  readonly use: Known<DecodeUse>;
  /** For decode: a verify of the same token stands in the same function or file. */
  readonly verifiedBeside: Known<boolean>;
  /**
   * For verify: the verified claims are looked up in a store before they are trusted (session table, deny list, token
   * version), which makes the login a hybrid. Left out when nobody looked for it.
   */
  readonly lookedUp?: Known<boolean>;
  /** What the token is for, when names around the call say so (`signRefreshToken`, `REFRESH_SECRET`). */
  readonly role?: RoleGuess;
}
