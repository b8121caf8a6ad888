// The shape of what we know about a library. A model is data: it says where a library's calls stand in code, what their
// arguments mean and what happens when an option is left out. It knows no checks and no syntax tree.
import type { Side } from '#shared/facts/sighting.ts';
import type { CookieRefSite, CookieSite, CookieTextSite } from './shape/cookie-sites.ts';
import type { CorsSite, CsrfSite, HeadersSite } from './shape/defence-sites.ts';
import type { JsonSite, JwtSite } from './shape/jwt-sites.ts';
import type { LogSite, RequestSite } from './shape/request-sites.ts';
import type { SecretSite, SessionSite } from './shape/session-sites.ts';
import type { Path } from './shape/site.ts';
import type { PersistSite, SdkSite, StorageHookSite, StorageSite } from './shape/storage-sites.ts';

export type * from './shape/cookie-sites.ts';
export type * from './shape/defence-sites.ts';
export type * from './shape/jwt-sites.ts';
export type * from './shape/options.ts';
export type * from './shape/request-sites.ts';
export type * from './shape/session-sites.ts';
export type * from './shape/site.ts';
export type * from './shape/storage-sites.ts';

export interface Model {
  /** The npm package, or `browser`. */
  readonly library: string;
  /** Under which heading a reader looks for it. */
  readonly group: Group;
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
  /** What is not known of it, or left to others: sentences for its page. */
  readonly leavesOut?: readonly string[];
}

export type Group = 'server framework' | 'session library' | 'session store' | 'cookie library' | 'JWT library' | 'sign-in library' | 'browser and its stores' | 'defence' | 'requests and logs';

export interface Place {
  readonly paths: readonly Path[];
  /** Names of a parameter that stand for it where nothing else says what the parameter is. */
  readonly parameters?: readonly { readonly named: readonly string[]; readonly after?: readonly string[] }[];
  /** What files call it that import it from another file of the project, and so need not name the library. */
  readonly importedAs?: readonly string[];
}

export type Site = CookieSite | CookieTextSite | CookieRefSite | SessionSite | SecretSite | JwtSite | StorageSite | StorageHookSite | PersistSite | SdkSite | RequestSite | LogSite | JsonSite | CorsSite | CsrfSite | HeadersSite;
export type SiteKind = Site['kind'];

export interface ValueSource {
  readonly at: Path;
  /**
   * `issued-token`: what a sign-in library got for the user; `key-set`: the keys that an issuer publishes; `embedded-key`: a key that the
   * token itself carries; `local-storage` and the next two: stores of the page, as they are handed to libraries; `memory-store`,
   * `kept-store`: stores of sessions; `guessable`: what tells one thing from another, and is made of the time or of a generator that is
   * not for secrets.
   */
  readonly is: 'issued-token' | 'random' | 'session-id' | 'request-cookie' | 'request-token' | 'key-set' | 'embedded-key' | 'request-headers' | 'stored' | 'local-storage' | 'session-storage' | 'indexeddb' | 'memory-store' | 'kept-store' | 'guessable';
  readonly api: string;
  /** Not when the call is given this option, which then says what kind it is. */
  readonly unlessGiven?: string;
  /** For `kept-store`: the option that has it keep sessions for ever. */
  readonly endlessWith?: string;
}

export function defineModel(model: Model): Model {
  return model;
}

/** `header.split(' ')[1]`, `header.slice(7)`, `header.replace('Bearer ', '')`: the scheme goes, the token stays. */
const bearerCuts = ['', '.split().1', '.split().pop()', '.slice()', '.substring()', '.substr()', '.replace()'];

/** The Authorization header that stands at a path, as it is and without its scheme. */
export function authorizationHeaderAt(path: string): ValueSource[] {
  return bearerCuts.map((cut) => ({ at: `${path}${cut}`, is: 'request-token', api: 'the Authorization header' }));
}
