import type { Scope, Sighting } from './sighting.ts';

/** What an active test asks of a server. Each is sent only when the user of the credential asked for it. */
export type ProbeKind = 'after-logout' | 'altered-signature' | 'alg-none' | 'expired-token' | 'foreign-origin';

/** Which credential a test was made with. Never its value. */
export interface ProbedCredential {
  /** Name of the cookie or storage entry, else of the header. */
  readonly name: string;
  readonly by: 'cookie' | 'bearer';
  readonly form: 'opaque' | 'jws' | 'jwe' | 'sealed' | 'unknown';
  /** Seconds since the epoch, when it is a JWT with `exp`; null for a JWT without it. */
  readonly expires?: number | null;
}

/** What can be said of an answer without keeping it. */
export interface ProbeAnswer {
  /** 0 when there was none. */
  readonly status: number;
  /** Redirects are not followed, and where one leads is not kept. */
  readonly redirected: boolean;
  /** Octets of the body on a logarithmic scale: eight steps to a doubling. */
  readonly size: number;
  /** Keyed per-run hash of the body. */
  readonly body: string;
  /** A cache between us and the server answered. */
  readonly cached?: boolean;
  /** What it allows the foreign origin of a `foreign-origin` test. */
  readonly allows?: { readonly origin: boolean; readonly credentials: boolean };
}

/** One active test: the same request with the credential as it is, as the test alters or replays it, and without any. */
export interface ProbeFact {
  readonly kind: 'probe';
  readonly id: string;
  readonly seen: Sighting;
  readonly scope: Scope;
  readonly probe: ProbeKind;
  readonly method: 'GET';
  /** Printable: without query, as `printableUrl` gives it. */
  readonly url: string;
  readonly credential: ProbedCredential;
  readonly authenticated: ProbeAnswer;
  readonly probed: ProbeAnswer;
  readonly anonymous: ProbeAnswer;
  /** Why the answers prove nothing, as a sentence: the logout before the replay failed. */
  readonly problem?: string;
}
