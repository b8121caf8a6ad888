/** In source: who runs this code. Unknown side stays silent. */
export type Side = 'server' | 'client' | 'unknown';

/**
 * Whose fact it is: the audited site (with the API hosts that receive its credentials) or another party
 * (identity provider, iframe, tracker). Another party's facts are shown and never judged as this site's.
 */
export type Scope = 'site' | 'other';

/** Where and when a fact was seen. */
export type Sighting =
  | LiveSighting
  | SourceSighting;

export interface LiveSighting {
  readonly in: 'set-cookie' | 'request' | 'response' | 'cookie-jar' | 'document-cookie' | 'page' | 'input';
  /** URL of the exchange or page. Query strings are secrets: reports print it without them. */
  readonly url?: string;
  /** Milliseconds since the epoch at capture. Checks judge against this, never against now. */
  readonly time?: number;
  /** Id of the ExchangeFact it was seen in. */
  readonly exchange?: string;
}

export interface SourceSighting {
  readonly in: 'source';
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  readonly side: Side;
  /** The API as a developer names it, e.g. `res.cookie` of express. */
  readonly api: string;
  readonly library: string;
  /** The version of it that is installed, when that could be seen. */
  readonly installed?: string;
}

export function isSource(sighting: Sighting): sighting is SourceSighting {
  return sighting.in === 'source';
}
