import type { Known } from './known.ts';
import type { RoleGuess } from './role.ts';
import type { Secret } from './secret.ts';
import type { Scope, SourceSighting } from './sighting.ts';

/** What the result of a decode is used for. */
export type DecodeUse = 'decision' | 'key-lookup' | 'display' | 'unused';

/**
 * What becomes of a verification. `unused`: it gives its failure back, and nobody looks; `not-awaited`: its promise is
 * taken for the result; `swallowed`: its exception is caught and the request goes on; `error-unread`: its callback does
 * not look at the error.
 */
export type VerifyOutcome = 'used' | 'unused' | 'not-awaited' | 'swallowed' | 'error-unread';

/** What the payload is made of when it is a whole record of a user. */
export interface SignedRecord {
  /** As the code calls it. */
  readonly name: string;
  /** The code reads a password of the same record, so the record has one. */
  readonly hasPassword: boolean;
}

/** A call of a JWT library in source code. */
export interface JwtCallFact {
  readonly kind: 'jwt-call';
  readonly id: string;
  readonly seen: SourceSighting;
  readonly scope: Scope;
  readonly operation: 'sign' | 'verify' | 'decode';
  /** Algorithms written or allowed; library default when nobody says. */
  readonly algorithms: Known<readonly string[]>;
  /** Seconds from issue to `exp`; absent means the token never expires. */
  readonly lifetime: Known<number>;
  /** Top-level claim names of the payload that is signed. */
  readonly claims: Known<readonly string[]>;
  /** Some of the claims, where others are not known. */
  readonly someClaims?: readonly string[];
  /** Fields of claims that are objects, as paths: `profile.email`. */
  readonly innerClaims?: readonly string[];
  readonly secret: Known<Secret>;
  /** For sign: the same text as at other calls of the file with the same key, where the key itself is not known. */
  readonly keyIdentity?: string;
  /** For decode: what the unverified claims are used for. */
  readonly use: Known<DecodeUse>;
  /** For decode: a verify of the same token stands in the same function or file. */
  readonly verifiedBeside: Known<boolean>;
  /**
   * For verify: the verified claims are looked up in a store before they are trusted (session table, deny list, token
   * version), which makes the login a hybrid. Left out when nobody looked for it.
   */
  readonly lookedUp?: Known<boolean>;
  /**
   * For verify: what chooses the algorithm when the call does not. `header`: the token itself; `key-text`: how the text of
   * the key begins; `key-type`: the kind of the key, so that a public key is never the secret of an HMAC.
   */
  readonly algorithmChosenBy?: 'header' | 'key-text' | 'key-type';
  /** For sign: it is named; for verify: it is compared. Left out where nobody looked. */
  readonly audience?: Known<boolean>;
  readonly issuer?: Known<boolean>;
  readonly checksExpiry?: Known<boolean>;
  readonly checksSignature?: Known<boolean>;
  readonly outcome?: VerifyOutcome;
  /** Options that switch off what the library does for safety, as they are written. */
  readonly unsafeOptions?: readonly string[];
  /** The option that may give an empty key, where nobody sets the variable. */
  readonly emptyKey?: string;
  /** The code around it is about renewing or ending a login, where expired tokens are read on purpose. */
  readonly inRenewal?: boolean;
  /** For sign: time claims that are written in milliseconds. */
  readonly millisecondClaims?: readonly string[];
  /** For sign: the payload is a whole record. */
  readonly record?: SignedRecord;
  /** For sign: octets that the token has at the least, whatever its unknown claims come to. */
  readonly leastOctets?: number;
  /** For sign: the header says which kind of token it is (typ). */
  readonly namesKind?: Known<boolean>;
  /** For sign: the claims are encrypted, so only who has the key reads them. */
  readonly encrypted?: boolean;
  /** For sign: a word of the names around it that says what else than a login the token is for (`unsubscribeLink`, `inviteKey`). */
  readonly purpose?: string;
  /** For sign: a word of the names around it that says that its token opens or changes an account once (`resetToken`, `activationLink`). */
  readonly oneTime?: string;
  /** What the token is for, when names around the call say so (`signRefreshToken`, `REFRESH_SECRET`). */
  readonly role?: RoleGuess;
}
