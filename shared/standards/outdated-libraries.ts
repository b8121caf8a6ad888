// Versions of libraries for tokens and sessions with a published weakness. Read on 2026-11-24; every row names its advisory, or where there
// is none that fits the entry of the change log, which was run against the versions on both sides (jwt-simple 0.5.2 and 0.5.3).

export interface OutdatedLibrary {
  readonly library: string;
  /** The first version without the weakness; there is none where nobody maintains the library any more. */
  readonly fixedIn?: string;
  readonly advisory: string;
  /** What goes wrong, as the end of "… versions before it", or of "the library". */
  readonly weakness: string;
  /** It is the weakness of a part that most who have the package never use. */
  readonly inPart?: true;
}

export const outdatedLibraries: readonly OutdatedLibrary[] = [
  { library: 'jsonwebtoken', fixedIn: '9.0.0', advisory: 'GHSA-qwph-4952-7xr6', weakness: 'take a key of the wrong kind, and accept unsigned tokens when no key is given' },
  { library: 'express-jwt', fixedIn: '6.0.0', advisory: 'CVE-2020-15084', weakness: 'work without a list of algorithms' },
  { library: 'hono', fixedIn: '4.11.4', advisory: 'GHSA-f67f-6cw9-8mq4', weakness: 'let the token choose the algorithm', inPart: true },
  { library: 'jwt-simple', fixedIn: '0.5.3', advisory: 'node-jwt-simple #86', weakness: 'accept a token that is signed with the public key' },
  { library: 'passport', fixedIn: '0.6.0', advisory: 'CVE-2022-25896', weakness: 'keep the session identifier at a login, so that whoever planted it is signed in, too' },
  { library: 'next-auth', fixedIn: '4.24.5', advisory: 'CVE-2023-48309', weakness: 'take the token of an unfinished sign-in for that of a user' },
  { library: 'csurf', advisory: 'deprecated on npm in September 2022', weakness: 'has known bypasses, and is no longer maintained' },
];
