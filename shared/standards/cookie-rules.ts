// The numbers and names of RFC 6265bis (draft 22) and layered-cookies (draft 02). What single browsers do differently
// is in browsers.ts.

export const cookieLimits = {
  /** Octets of name plus value; more and the cookie is refused (5.6). */
  nameAndValue: 4096,
  /** Octets of an attribute's value; more and the attribute is ignored (5.6). */
  attributeValue: 1024,
  /** Seconds that a persistent cookie may live (5.5): 400 days. */
  lifetime: 34_560_000,
  /** Seconds after its creation in which a cookie without SameSite also goes with unsafe top-level navigations (5.6.7.2). */
  laxAllowingUnsafe: 120,
} as const;

export type CookiePrefixName = '__Secure-' | '__Host-' | '__Http-' | '__Host-Http-';

/** What a name that starts like this promises. Names are compared without case. */
export interface CookiePrefix {
  readonly prefix: CookiePrefixName;
  /** Set by a response only: the HttpOnly attribute is required. */
  readonly httpOnly: boolean;
  /** Bound to one host: no Domain, and Path=/. */
  readonly host: boolean;
}

/** All of them need Secure. The longest comes first, since one prefix can begin another. */
export const cookiePrefixes: readonly CookiePrefix[] = [
  { prefix: '__Host-Http-', httpOnly: true, host: true },
  { prefix: '__Secure-', httpOnly: false, host: false },
  { prefix: '__Host-', httpOnly: false, host: true },
  { prefix: '__Http-', httpOnly: true, host: false },
];

/** Methods that change nothing on the server (RFC 9110, 9.2.1): only these carry Lax cookies across sites. */
export const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** URL schemes of requests that carry cookies. */
export const cookieSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'ws:', 'wss:']);
