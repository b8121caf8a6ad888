// The shape of what we know about a library. A model is data: it says where a library's calls stand in code, what their
// arguments mean and what happens when an option is left out. It knows no checks and no syntax tree.
import type { Side } from '#shared/facts/sighting.ts';

export interface Model {
  /** The npm package, or `browser`. */
  readonly library: string;
  /** The version the defaults were read from, and the file or page there. */
  readonly version: string;
  readonly source: string;
  /**
   * Versions for which the model holds; open ends are left out. `onlyInstalled`: not when the version is not known, because
   * another model speaks for the current one.
   */
  readonly holds?: { readonly from?: string; readonly below?: string; readonly onlyInstalled?: boolean };
  readonly side: Side;
  /** Objects the library hands out, under names that access paths of this model may start with: `%Response.cookie`. */
  readonly places?: Readonly<Record<string, Place>>;
  readonly sites: readonly Site[];
  /** Calls and properties that say what kind of value they give. */
  readonly values?: readonly ValueSource[];
}

/** Written as an access path, see `linter/values/access-path.ts`. */
export type Path = string;

export interface Place {
  readonly paths: readonly Path[];
  /** Names of a parameter that stand for it where nothing else says what the parameter is. */
  readonly parameters?: readonly { readonly named: readonly string[]; readonly after?: readonly string[] }[];
}

export type Site = CookieSite | CookieTextSite | SessionSite | JwtSite | StorageSite | JsonSite;
export type SiteKind = Site['kind'];

interface AnySite {
  readonly at: Path;
  /** As a developer names it in a sentence. */
  readonly api: string;
  /** Words without which the site cannot be in a file, beside those of the path; compared without case. */
  readonly needs?: readonly string[];
}

/** What the arguments are, in order; the first signature that fits the number and kind of the arguments is taken. */
export interface Signature<Argument extends string> {
  readonly takes: readonly Argument[];
  /** How many of them must be there. Default: all but `options`. */
  readonly atLeast?: number;
}

export type CookieAttribute = 'secure' | 'httpOnly' | 'sameSite' | 'domain' | 'path' | 'lifetime' | 'partitioned';

/**
 * How an option is written. `time` is what jose and others take: a span such as `2h`, a Date, or seconds since the epoch;
 * `span` is a span, or a bare number of seconds. `same-site` is written in lower case, `Same-Site` with a capital. `presence`: whatever stands there, but `false`, switches it on;
 * `clock`: the time to compare with, which is no check at all when it stands still.
 */
export type Writing =
  | 'flag'
  | 'not-flag'
  | 'text'
  | 'texts'
  | 'same-site'
  | 'Same-Site'
  | 'seconds'
  | 'milliseconds'
  | 'days'
  | 'date'
  | 'date-or-days'
  | 'span'
  | 'span-in-milliseconds'
  | 'time'
  | 'prefix'
  | 'presence'
  | 'clock';

export interface Option<Attribute extends string> {
  readonly attribute: Attribute;
  readonly as: Writing;
}

/** Option name, dotted where it is nested (`cookie.secure`), to what it means. */
export type Options<Attribute extends string> = Readonly<Record<string, Option<Attribute>>>;

/** What the library does when nobody says: a value, `null` when the attribute is left out, or what it depends on. */
export type Default<T> = T | null | { readonly assumed: T; readonly because: string } | { readonly unknown: string };

export interface CookieDefaults {
  readonly secure?: Default<boolean>;
  readonly httpOnly?: Default<boolean>;
  readonly sameSite?: Default<'Strict' | 'Lax' | 'None'>;
  readonly domain?: Default<string>;
  readonly path?: Default<string>;
  /** Seconds. */
  readonly lifetime?: Default<number>;
  readonly partitioned?: Default<boolean>;
}

export type CookieArgument = 'name' | 'value' | 'options' | 'record' | 'ignored';

/** A call that sets or clears one cookie. Attributes that `defaults` does not name are left out by the library. */
export interface CookieSite extends AnySite {
  readonly kind: 'cookie.set' | 'cookie.clear';
  readonly signatures: readonly Signature<CookieArgument>[];
  readonly options: Options<CookieAttribute>;
  readonly defaults: CookieDefaults;
  /** Runs in the page, so the cookie can never be HttpOnly. */
  readonly byScript?: boolean;
}

/** `init` is an object with `headers` in it. */
export type HeaderArgument = 'header' | 'header-value' | 'headers' | 'init' | 'ignored';

/** A call or an assignment that takes the text of a cookie: `Set-Cookie` headers, `document.cookie`. */
export interface CookieTextSite extends AnySite {
  readonly kind: 'header.set' | 'cookie.assign';
  /** For `header.set`. */
  readonly signatures?: readonly Signature<HeaderArgument>[];
  readonly byScript?: boolean;
}

export type SessionArgument = 'options' | 'ignored';
export type SessionAttribute = CookieAttribute | 'name' | 'store' | 'secret' | 'rolling';

export interface SessionSite extends AnySite {
  readonly kind: 'session.configure';
  readonly signatures: readonly Signature<SessionArgument>[];
  readonly options: Options<SessionAttribute>;
  readonly defaults: CookieDefaults & { readonly name?: string; readonly rolling?: boolean };
  /** Where the state is when no store is given; with a store it is external. */
  readonly state: 'memory' | 'external' | 'signed-cookie' | 'sealed-cookie';
}

export type JwtArgument = 'payload' | 'token' | 'key' | 'options' | 'header' | 'algorithm' | 'callback' | 'no-verify' | 'ignored';
export type JwtAttribute =
  | 'algorithms'
  | 'lifetime'
  | 'secret'
  | 'payload'
  | 'audience'
  | 'issuer'
  | 'checksExpiry'
  | 'checksSignature'
  | 'throws'
  | 'looksUp'
  | 'unsafe';

export interface JwtSite extends AnySite {
  readonly kind: 'jwt.sign' | 'jwt.verify' | 'jwt.decode';
  readonly signatures: readonly Signature<JwtArgument>[];
  /** `useFactory()` in a name is what the function there returns. */
  readonly options?: Options<JwtAttribute>;
  /** `algorithms`: what is signed with, or accepted, when nobody says; left out when it follows from the key. */
  readonly defaults?: { readonly algorithms?: readonly string[]; readonly lifetime?: Default<number> };
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
  /** A decode of the header only: it is there to find the key. */
  readonly part?: 'header';
  /** The claims are encrypted. */
  readonly encrypted?: boolean;
  /** The path names a plugin, and the site is the call that registers it: `app.register(plugin, options)`. */
  readonly registered?: boolean;
  /** A call is this site only when this argument is this text: `server.auth.strategy('login', 'jwt', options)`. */
  readonly when?: { readonly argument: number; readonly is: string };
}

export interface StorageSite extends AnySite {
  /** `storage.assign`: `localStorage.token = …`, where the path names the storage and the key is the member. */
  readonly kind: 'storage.write' | 'storage.assign';
  readonly area: 'local' | 'session';
}

/** `JSON.parse` of a decoded part of a token: a decode by hand. */
export interface JsonSite extends AnySite {
  readonly kind: 'json.parse';
}

export interface ValueSource {
  readonly at: Path;
  /** `key-set`: the keys that an issuer publishes; `embedded-key`: a key that the token itself carries. */
  readonly is: 'random' | 'session-id' | 'request-cookie' | 'request-token' | 'key-set' | 'embedded-key';
  readonly api: string;
}

export function defineModel(model: Model): Model {
  return model;
}

/** The options of the `cookie` package's serialize, which most frameworks pass through. `maxAge` is in seconds. */
export const serializeOptions = {
  secure: { attribute: 'secure', as: 'flag' },
  httpOnly: { attribute: 'httpOnly', as: 'flag' },
  sameSite: { attribute: 'sameSite', as: 'same-site' },
  domain: { attribute: 'domain', as: 'text' },
  path: { attribute: 'path', as: 'text' },
  maxAge: { attribute: 'lifetime', as: 'seconds' },
  expires: { attribute: 'lifetime', as: 'date' },
  partitioned: { attribute: 'partitioned', as: 'flag' },
} as const satisfies Options<CookieAttribute>;

/** The options of jsonwebtoken's sign, which most frameworks pass through. */
export const jsonwebtokenSignOptions = {
  algorithm: { attribute: 'algorithms', as: 'text' },
  expiresIn: { attribute: 'lifetime', as: 'span' },
  audience: { attribute: 'audience', as: 'presence' },
  issuer: { attribute: 'issuer', as: 'presence' },
  allowInsecureKeySizes: { attribute: 'unsafe', as: 'flag' },
  allowInvalidAsymmetricKeyTypes: { attribute: 'unsafe', as: 'flag' },
} as const satisfies Options<JwtAttribute>;

/** The options of jsonwebtoken's verify, likewise. */
export const jsonwebtokenVerifyOptions = {
  algorithms: { attribute: 'algorithms', as: 'texts' },
  audience: { attribute: 'audience', as: 'presence' },
  issuer: { attribute: 'issuer', as: 'presence' },
  ignoreExpiration: { attribute: 'checksExpiry', as: 'not-flag' },
  allowInvalidAsymmetricKeyTypes: { attribute: 'unsafe', as: 'flag' },
} as const satisfies Options<JwtAttribute>;
