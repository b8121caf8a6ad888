import { describe, expect, test } from 'vitest';
import type { SendReasonId } from '#shared/semantics/reasons.ts';
import type { RequestContext } from '#shared/semantics/request-context.ts';
import type { StoredCookie } from '#shared/semantics/stored-cookie.ts';
import { wouldSend } from '#shared/semantics/would-send.ts';
import type { Browser } from '#shared/standards/browsers.ts';

const now = Date.UTC(2026, 10, 23, 12);
const minutes = 60_000;

const base: StoredCookie = {
  name: 'sid',
  value: '1',
  domain: 'shop.example.com',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'None',
  created: now - 60 * minutes,
  sourceScheme: 'https',
};
const safe: StoredCookie = { ...base, secure: true };

const shop = 'https://shop.example.com/account';
const typed: RequestContext = { url: shop, method: 'GET', topLevelNavigation: true, initiatorUrl: null, now };
const sameSite: RequestContext = { url: shop, method: 'POST', topLevelNavigation: false, topLevelUrl: 'https://www.example.com/', initiatorUrl: 'https://www.example.com/', now };
const link: RequestContext = { url: shop, method: 'GET', topLevelNavigation: true, initiatorUrl: 'https://elsewhere.test/', now };
const form: RequestContext = { ...link, method: 'POST' };
const image: RequestContext = { url: shop, method: 'GET', topLevelNavigation: false, topLevelUrl: 'https://elsewhere.test/', initiatorUrl: 'https://elsewhere.test/', now };
const sandwich: RequestContext = { ...sameSite, topLevelUrl: shop, ancestors: ['https://elsewhere.test/', shop], initiatorUrl: shop };
const fromHttp: RequestContext = { ...link, initiatorUrl: 'http://shop.example.com/' };
const framedInHttp: RequestContext = { ...image, topLevelUrl: 'http://shop.example.com/', initiatorUrl: 'http://shop.example.com/' };
const through: RequestContext = { ...link, initiatorUrl: shop, redirectedFrom: ['https://elsewhere.test/'] };
const script: RequestContext = { url: shop, method: 'GET', topLevelNavigation: false, topLevelUrl: shop, fromScript: true, now };

const strict: StoredCookie = { ...safe, sameSite: 'Strict' };
const lax: StoredCookie = { ...safe, sameSite: 'Lax' };
const unspecified: StoredCookie = { ...safe, sameSite: 'unspecified' };
const partitioned: StoredCookie = { ...safe, partitionKey: { topLevelSite: 'https://elsewhere.test', hasCrossSiteAncestor: true } };
const plain = (url: string): RequestContext => ({ ...typed, url });

type Expected = true | readonly SendReasonId[];
/** title, cookie, context, Chromium; Firefox and Safari where they differ from it. */
type Row = readonly [title: string, cookie: StoredCookie, context: RequestContext, chromium: Expected, others?: { readonly firefox?: Expected; readonly safari?: Expected }];

const insecure = { ...base, sameSite: 'Lax' } as const;

const rows: readonly Row[] = [
  // Domain
  ['the host that set it', insecure, plain('https://shop.example.com/'), true],
  ['a subdomain, host-only', insecure, plain('https://a.shop.example.com/'), ['DomainMismatch']],
  ['the parent, host-only', insecure, plain('https://example.com/'), ['DomainMismatch']],
  ['a subdomain, with Domain', { ...insecure, domain: 'example.com', hostOnly: false }, plain('https://a.b.example.com/'), true],
  ['the domain itself, with Domain', { ...insecure, domain: 'example.com', hostOnly: false }, plain('https://example.com/'), true],
  ['a host that only ends alike', { ...insecure, domain: 'example.com', hostOnly: false }, plain('https://badexample.com/'), ['DomainMismatch']],
  ['a host in upper case', insecure, plain('https://SHOP.Example.com/'), true],
  ['another port', insecure, plain('https://shop.example.com:8443/'), true],
  ['a trailing dot', insecure, plain('https://shop.example.com./'), ['DomainMismatch']],
  ['a host in Unicode', { ...insecure, domain: 'xn--bcher-kva.example' }, plain('https://bücher.example/'), true],
  ['an IP address', { ...insecure, domain: '127.0.0.1' }, plain('http://127.0.0.1/'), true],
  ['an IP address is nobody\'s subdomain', { ...insecure, domain: '0.0.1', hostOnly: false }, plain('http://127.0.0.1/'), ['DomainMismatch']],
  // Path
  ['the root covers everything', insecure, plain('https://shop.example.com/a/b'), true],
  ['the path itself', { ...insecure, path: '/a' }, plain('https://shop.example.com/a'), true],
  ['below the path', { ...insecure, path: '/a' }, plain('https://shop.example.com/a/b'), true],
  ['a path that only starts alike', { ...insecure, path: '/a' }, plain('https://shop.example.com/ab'), ['NotOnPath']],
  ['above the path', { ...insecure, path: '/a/b' }, plain('https://shop.example.com/a'), ['NotOnPath']],
  ['a path with a trailing slash', { ...insecure, path: '/a/' }, plain('https://shop.example.com/a/b'), true],
  ['a path with a trailing slash, without it', { ...insecure, path: '/a/' }, plain('https://shop.example.com/a'), ['NotOnPath']],
  ['paths keep their case', { ...insecure, path: '/A' }, plain('https://shop.example.com/a'), ['NotOnPath']],
  ['the query is no path', { ...insecure, path: '/a' }, plain('https://shop.example.com/?/a'), ['NotOnPath']],
  // Secure and scheme
  ['Secure over https', lax, plain(shop), true],
  ['Secure over http', lax, plain('http://shop.example.com/'), ['SecureOnly']],
  ['Secure to http://localhost', { ...lax, domain: 'localhost' }, plain('http://localhost/'), true, { safari: ['SecureOnly'] }],
  ['Secure to http://app.localhost', { ...lax, domain: 'app.localhost' }, plain('http://app.localhost/'), true, { safari: ['SecureOnly'] }],
  ['Secure to a private address', { ...lax, domain: '10.0.0.1' }, plain('http://10.0.0.1/'), ['SecureOnly']],
  ['set over http, sent over https', { ...insecure, sourceScheme: 'http' }, plain(shop), true],
  ['None without Secure', base, typed, ['SameSiteNoneInsecure'], { safari: true }],
  ['WebSocket with TLS', lax, { ...sameSite, url: 'wss://shop.example.com/' }, true],
  ['WebSocket without TLS', { ...insecure, sameSite: 'unspecified' }, { ...sameSite, url: 'ws://shop.example.com/', topLevelUrl: 'http://shop.example.com/', initiatorUrl: 'http://shop.example.com/' }, true],
  ['ftp', insecure, plain('ftp://shop.example.com/'), ['crumbtrail:SchemeNotSupported']],
  // Expiry
  ['without an expiry', insecure, typed, true],
  ['a millisecond before its end', { ...insecure, expires: now + 1 }, typed, true],
  ['at its end', { ...insecure, expires: now }, typed, ['crumbtrail:Expired']],
  ['after its end', { ...insecure, expires: now - 1 }, typed, ['crumbtrail:Expired']],
  // SameSite
  ['Strict, typed', strict, typed, true],
  ['Strict, same site', strict, sameSite, true],
  ['Strict, link', strict, link, ['SameSiteStrict']],
  ['Strict, form', strict, form, ['SameSiteStrict']],
  ['Strict, image', strict, image, ['SameSiteStrict'], { firefox: ['SameSiteStrict', 'crumbtrail:PartitionMismatch'], safari: ['SameSiteStrict', 'crumbtrail:ThirdPartyBlocked'] }],
  ['Lax, typed', lax, typed, true],
  ['Lax, same site', lax, sameSite, true],
  ['Lax, link', lax, link, true],
  ['Lax, HEAD', lax, { ...link, method: 'HEAD' }, true],
  ['Lax, method in lower case', lax, { ...link, method: 'get' }, true],
  ['Lax, form', lax, form, ['SameSiteLax']],
  ['Lax, image', lax, image, ['SameSiteLax'], { firefox: ['SameSiteLax', 'crumbtrail:PartitionMismatch'], safari: ['SameSiteLax', 'crumbtrail:ThirdPartyBlocked'] }],
  ['Lax, fresh, form', { ...lax, created: now }, form, ['SameSiteLax']],
  ['None, link', safe, link, true],
  ['None, form', safe, form, true],
  ['None, image', safe, image, true, { firefox: ['crumbtrail:PartitionMismatch'], safari: ['crumbtrail:ThirdPartyBlocked'] }],
  ['unspecified, typed', unspecified, typed, true],
  ['unspecified, link', unspecified, link, true],
  ['unspecified, old, form', unspecified, form, ['SameSiteUnspecifiedTreatedAsLax'], { firefox: true, safari: true }],
  ['unspecified, fresh, form', { ...unspecified, created: now - minutes }, form, true],
  ['unspecified, two minutes old, form', { ...unspecified, created: now - 2 * minutes }, form, true],
  ['unspecified, a moment older, form', { ...unspecified, created: now - 2 * minutes - 1 }, form, ['SameSiteUnspecifiedTreatedAsLax'], { firefox: true, safari: true }],
  ['unspecified, fresh, fetch with POST', { ...unspecified, created: now }, { ...image, method: 'POST' }, ['SameSiteUnspecifiedTreatedAsLax'], { firefox: ['crumbtrail:PartitionMismatch'], safari: ['crumbtrail:ThirdPartyBlocked'] }],
  ['unspecified, image', unspecified, image, ['SameSiteUnspecifiedTreatedAsLax'], { firefox: ['crumbtrail:PartitionMismatch'], safari: ['crumbtrail:ThirdPartyBlocked'] }],
  ['Strict, another site in between', strict, sandwich, ['SameSiteStrict'], { firefox: ['SameSiteStrict', 'crumbtrail:PartitionMismatch'], safari: ['SameSiteStrict', 'crumbtrail:ThirdPartyBlocked'] }],
  ['Strict, opaque initiator', strict, { ...typed, initiatorUrl: 'null' }, ['SameSiteStrict']],
  ['Lax, opaque page', lax, { ...image, topLevelUrl: 'data:text/html,x' }, ['SameSiteLax'], { firefox: ['SameSiteLax', 'crumbtrail:PartitionMismatch'], safari: ['SameSiteLax', 'crumbtrail:ThirdPartyBlocked'] }],
  ['Strict, siblings below a private suffix', { ...strict, domain: 'a.github.io' }, { ...typed, url: 'https://a.github.io/', initiatorUrl: 'https://b.github.io/' }, ['SameSiteStrict']],
  ['Strict, siblings below a registrable domain', strict, { ...typed, initiatorUrl: 'https://www.example.com/' }, true],
  ['Strict, siblings below localhost', { ...strict, domain: 'a.localhost' }, { ...typed, url: 'https://a.localhost/', initiatorUrl: 'https://b.localhost/' }, ['SameSiteStrict']],
  ['Strict, two addresses', { ...strict, domain: '127.0.0.1' }, { ...typed, url: 'https://127.0.0.1/', initiatorUrl: 'https://127.0.0.2/' }, ['SameSiteStrict']],
  ['Strict, another port', strict, { ...typed, initiatorUrl: 'https://shop.example.com:8443/' }, true],
  // Schemeful same-site
  ['Strict, link from http', strict, fromHttp, ['SchemefulSameSiteStrict'], { firefox: true, safari: true }],
  ['Lax, link from http', lax, fromHttp, true],
  ['Lax, form from http', lax, { ...fromHttp, method: 'POST' }, ['SchemefulSameSiteLax'], { firefox: true, safari: true }],
  ['Lax, framed in http', lax, framedInHttp, ['SchemefulSameSiteLax'], { firefox: true, safari: true }],
  ['unspecified, framed in http', unspecified, framedInHttp, ['SchemefulSameSiteUnspecifiedTreatedAsLax'], { firefox: true, safari: true }],
  // Redirects
  ['Strict, through another site', strict, through, true, { firefox: ['SameSiteStrict'], safari: ['SameSiteStrict'] }],
  ['Lax, through another site', lax, through, true],
  ['Lax, form through another site', lax, { ...through, method: 'POST' }, true, { firefox: ['SameSiteLax'], safari: ['SameSiteLax'] }],
  ['Strict, through the same site', strict, { ...through, redirectedFrom: ['https://www.example.com/'] }, true],
  // Scripts
  ['script', lax, script, true],
  ['script and HttpOnly', { ...lax, httpOnly: true }, script, ['crumbtrail:HiddenFromScript']],
  ['script, framed on another site', strict, { ...script, topLevelUrl: 'https://elsewhere.test/', ancestors: [shop] }, ['SameSiteStrict'], { firefox: ['SameSiteStrict', 'crumbtrail:PartitionMismatch'], safari: ['SameSiteStrict', 'crumbtrail:ThirdPartyBlocked'] }],
  // Partitions
  ['partitioned, in its partition', partitioned, image, true],
  ['partitioned, typed', partitioned, typed, ['crumbtrail:PartitionMismatch']],
  ['partitioned, on a third site', partitioned, { ...image, topLevelUrl: 'https://third.test/', initiatorUrl: 'https://third.test/' }, ['crumbtrail:PartitionMismatch']],
  ['partitioned at the top, another site in between', { ...safe, partitionKey: { topLevelSite: 'https://example.com', hasCrossSiteAncestor: false } }, sandwich, ['crumbtrail:PartitionMismatch']],
  // All reasons together
  ['everything at once', { ...strict, path: '/x', expires: now - 1 }, { ...link, url: 'http://www.example.com/' }, ['crumbtrail:Expired', 'SecureOnly', 'NotOnPath', 'DomainMismatch', 'SameSiteStrict']],
];

describe.each(['chromium', 'firefox', 'safari'] as const)('wouldSend in %s', (browser: Browser) => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_title, [, cookie, context, chromium, others]) => {
    const answer = wouldSend(cookie, { ...context, browser });
    const expected = (browser === 'chromium' ? undefined : others?.[browser]) ?? chromium;
    if (expected === true) expect(answer).toEqual({ sent: true });
    else expect('reasons' in answer && answer.reasons.map(({ id }) => id)).toEqual(expected);
  });
});

test('reasons are sentences that name the browser', () => {
  const answer = wouldSend(unspecified, { ...form, browser: 'chromium' });
  expect('reasons' in answer && answer.reasons).toEqual([
    {
      id: 'SameSiteUnspecifiedTreatedAsLax',
      text: 'The cookie has no SameSite, which Chromium treats as Lax, and the request comes from another site without being a top-level navigation with a safe method.',
      devtools: 'SchemefulSameSiteUnspecifiedTreatedAsLax',
    },
  ]);
});
