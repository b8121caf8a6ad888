// Calls that set up sessions, and the keys that cookies are signed or sealed with.
import type { CookieAttribute, CookieDefaults } from './cookie-sites.ts';
import type { Default, Options } from './options.ts';
import type { AnySite, Signature } from './site.ts';

/** `scheme` is a word that says which kind of set-up the call is. */
export type SessionArgument = 'options' | 'scheme' | 'ignored';

/** `ttl` is how long a session lasts on the server or inside its seal; `absolute` is when it ends although it is used. */
export type SessionAttribute = CookieAttribute | 'name' | 'store' | 'secret' | 'rolling' | 'ttl' | 'absolute';

export interface SessionSite extends AnySite {
  readonly kind: 'session.configure';
  readonly signatures: readonly Signature<SessionArgument>[];
  readonly options: Options<SessionAttribute>;
  readonly defaults: CookieDefaults & { readonly name?: Default<string>; readonly rolling?: boolean; readonly ttl?: Default<number>; readonly absolute?: Default<number> };
  /** Where the state is when no store is given; with a store it is external. */
  readonly state: 'memory' | 'external' | 'signed-cookie' | 'sealed-cookie' | { readonly unknown: string };
  /** A plug-in: the call is `register`, and this is what it is given, before its options or in one object with them. */
  readonly registered?: boolean;
  /** For an argument `scheme`: what it must be. */
  readonly scheme?: string;
  /** An option without which the call sets up no session. */
  readonly onlyWith?: string;
  /** Without a secret the library signs nothing, and says no more than a warning. */
  readonly unsignedWithoutSecret?: boolean;
}

export type SecretArgument = 'secret' | 'options' | 'ignored';

/** A call or an assignment (`app.keys = …`) that takes the key cookies are signed or sealed with, and nothing else of a session. */
export interface SecretSite extends AnySite {
  readonly kind: 'secret.configure' | 'secret.assign';
  /** For `secret.configure`. */
  readonly signatures?: readonly Signature<SecretArgument>[];
  readonly options?: Options<'secret'>;
  readonly registered?: boolean;
  /** What the key protects: an identifier or value that is signed, or everything that is sealed with it. */
  readonly protects: 'signature' | 'content';
}
