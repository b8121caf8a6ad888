// The shape of what we know about a library. A model is data: it says where a library's calls stand in code, what their
// arguments mean and what happens when an option is left out. It knows no checks and no syntax tree.
import type { Role } from '#shared/facts/role.ts';
import type { CorsOrigins } from '#shared/facts/cors-setup.ts';
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

export type Site = CookieSite | CookieTextSite | CookieRefSite | SessionSite | SecretSite | JwtSite | StorageSite | StorageHookSite | PersistSite | SdkSite | RequestSite | LogSite | JsonSite | CorsSite | CsrfSite;
export type SiteKind = Site['kind'];

interface AnySite {
  readonly at: Path;
  /** As a developer names it in a sentence. */
  readonly api: string;
  /** Words without which the site cannot be in a file, beside those of the path; of a list one is enough. Compared without case. */
  readonly needs?: readonly (string | readonly string[])[];
}

/** What the arguments are, in order; the first signature that fits the number and kind of the arguments is taken. */
export interface Signature<Argument extends string> {
  readonly takes: readonly Argument[];
  /** How many of them must be there. Default: all but `options`. */
  readonly atLeast?: number;
}

export type CookieAttribute = 'secure' | 'httpOnly' | 'sameSite' | 'domain' | 'path' | 'lifetime' | 'partitioned' | 'signed';

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
  /** Left out when the library signs nothing. */
  readonly signed?: Default<boolean>;
}

/** `:secure` is the option `secure`, given by its position; `context` is what a library for both sides takes on the server. */
export type CookieArgument = 'name' | 'value' | 'options' | 'record' | 'context' | 'ignored' | `:${string}`;

/**
 * Whether a call runs in the page, so that the cookie can never be HttpOnly: always, only in files of the client, when
 * `context` is null, or when none of these options hands over a request or response.
 */
export type ByScript = true | 'in-client-files' | 'without-context' | { readonly withoutOptions: readonly string[] };

/**
 * A call that sets or clears one cookie. Attributes that `defaults` does not name are left out by the library. Where no
 * signature takes a value, the call describes a cookie whose value is given elsewhere.
 */
export interface CookieSite extends AnySite {
  readonly kind: 'cookie.set' | 'cookie.clear';
  readonly signatures: readonly Signature<CookieArgument>[];
  readonly options: Options<CookieAttribute>;
  readonly defaults: CookieDefaults;
  readonly byScript?: ByScript;
  /** `cookie.session.set({ … })`: the name is the member that the call is made on. */
  readonly nameFrom?: 'member';
  /** The name, when the call has one of its own and no argument gives it. */
  readonly named?: string;
  /** Without an object of options the value is never signed, whatever the options' defaults are. */
  readonly unsignedWithoutOptions?: boolean;
}

/** `useCookie('token', options).value = …`: the path names the assigned property, the signature is that of the call. */
export interface CookieRefSite extends AnySite {
  readonly kind: 'cookie.ref';
  readonly signatures: readonly Signature<CookieArgument>[];
  readonly options: Options<CookieAttribute>;
  readonly defaults: CookieDefaults;
  readonly byScript?: ByScript;
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
  | 'namesKind'
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

export type StorageArea = 'local' | 'session' | 'indexeddb';

/** A `record` is an object whose fields are stored; its key is not known. */
export type StorageArgument = 'key' | 'value' | 'record' | 'ignored';

export interface StorageSite extends AnySite {
  /** `storage.assign`: `localStorage.token = …`, where the path names the storage and the key is the member. */
  readonly kind: 'storage.write' | 'storage.assign';
  readonly area: StorageArea;
  /** Default: key, value. */
  readonly signatures?: readonly Signature<StorageArgument>[];
  /** The key, when the call has one of its own and no argument gives it. */
  readonly named?: string;
}

/** `const [token, setToken] = useLocalStorage('token', null)`: what is stored comes later, the call gives the first value. */
export interface StorageHookSite extends AnySite {
  readonly kind: 'storage.hook';
  readonly area: StorageArea;
  readonly signatures: readonly Signature<'key' | 'value' | 'storage' | 'ignored'>[];
}

/** `state` is an object, or a function that returns it; `reducer` is one of Redux, or an object of them. */
export type PersistArgument = 'name' | 'state' | 'reducer' | 'options' | 'ignored';

/**
 * `switch`: persists only when it is there; `switch` may be an object with the other options in it. `picked`: names that
 * alone are stored, `left-out`: names that are not; `picker`: a function that returns what is stored.
 */
export type PersistAttribute = 'switch' | 'state' | 'key' | 'storage' | 'picked' | 'left-out' | 'picker';

/** A store whose state a library keeps in the browser: which fields of it are credentials is read from the state. */
export interface PersistSite extends AnySite {
  readonly kind: 'store.persist';
  readonly signatures: readonly Signature<PersistArgument>[];
  readonly options: Readonly<Record<string, PersistAttribute>>;
  /** Missing when a storage has to be given. */
  readonly area?: StorageArea;
}

export type SdkArgument = 'options' | 'ignored';

/** A sign-in SDK, which decides by its configuration where tokens are kept and how they come into the page. */
export interface SdkSite extends AnySite {
  readonly kind: 'sdk.configure';
  readonly signatures: readonly Signature<SdkArgument>[];
  /** Only in files of the client: on the server the same call keeps nothing in a browser. */
  readonly onlyInClientFiles?: boolean;
  /** Where tokens are kept. */
  readonly tokens?: {
    /** Under which key, as it is known to developers. */
    readonly key: string;
    readonly role: Role;
    /** The option that says where, and the areas its texts stand for; other texts are no store of the page. */
    readonly option: string;
    readonly areas: Readonly<Record<string, StorageArea>>;
    readonly area?: StorageArea;
    /** An option that, when false, stores nothing. */
    readonly unless?: string;
    /** Entries are encrypted with a key that script cannot read. */
    readonly encrypted?: boolean;
    /** In the framework's own words: what to write. */
    readonly advice: string;
  };
  /** The option that chooses the OAuth flow; texts that mean the token comes back in the URL. */
  readonly flow?: { readonly option: string; readonly implicit: readonly string[]; readonly isDefault?: boolean; readonly advice: string };
  /** A cookie in which the SDK keeps its session, readable by script. */
  readonly cookie?: { readonly name: string; readonly role: Role; readonly options: Options<CookieAttribute>; readonly defaults: CookieDefaults };
}

/** `init` has `headers`, `config` what the options say; `parameter` and `value` are one parameter of an address. */
export type RequestArgument = 'url' | 'init' | 'config' | 'parameter' | 'value' | 'ignored';

/** A call or assignment that opens an address: only what it puts into the address or the headers is looked at. */
export interface RequestSite extends AnySite {
  readonly kind: 'request.send' | 'request.assign';
  readonly by: 'request' | 'websocket' | 'event-source' | 'navigation' | 'redirect';
  /** For `request.send`. */
  readonly signatures?: readonly Signature<RequestArgument>[];
  /** What stands where in `init` and `config`. */
  readonly options?: Readonly<Record<string, 'url' | 'base-url' | 'headers' | 'params'>>;
}

/** A call that writes its arguments where others read them. */
export interface LogSite extends AnySite {
  readonly kind: 'log.write';
  readonly by: 'log' | 'error-tracker';
  /** Members that production usually drops. */
  readonly debug?: readonly string[];
  /** Options of the logger that take credentials out. */
  readonly unless?: readonly string[];
}

/** `JSON.parse` of a decoded part of a token: a decode by hand. */
export interface JsonSite extends AnySite {
  readonly kind: 'json.parse';
}

export type SetupArgument = 'options' | 'ignored';

/** A call that lets other origins read answers. */
export interface CorsSite extends AnySite {
  readonly kind: 'cors.configure';
  readonly signatures: readonly Signature<SetupArgument>[];
  /** Names of the options, dotted where they are nested. */
  readonly options: { readonly origins: string; readonly credentials: string };
  /** What is answered to every origin when `*` or nothing is given and credentials are allowed; `any` is `*`. */
  readonly starBesideCredentials: Extract<CorsOrigins, 'any' | 'every'>;
  readonly trueIs: CorsOrigins;
  readonly falseIs: CorsOrigins;
  /** `['*']` is as good as `*`. */
  readonly starInList?: boolean;
  /** How a function that is given for the origins tells its answer, and which of its parameters the origin is; the first one is the request where it is left out. */
  readonly answersBy: 'callback' | 'result';
  readonly originArgument?: number;
  /** The path names a plugin, and the site is the call that registers it: `app.register(plugin, options)`. */
  readonly registered?: boolean;
}

export type CsrfBinding = 'session' | 'cookie' | 'nothing' | 'origin';

/** A call that sets up a defence against cross-site request forgery. */
export interface CsrfSite extends AnySite {
  readonly kind: 'csrf.configure';
  readonly signatures: readonly Signature<SetupArgument>[];
  /** What binds a token to its visitor when no option says otherwise. */
  readonly boundTo: CsrfBinding;
  /** Options that change it when they are given, and not `false`; the first that is given decides. */
  readonly binding?: Readonly<Record<string, CsrfBinding | Readonly<Record<string, CsrfBinding>>>>;
  /** A function that gives what the token is bound to: when it gives the same text every time, that is nothing. */
  readonly identifier?: string;
  /** A list of methods that are let through. */
  readonly ignoredMethods?: string;
  /** An option whose function, list or text lets origins through. */
  readonly origins?: string;
  readonly registered?: boolean;
}

export interface ValueSource {
  readonly at: Path;
  /**
   * `key-set`: the keys that an issuer publishes; `embedded-key`: a key that the token itself carries. The last three are
   * stores of the page, as they are handed to libraries.
   */
  readonly is: 'random' | 'session-id' | 'request-cookie' | 'request-token' | 'key-set' | 'embedded-key' | 'request-headers' | 'stored' | 'local-storage' | 'session-storage' | 'indexeddb';
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
  'header.typ': { attribute: 'namesKind', as: 'presence' },
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

/** `header.split(' ')[1]`, `header.slice(7)`, `header.replace('Bearer ', '')`: the scheme goes, the token stays. */
const bearerCuts = ['', '.split().*', '.slice()', '.substring()', '.substr()', '.replace()'];

/** The Authorization header that stands at a path, as it is and without its scheme. */
export function authorizationHeaderAt(path: string): ValueSource[] {
  return bearerCuts.map((cut) => ({ at: `${path}${cut}`, is: 'request-token', api: 'the Authorization header' }));
}
