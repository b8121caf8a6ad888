import { isSamePartition, type PartitionKey } from './partition.ts';

/** A cookie as a browser keeps it. */
export interface StoredCookie {
  /** Empty for a nameless cookie. */
  readonly name: string;
  readonly value: string;
  /** Canonical, without a leading dot. */
  readonly domain: string;
  /** True when only this very host receives it. */
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** `unspecified`: absent or none of the three. What that means depends on the browser. */
  readonly sameSite: 'Strict' | 'Lax' | 'None' | 'unspecified';
  /** Milliseconds since the epoch; absent: it ends with the browser session. Past: the header deletes the cookie. */
  readonly expires?: number;
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** Scheme of the origin that set it. */
  readonly sourceScheme: 'http' | 'https';
  /** Present when it is kept apart for one top-level site. */
  readonly partitionKey?: PartitionKey;
}

/** True when both take the same place in the jar, so that the newer replaces the older (RFC 6265bis 5.7). */
export function isSamePlace(one: StoredCookie, other: StoredCookie): boolean {
  return (
    one.name === other.name &&
    one.domain === other.domain &&
    one.hostOnly === other.hostOnly &&
    one.path === other.path &&
    isSamePartition(one.partitionKey, other.partitionKey)
  );
}
