import type { PublishedKey } from './published-key.ts';
import type { Scope, Sighting } from './sighting.ts';

export type HeaderList = readonly (readonly [name: string, value: string])[];

/** What an exchange means for authentication, found by collect/ from fields, URL words and effect. */
export type ExchangeMark = 'login' | 'login-step' | 'refresh' | 'logout' | 'oauth-request' | 'oauth-callback' | 'token-request';

/** One HTTP request with its response. Bodies are never kept: only field names and keyed hashes of credential-shaped values. */
export interface ExchangeFact {
  readonly kind: 'exchange';
  readonly id: string;
  readonly seen: Sighting;
  readonly scope: Scope;
  readonly url: string;
  /** Upper case. */
  readonly method: string;
  /** 0 when there was no response. */
  readonly status: number;
  readonly requestHeaders: HeaderList;
  readonly responseHeaders: HeaderList;
  /** Field names of a form or JSON request body, dotted for nested JSON. */
  readonly requestFields: readonly string[];
  readonly responseFields: readonly string[];
  /** Keyed per-capture hashes of credential-shaped values in the bodies, with the field they stood in. */
  readonly requestCredentials: readonly BodyCredential[];
  readonly responseCredentials: readonly BodyCredential[];
  /** The same hashes of what the request headers carry outside of Cookie, with the header's name. */
  readonly headerCredentials?: readonly BodyCredential[];
  /** The same hashes of what stands in the URL, and in the URL that the Referer header tells. */
  readonly urlCredentials?: readonly AddressCredential[];
  readonly refererCredentials?: readonly AddressCredential[];
  /** `state` of an authorization request or of the answer to one (RFC 6749 4.1.1). */
  readonly oauthState?: { readonly hash: string; readonly bits: number };
  /** The same hashes of what an HTML page or script brings along, of values that are in use elsewhere, and of all its JWTs. */
  readonly pageCredentials?: readonly string[];
  /** The policies in meta elements of an HTML page; absent when its body was not read. */
  readonly metaPolicies?: readonly string[];
  /** Keys that the response shows: those of a JWK Set, and what no page may hold. */
  readonly publishedKeys?: readonly PublishedKey[];
  readonly requestType?: string;
  readonly responseType?: string;
  readonly marks: readonly ExchangeMark[];
  /** The capture carried no credential headers because the exporter removed them. */
  readonly sanitised?: boolean;
}

export interface BodyCredential {
  readonly field: string;
  readonly hash: string;
}

/** A credential-shaped value of an address. `field` is the parameter; in the path, where only JWTs are looked for, it is `path`. */
export interface AddressCredential extends BodyCredential {
  readonly in: 'query' | 'fragment' | 'path';
}

/** First value of a header, name compared without case. */
export function headerOf(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([header]) => header.toLowerCase() === wanted)?.[1];
}

/** All values of a header, in order (Set-Cookie is never joined). */
export function headersOf(headers: HeaderList, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([header]) => header.toLowerCase() === wanted).map(([, value]) => value);
}
