import type { SecretOrigin } from '../standards/weak-secrets.ts';
import type { RoleGuess } from './role.ts';
import type { Scope, Sighting } from './sighting.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = { readonly [key: string]: JsonValue };

/** Where a token was found. `name` is the cookie, storage key, header or parameter. */
export interface Carrier {
  readonly in: 'cookie' | 'local-storage' | 'session-storage' | 'indexeddb' | 'cache-storage' | 'header' | 'url' | 'body' | 'input';
  readonly name: string;
  /** Field of the value it stood in, when the value is JSON. */
  readonly field?: string;
}

/** A JWT (JWS or JWE compact serialisation, RFC 7515 / 7516 section 3.1) that was seen. */
export interface TokenFact {
  readonly kind: 'token';
  readonly id: string;
  readonly seen: Sighting;
  readonly scope: Scope;
  readonly format: 'jws' | 'jwe';
  /** The raw token: a secret. */
  readonly raw: string;
  /** Keyed per-capture hashes of the credentials inside, comparable with those of bodies (`BodyCredential`). */
  readonly credentialHashes?: readonly string[];
  readonly header?: JsonObject;
  /** Absent for JWE and for tokens that could not be decoded. */
  readonly payload?: JsonObject;
  readonly signature: 'present' | 'empty';
  /** The user had its secret guessed, and it is one that everybody knows, of this kind. */
  readonly guessedSecret?: SecretOrigin;
  readonly carriers: readonly Carrier[];
  /** What could not be read: bad base64url, JSON that is no object, too large, too deep. */
  readonly problems: readonly string[];
  readonly role: RoleGuess;
}
