import type { Known } from './known.ts';
import type { RoleGuess } from './role.ts';
import type { Scope, Sighting } from './sighting.ts';
import type { ValueContent } from './value-content.ts';
import type { ValueShape } from './value-shape.ts';

/** An entry of a script-readable store of the page. In Cache Storage it is one value of a stored response, or a header of the stored request. */
export interface StorageFact {
  readonly kind: 'storage';
  readonly id: string;
  readonly seen: Sighting;
  readonly scope: Scope;
  readonly area: 'local' | 'session' | 'indexeddb' | 'cache-storage';
  readonly origin?: string;
  readonly key: Known<string>;
  /** In source, where the key is not known: how the code calls it, such as `TOKEN_KEY` of another package. */
  readonly called?: string;
  /** The raw value: a secret. */
  readonly value: Known<string>;
  readonly shape?: ValueShape;
  /** What the value carries, by names and kinds; absent when nothing in it could be read. */
  readonly content?: ValueContent;
  /** Keyed per-capture hashes of the credentials inside, comparable with those of bodies (`BodyCredential`). */
  readonly credentialHashes?: readonly string[];
  /** Whose word this is: read in the page's own world, or in the extension's isolated world. */
  readonly reportedBy?: 'page' | 'browser';
  /** When script of the page wrote it last, in milliseconds since the epoch: the word of the page, where it was watched. */
  readonly writtenAt?: number;
  readonly role: RoleGuess;
  /** The library encrypts it with a key that is not kept beside it (source). */
  readonly encrypted?: boolean;
  /** In source: the SDK whose configuration puts it there, and what to write instead in its own words. */
  readonly configuredBy?: { readonly library: string; readonly advice: string };
}

/** The area as the carrier of a token. */
export const carrierOfArea = { local: 'local-storage', session: 'session-storage', indexeddb: 'indexeddb', 'cache-storage': 'cache-storage' } as const;

/** The area as programmers call it. */
export const areaNames = { local: 'localStorage', session: 'sessionStorage', indexeddb: 'IndexedDB', 'cache-storage': 'Cache Storage' } as const;
