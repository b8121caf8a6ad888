// What a page keeps, by hand, through a store or through a sign-in SDK.
import type { Role } from '#shared/facts/role.ts';
import type { CookieAttribute, CookieDefaults } from './cookie-sites.ts';
import type { Options } from './options.ts';
import type { AnySite, Signature } from './site.ts';

export type StorageArea = 'local' | 'session' | 'indexeddb';

/** A `record` is an object whose fields are stored: its key is one of them, or not known. */
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

/** `const [token, setToken] = useLocalStorage('token', null)`: what is stored comes later, the call gives the first value. An `entry` is an object with `key` and `defaultValue`. */
export interface StorageHookSite extends AnySite {
  readonly kind: 'storage.hook';
  readonly area: StorageArea;
  readonly signatures: readonly Signature<'key' | 'value' | 'storage' | 'entry' | 'ignored'>[];
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

/** `store`: where tokens are to be kept, given by itself. */
export type SdkArgument = 'options' | 'store' | 'ignored';

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
