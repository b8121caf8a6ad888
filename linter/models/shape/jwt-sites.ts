// Calls that sign, verify or decode tokens.
import type { Default, Option, Options } from './options.ts';
import type { AnySite, Path, Signature } from './site.ts';

export type JwtArgument = 'payload' | 'token' | 'key' | 'options' | 'header' | 'algorithm' | 'callback' | 'no-verify' | 'ignored';

export type JwtAttribute =
  | 'algorithms'
  | 'lifetime'
  | 'notBefore'
  | 'issuedAt'
  | 'secret'
  | 'keySet'
  | 'payload'
  | 'audience'
  | 'issuer'
  | 'checksExpiry'
  | 'checksSignature'
  | 'throws'
  | 'looksUp'
  | 'namesKind'
  | 'unsafe';

export interface JwtSite extends AnySite {
  readonly kind: 'jwt.sign' | 'jwt.verify' | 'jwt.decode';
  readonly signatures: readonly Signature<JwtArgument>[];
  /** `useFactory()` in a name is what the function there returns. */
  readonly options?: Options<JwtAttribute>;
  /** `keySet`: it fetches the keys of one issuer by itself. `algorithms`: what is signed with, or accepted, when nobody says; left out when it follows from the key. */
  readonly defaults?: { readonly algorithms?: readonly string[]; readonly lifetime?: Default<number>; readonly keySet?: true };
  /** For verify: what chooses the algorithm when nobody says; left out when the library has a default or refuses. */
  readonly algorithmChosenBy?: 'header' | 'key-text' | 'key-type';
  /** For verify: how a failure is told. Left out when it cannot be overlooked, as in a middleware. */
  readonly failure?: 'throws' | 'rejects' | 'resolves';
  /** `new SignJWT(payload).setExpirationTime('2h').sign(key)`: the calls on the way to the site. */
  readonly builder?: {
    /** The method that begins the chain, when that is not `new`. */
    readonly starts?: string;
    readonly takes: readonly JwtArgument[];
    readonly calls: Readonly<Record<string, Option<JwtAttribute> | Options<JwtAttribute>>>;
  };
  /**
   * A plugin that keeps its functions under a name of the user's: the call that sets it up, the option that says the name, and
   * the names that count where another file sets it up. With `lifetime` that call says how long tokens live.
   */
  readonly keptUnder?: { readonly setUp: Path; readonly option: string; readonly names: readonly string[]; readonly lifetime?: string };
  /** The calls that say how long tokens live when this one does not, in the same file or in the module that Nest keeps beside it. */
  readonly lifetimeBy?: readonly Path[];
  /** A decode of the header only: it is there to find the key. */
  readonly part?: 'header';
  /** The option for a key that many write with an empty text beside it: `process.env.KEY ?? ''`. */
  readonly emptyKey?: string;
  /** The claims are encrypted. */
  readonly encrypted?: boolean;
  /** The path names a plugin, and the site is the call that registers it: `app.register(plugin, options)`. */
  readonly registered?: boolean;
  /** A call is this site only when this argument is this text: `server.auth.strategy('login', 'jwt', options)`. */
  readonly when?: { readonly argument: number; readonly is: string };
}

/** `JSON.parse` of a decoded part of a token: a decode by hand. */
export interface JsonSite extends AnySite {
  readonly kind: 'json.parse';
}
