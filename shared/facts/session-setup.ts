import type { CookieFact } from './cookie.ts';
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
  /** Seconds that an unused session lasts on the server or inside its seal; absent means it never ends. Left out when nobody looked for it. */
  readonly lifetime?: Known<number>;
  /** The unit that this lifetime was counted in, where it was written as a bare number. Left out where it is that of the cookie. */
  readonly lifetimeUnit?: CookieFact['lifetimeUnit'];
  /** The store is seen to keep for ever what nobody uses. Left out where that was not seen. */
  readonly endless?: Known<boolean>;
  /** Seconds after which a session ends although it is used; absent means never. */
  readonly absolute?: Known<number>;
  /** Of a session in the cookie: the server compares a version of the user with it, or looks up a row by an identifier in it. Left out where that was not seen. */
  readonly lookedUp?: Known<boolean>;
  /** Whether the cookie is signed or sealed. */
  readonly signed?: Known<boolean>;
}
