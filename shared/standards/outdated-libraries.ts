// Versions of libraries for tokens and sessions with a published weakness. Read on 2026-11-24; every row names its advisory, or where there
// is none that fits the entry of the change log, which was run against the versions on both sides (jwt-simple 0.5.2 and 0.5.3).

export interface OutdatedLibrary {
  readonly library: string;
  /** The first version without the weakness. */
  readonly fixedIn: string;
  readonly advisory: string;
  /** What goes wrong, as the end of "… versions before it". */
  readonly weakness: string;
  /** It is the weakness of a part that most who have the package never use. */
  readonly inPart?: true;
}

export const outdatedLibraries: readonly OutdatedLibrary[] = [
  { library: 'jsonwebtoken', fixedIn: '9.0.0', advisory: 'GHSA-qwph-4952-7xr6', weakness: 'take a key of the wrong kind, and accept unsigned tokens when no key is given' },
  { library: 'express-jwt', fixedIn: '6.0.0', advisory: 'CVE-2020-15084', weakness: 'work without a list of algorithms' },
  { library: 'hono', fixedIn: '4.11.4', advisory: 'GHSA-f67f-6cw9-8mq4', weakness: 'let the token choose the algorithm', inPart: true },
  { library: 'jwt-simple', fixedIn: '0.5.3', advisory: 'node-jwt-simple #86', weakness: 'accept a token that is signed with the public key' },
];
