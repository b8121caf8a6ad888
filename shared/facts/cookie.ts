import type { Known } from './known.ts';
import type { RoleGuess } from './role.ts';
import type { Scope, Sighting } from './sighting.ts';
import type { ValueContent } from './value-content.ts';
import type { ValueShape } from './value-shape.ts';

/** `invalid`: an attribute is written but is none of the three (RFC 6265bis 5.6.7 treats it as absent). */
export type SameSite = 'Strict' | 'Lax' | 'None' | 'invalid';

/** A cookie as one place sets, clears or holds it. */
export interface CookieFact {
  readonly kind: 'cookie';
  readonly id: string;
  readonly seen: Sighting;
  readonly scope: Scope;
  /** `set`: a header or call sets it; `clear`: deletes it; `hold`: the jar has it; `send`: only seen in a request. */
  readonly action: 'set' | 'clear' | 'hold' | 'send';
  readonly name: Known<string>;
  /** In source, where the name is not known: how the code calls it, such as `SESSION_COOKIE_NAME` of the environment. */
  readonly called?: string;
  /** The raw value: a secret. Reports print a mask. */
  readonly value: Known<string>;
  readonly shape?: ValueShape;
  /** What the value carries, by names and kinds; absent when nothing in it could be read. In source only what the code calls by a telling name. */
  readonly content?: ValueContent;
  /** Keyed per-capture hashes of the credentials inside, comparable with those of bodies (`BodyCredential`). */
  readonly credentialHashes?: readonly string[];
  readonly secure: Known<boolean>;
  readonly httpOnly: Known<boolean>;
  readonly sameSite: Known<SameSite>;
  /** The attribute as written, without a leading dot; absent means host-only. */
  readonly domain: Known<string>;
  /** In source: an option that is there for it shares the cookie with all subdomains. */
  readonly isSharedOnPurpose?: true;
  readonly path: Known<string>;
  /** Seconds from `seen.time` to expiry, Max-Age before Expires; absent means it ends with the browser session. */
  readonly lifetime: Known<number>;
  readonly partitioned: Known<boolean>;
  /** In source: whether the library signs the value; left out when it does not sign values or the value needs no signature. */
  readonly signed?: Known<boolean>;
  /** In source: the path is another one for each application or tenant, as the code chooses it: `/wiki or /billing`. */
  readonly pathsApart?: string;
  /** In source: the value is an object that the code writes as JSON, in the clear. */
  readonly serialised?: true;
  /** In source: the unit in which the code that sets it counts the lifetime, where it is a bare number. */
  readonly lifetimeUnit?: 'milliseconds' | 'seconds' | 'days';
  /** In source, where a path is written: what tells two values of a file apart, without them. */
  readonly valueIdentity?: string;
  /** Host of the response or page that set it (live). */
  readonly host?: string;
  /** Written by page script (document.cookie, js-cookie …), so it can never be HttpOnly. */
  readonly byScript: Known<boolean>;
  /** Octets of name plus value (live). */
  readonly size?: number;
  /** What the parser had to ignore or could not read. */
  readonly problems: readonly string[];
  /** When script of the page wrote it last, in milliseconds since the epoch: the word of the page, where it was watched. */
  readonly writtenAt?: number;
  readonly role: RoleGuess;
}
