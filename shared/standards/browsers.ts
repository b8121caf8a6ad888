// Where browsers differ about cookies, with their default settings. Chromium 156 and Firefox 153 are proven by tests that
// ask the real browser; Safari 26 is read from browser-compat-data and WebKit's documentation, and where those are silent
// it has the RFC's row.

export type Browser = 'chromium' | 'firefox' | 'safari';

export const browserNames: Readonly<Record<Browser, string>> = { chromium: 'Chromium', firefox: 'Firefox', safari: 'Safari' };

export interface CookieBehaviour {
  /** What a cookie without a valid SameSite attribute is treated as. */
  readonly absentSameSite: 'Lax' | 'None';
  readonly sameSiteNoneNeedsSecure: boolean;
  /** http and https of one domain are different sites. */
  readonly schemefulSameSite: boolean;
  /** A redirect through another site makes the request a cross-site one, or its sending side only, or is not looked at. */
  readonly redirectsCount: 'always' | 'sending' | 'never';
  /** DevTools reports the `Schemeful…` reason also where the whole site differs, not only the scheme. */
  readonly reportsSchemefulAlways: boolean;
  /** http://localhost, *.localhost and loopback addresses may set and receive Secure cookies. */
  readonly secureOnLocalhost: boolean;
  /** Cookies in a frame or subresource of another site: sent, kept apart for each top-level site, or blocked. */
  readonly crossSiteCookies: 'sent' | 'partitioned' | 'blocked';
  readonly partitionedAttribute: boolean;
  /** `__Http-` and `__Host-Http-` have a meaning. */
  readonly httpPrefixes: boolean;
  /** `__Host-` needs `Path=/` in the header, not only a default path that happens to be `/`. */
  readonly hostPrefixNeedsWrittenPath: boolean;
  /** `__Host-` allows a Domain that leaves the cookie host-only, because it names a public suffix. */
  readonly hostPrefixAllowsOwnSuffix: boolean;
  /** Seconds after which a cookie ends at the latest; absent when no cap is known. */
  readonly longestLife?: number;
  /** The same for cookies written by script. */
  readonly longestScriptLife?: number;
  /** A replaced cookie keeps its creation time always, or only when its value stays the same. */
  readonly creationTimeKept: 'always' | 'same value';
  /** A tab inside a name, value or attribute. */
  readonly innerTab: 'kept' | 'refused' | 'refused in Path';
  /** `Set-Cookie: word` is a cookie without a name, or one without a value. */
  readonly wordWithoutEquals: 'value' | 'name';
  /** `Set-Cookie: =word`: a cookie without a name. `refused if ambiguous`: when the value has an `=` of its own. */
  readonly emptyName: 'kept' | 'refused if ambiguous' | 'refused';
  /** `Domain=.` means no Domain attribute, or a domain that matches nothing. */
  readonly dotDomain: 'ignored' | 'refused';
  /** A Domain in Unicode is converted to Punycode, or matches nothing. */
  readonly unicodeDomain: 'converted' | 'refused';
  /** `Max-Age=+60`. */
  readonly maxAgePlus: 'read' | 'ignored';
  /** `Max-Age=-`, or a minus sign before something that is no number: `expired by any` ends the cookie as well. */
  readonly maxAgeMinus: 'expired' | 'expired by any' | 'ignored';
  /** An attribute with a value of more than 1024 octets. `flags are read`: Secure, HttpOnly, Partitioned and SameSite count all the same. */
  readonly longAttribute: 'ignored' | 'flags are read';
  /** How Expires is read. `own`: by a parser that knows time zones and forms of its own; only usual forms are certain. */
  readonly cookieDate: 'rfc' | 'chromium' | 'own';
  /** The last Max-Age or Expires counts even when it cannot be read, or it leaves an earlier one in force. */
  readonly unreadableExpiry: 'counts' | 'ignored';
}

const rfc = {
  sameSiteNoneNeedsSecure: true,
  schemefulSameSite: true,
  redirectsCount: 'always',
  reportsSchemefulAlways: false,
  partitionedAttribute: true,
  hostPrefixNeedsWrittenPath: true,
  hostPrefixAllowsOwnSuffix: true,
  creationTimeKept: 'always',
  innerTab: 'kept',
  wordWithoutEquals: 'value',
  emptyName: 'kept',
  dotDomain: 'ignored',
  unicodeDomain: 'converted',
  maxAgePlus: 'ignored',
  maxAgeMinus: 'expired',
  longAttribute: 'ignored',
  cookieDate: 'rfc',
  unreadableExpiry: 'ignored',
} as const;

const day = 86_400;

export const cookieBehaviours: Readonly<Record<Browser, CookieBehaviour>> = {
  chromium: {
    ...rfc,
    absentSameSite: 'Lax',
    redirectsCount: 'never',
    reportsSchemefulAlways: true,
    secureOnLocalhost: true,
    crossSiteCookies: 'sent',
    httpPrefixes: true,
    hostPrefixAllowsOwnSuffix: false,
    longestLife: 400 * day,
    creationTimeKept: 'same value',
    innerTab: 'refused',
    emptyName: 'refused if ambiguous',
    dotDomain: 'refused',
    maxAgePlus: 'read',
    maxAgeMinus: 'ignored',
    cookieDate: 'chromium',
    unreadableExpiry: 'counts',
  },
  firefox: {
    ...rfc,
    absentSameSite: 'None',
    schemefulSameSite: false,
    redirectsCount: 'sending',
    secureOnLocalhost: true,
    crossSiteCookies: 'partitioned',
    httpPrefixes: true,
    hostPrefixNeedsWrittenPath: false,
    longestLife: 400 * day,
    innerTab: 'refused in Path',
    wordWithoutEquals: 'name',
    emptyName: 'refused',
    dotDomain: 'refused',
    unicodeDomain: 'refused',
    maxAgeMinus: 'expired by any',
    longAttribute: 'flags are read',
    cookieDate: 'own',
    unreadableExpiry: 'counts',
  },
  safari: {
    ...rfc,
    absentSameSite: 'None',
    sameSiteNoneNeedsSecure: false,
    schemefulSameSite: false,
    secureOnLocalhost: false,
    crossSiteCookies: 'blocked',
    httpPrefixes: false,
    longestScriptLife: 7 * day,
  },
};
