import type { Scope, Sighting } from './sighting.ts';

/** What an active test asks of a server. Each is sent only when the user of the credential asked for it. */
export type ProbeKind =
  /** The credential of before a logout, after it. */
  | 'after-logout'
  /** A JWT with one character of its signature changed. */
  | 'altered-signature'
  /** A JWT without a signature. */
  | 'alg-none'
  /** A JWT of the same user that has expired. */
  | 'expired-token'
  /** The cookie with an `Origin` that was made up, to see who may read the answer. */
  | 'foreign-origin'
  /** A write with the cookie as a form of another site sends it: with an `Origin` that was made up, and no token or header of the page. */
  | 'foreign-write'
  /** A WebSocket handshake with the cookie and an `Origin` that was made up. */
  | 'foreign-handshake'
  /** An identifier that was made up and carried into a login, alone and after it. */
  | 'chosen-identifier'
  /** The identifier that the server gave before the login, alone and after it. */
  | 'identifier-before-login'
  /** The credential of one session after the password was changed in another. */
  | 'after-credential-change'
  /** The credential of the first session after the same user signed in a second time elsewhere. */
  | 'after-second-login'
  /** The credential after it was left unused for `waited` seconds, which is as long as whoever asks allows. */
  | 'after-idle'
  /** A refresh token that was exchanged `waited` seconds before. `authenticated` is the answer to one that was not. */
  | 'used-refresh-token'
  /** A cookie with another privilege written into it, at an address that refuses the user: `authenticated` is that refusal. */
  | 'edited-value';

export type ProbeMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Which credential a test was made with. Never its value. */
export interface ProbedCredential {
  /** Name of the cookie or storage entry, else of the header. */
  readonly name: string;
  readonly by: 'cookie' | 'bearer' | 'body';
  readonly form: 'opaque' | 'jws' | 'jwe' | 'sealed' | 'unknown';
  /** Seconds since the epoch, when it is a JWT with `exp`; null for a JWT without it. */
  readonly expires?: number | null;
  /** Whether a thief needs more than it: the client proves itself by a secret or a key (DPoP). */
  readonly bound?: boolean;
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
  /** Only a `foreign-write` and a `used-refresh-token` are sent by another method than GET. */
  readonly method: ProbeMethod;
  /** Printable: without query, as `printableUrl` gives it. */
  readonly url: string;
  readonly credential: ProbedCredential;
  readonly authenticated: ProbeAnswer;
  readonly probed: ProbeAnswer;
  readonly anonymous: ProbeAnswer;
  /** Seconds between the test and what should have ended the credential, or its last use. */
  readonly waited?: number;
  /** Whether the application shows its users their other sessions, or offers to end them. */
  readonly managesSessions?: boolean;
  /** Why the answers prove nothing, as a sentence: the logout before the replay failed. */
  readonly problem?: string;
}
