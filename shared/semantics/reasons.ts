// Why a cookie was not stored or not sent. An id without a prefix is the DevTools protocol's (Network.SetCookieBlockedReason,
// Network.CookieBlockedReason), so that it can be compared with what Chromium reports; `crumbtrail:` marks what the
// protocol has no word for. The order of the tables is the order in which reasons are reported.
import { browserNames, cookieBehaviours, type Browser } from '../standards/browsers.ts';

export interface CookieReason<Id extends string = string> {
  readonly id: Id;
  /** A sentence for a user. Contains no part of the cookie. */
  readonly text: string;
  /** What this browser's DevTools reports instead of `id`, where it is less exact. */
  readonly devtools?: string;
}

const notStored = {
  NoCookieContent: 'The header has neither a name nor a value, so there is nothing to store.',
  NameValuePairExceedsMaxSize: 'Name and value are longer than 4096 octets together, which no browser stores.',
  DisallowedCharacter: 'The header contains a control character, so {browser} ignores all of it.',
  'crumbtrail:NamelessCookie': 'The cookie has no name, and {browser} does not store it, since its value could be read as another cookie.',
  InvalidDomain: 'The Domain attribute does not cover the host that answered, or is a domain under which anybody can register, such as com or github.io.',
  InvalidPrefix: 'The name (or the value of a nameless cookie) starts with a prefix whose promise the cookie does not keep in {browser}.',
  'crumbtrail:PartitionedInsecure': 'Partitioned needs the Secure attribute and an https origin.',
  SchemeNotSupported: 'Only http and https responses can set cookies.',
  SecureOnly: 'A cookie with Secure was set over a connection that {browser} does not count as secure.',
  SameSiteStrict: 'SameSite=Strict, and the response belongs to a request from another site.',
  SameSiteLax: 'SameSite=Lax, and the response belongs to a request from another site that is no top-level navigation.',
  SameSiteUnspecifiedTreatedAsLax: 'There is no SameSite, which {browser} treats as Lax, and the response belongs to a request from another site.',
  SchemefulSameSiteStrict: 'SameSite=Strict, and the page has another scheme: {browser} counts http and https of one domain as two sites.',
  SchemefulSameSiteLax: 'SameSite=Lax, and the page has another scheme: {browser} counts http and https of one domain as two sites.',
  SchemefulSameSiteUnspecifiedTreatedAsLax:
    'There is no SameSite, which {browser} treats as Lax, and the page has another scheme: http and https of one domain count as two sites.',
  SameSiteNoneInsecure: 'SameSite=None without Secure, which {browser} refuses.',
  OverwriteSecure: 'A Secure cookie of this name exists, and a connection that is not secure may not shadow or replace it.',
  'crumbtrail:HttpOnlyFromScript': 'A script cannot write a cookie with HttpOnly.',
  'crumbtrail:OverwriteHttpOnly': 'An HttpOnly cookie of this name exists, and a script cannot replace it.',
  'crumbtrail:ThirdPartyBlocked': '{browser} blocks cookies of other sites than the one in the address bar.',
} as const;

const notSent = {
  'crumbtrail:Expired': 'The cookie has expired.',
  'crumbtrail:SchemeNotSupported': 'Only http, https and WebSocket requests carry cookies.',
  SecureOnly: 'The cookie is Secure, and {browser} does not count this connection as secure.',
  NotOnPath: "The request's path is not under the cookie's path.",
  DomainMismatch: "The request's host is not covered by the cookie's domain.",
  SameSiteStrict: 'SameSite=Strict, and the request comes from another site.',
  SameSiteLax: 'SameSite=Lax, and the request comes from another site without being a top-level navigation with a safe method.',
  SameSiteUnspecifiedTreatedAsLax:
    'The cookie has no SameSite, which {browser} treats as Lax, and the request comes from another site without being a top-level navigation with a safe method.',
  SchemefulSameSiteStrict: 'SameSite=Strict, and the request comes from the same domain under another scheme, which {browser} counts as another site.',
  SchemefulSameSiteLax: 'SameSite=Lax, and the request comes from the same domain under another scheme, which {browser} counts as another site.',
  SchemefulSameSiteUnspecifiedTreatedAsLax:
    'The cookie has no SameSite, which {browser} treats as Lax, and the request comes from the same domain under another scheme, which counts as another site.',
  SameSiteNoneInsecure: 'SameSite=None without Secure, which {browser} refuses.',
  'crumbtrail:HiddenFromScript': 'The cookie is HttpOnly, so scripts do not see it.',
  'crumbtrail:ThirdPartyBlocked': '{browser} blocks cookies of other sites than the one in the address bar.',
  'crumbtrail:PartitionMismatch': '{browser} keeps the cookie in the partition of another top-level site.',
} as const;

export type SetReasonId = keyof typeof notStored;
export type SendReasonId = keyof typeof notSent;

/** The reasons a browser has not to store a cookie, in their fixed order. */
export function setReasons(ids: readonly SetReasonId[], browser: Browser | undefined): CookieReason<SetReasonId>[] {
  return reasonsFrom(notStored, ids, browser);
}

/** The reasons a browser has not to send a cookie, in their fixed order. */
export function sendReasons(ids: readonly SendReasonId[], browser: Browser | undefined): CookieReason<SendReasonId>[] {
  return reasonsFrom(notSent, ids, browser);
}

function reasonsFrom<Id extends string>(table: Readonly<Record<Id, string>>, ids: readonly Id[], browser: Browser | undefined): CookieReason<Id>[] {
  const name = browser === undefined ? 'every browser' : browserNames[browser];
  const inOrder = (Object.keys(table) as Id[]).filter((id) => ids.includes(id));
  return inOrder.map((id) => {
    const devtools = reportedFor(id, browser);
    return { id, text: table[id].replaceAll('{browser}', name), ...(devtools === undefined ? {} : { devtools }) };
  });
}

function reportedFor(id: string, browser: Browser | undefined): string | undefined {
  if (browser === undefined || !cookieBehaviours[browser].reportsSchemefulAlways) return undefined;
  return id.startsWith('SameSite') && id !== 'SameSiteNoneInsecure' ? `Schemeful${id}` : undefined;
}
