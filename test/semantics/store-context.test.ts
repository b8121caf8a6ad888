import { describe, expect, test } from 'vitest';
import type { SetReasonId } from '#shared/semantics/reasons.ts';
import type { RequestContext } from '#shared/semantics/request-context.ts';
import type { StoredCookie } from '#shared/semantics/stored-cookie.ts';
import { wouldStore } from '#shared/semantics/would-store.ts';

const now = Date.UTC(2026, 10, 23, 12);
const shop = 'https://shop.example.com/';
const elsewhere = 'https://elsewhere.test/';
const same: RequestContext = { url: shop, method: 'GET', topLevelNavigation: false, topLevelUrl: 'https://www.example.com/', initiatorUrl: 'https://www.example.com/', now };
const framed: RequestContext = { ...same, topLevelUrl: elsewhere, initiatorUrl: elsewhere };
const framedInHttp: RequestContext = { ...same, topLevelUrl: 'http://shop.example.com/', initiatorUrl: 'http://shop.example.com/' };
const script: RequestContext = { ...same, topLevelUrl: shop, initiatorUrl: shop, fromScript: true };
const form: RequestContext = { url: shop, method: 'POST', topLevelNavigation: true, initiatorUrl: elsewhere, now };
const through: RequestContext = { ...same, redirectedFrom: [elsewhere] };

const existing = (fields: Partial<StoredCookie>): StoredCookie[] => [
  { name: 'a', value: '1', domain: 'shop.example.com', hostOnly: true, path: '/', secure: false, httpOnly: false, sameSite: 'Lax', created: now - 1000, sourceScheme: 'https', ...fields },
];

type Expected = 'stored' | 'apart' | readonly SetReasonId[];
type Row = readonly [title: string, header: string, context: RequestContext, chromium: Expected, firefox: Expected, safari: Expected];

/** `apart`: stored for the top-level site alone. */
const rows: readonly Row[] = [
  ['Strict, same site', 'a=1; SameSite=Strict', same, 'stored', 'stored', 'stored'],
  ['Strict, cross-site form', 'a=1; SameSite=Strict', form, 'stored', 'stored', 'stored'],
  ['Strict, framed', 'a=1; SameSite=Strict', framed, ['SameSiteStrict'], ['SameSiteStrict'], ['SameSiteStrict', 'crumbtrail:ThirdPartyBlocked']],
  ['Lax, framed', 'a=1; SameSite=Lax', framed, ['SameSiteLax'], ['SameSiteLax'], ['SameSiteLax', 'crumbtrail:ThirdPartyBlocked']],
  ['unspecified, framed', 'a=1', framed, ['SameSiteUnspecifiedTreatedAsLax'], 'apart', ['crumbtrail:ThirdPartyBlocked']],
  ['None, framed', 'a=1; SameSite=None; Secure', framed, 'stored', 'apart', ['crumbtrail:ThirdPartyBlocked']],
  ['None and Partitioned, framed', 'a=1; SameSite=None; Secure; Partitioned', framed, 'apart', 'apart', 'apart'],
  ['Strict, framed in http', 'a=1; SameSite=Strict', framedInHttp, ['SchemefulSameSiteStrict'], 'stored', 'stored'],
  ['Lax, framed in http', 'a=1; SameSite=Lax', framedInHttp, ['SchemefulSameSiteLax'], 'stored', 'stored'],
  ['unspecified, framed in http', 'a=1', framedInHttp, ['SchemefulSameSiteUnspecifiedTreatedAsLax'], 'stored', 'stored'],
  ['Lax, through another site', 'a=1; SameSite=Lax', through, 'stored', 'stored', ['SameSiteLax']],
  ['Lax and Secure over http, framed', 'a=1; SameSite=Lax; Secure', { ...framed, url: 'http://shop.example.com/' }, ['SecureOnly', 'SameSiteLax'], ['SecureOnly', 'SameSiteLax'], ['SecureOnly', 'SameSiteLax', 'crumbtrail:ThirdPartyBlocked']],
  ['script', 'a=1', script, 'stored', 'stored', 'stored'],
  ['script, HttpOnly', 'a=1; HttpOnly', script, ['crumbtrail:HttpOnlyFromScript'], ['crumbtrail:HttpOnlyFromScript'], ['crumbtrail:HttpOnlyFromScript']],
  ['script, __Http-', '__Http-a=1; HttpOnly; Secure', script, ['crumbtrail:HttpOnlyFromScript'], ['crumbtrail:HttpOnlyFromScript'], ['crumbtrail:HttpOnlyFromScript']],
  ['script over HttpOnly', 'a=2; Path=/', { ...script, existing: existing({ httpOnly: true }) }, ['crumbtrail:OverwriteHttpOnly'], ['crumbtrail:OverwriteHttpOnly'], ['crumbtrail:OverwriteHttpOnly']],
  ['script deletes HttpOnly', 'a=; Path=/; Max-Age=0', { ...script, existing: existing({ httpOnly: true }) }, ['crumbtrail:OverwriteHttpOnly'], ['crumbtrail:OverwriteHttpOnly'], ['crumbtrail:OverwriteHttpOnly']],
  ['script beside HttpOnly on another path', 'a=2; Path=/x', { ...script, existing: existing({ httpOnly: true }) }, 'stored', 'stored', 'stored'],
  ['script over an expired HttpOnly', 'a=2; Path=/', { ...script, existing: existing({ httpOnly: true, expires: now }) }, 'stored', 'stored', 'stored'],
  ['script, Secure over http', 'a=2; Secure', { ...script, url: 'http://shop.example.com/', topLevelUrl: 'http://shop.example.com/' }, ['SecureOnly'], ['SecureOnly'], ['SecureOnly']],
  ['script, framed', 'a=1; SameSite=Lax', { ...script, topLevelUrl: elsewhere, ancestors: [shop] }, ['SameSiteLax'], ['SameSiteLax'], ['SameSiteLax', 'crumbtrail:ThirdPartyBlocked']],
  ['a response from ftp', 'a=1', { ...form, url: 'ftp://shop.example.com/' }, ['SchemeNotSupported'], ['SchemeNotSupported'], ['SchemeNotSupported']],
];

describe.each([
  ['chromium', 3],
  ['firefox', 4],
  ['safari', 5],
] as const)('wouldStore in context: %s', (browser, column) => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_title, row) => {
    const answer = wouldStore(row[1], { ...row[2], browser });
    const got = 'refused' in answer ? answer.refused.map(({ id }) => id) : 'unsure' in answer ? answer : answer.stored.partitionKey ? 'apart' : 'stored';
    expect(got).toEqual(row[column]);
  });
});

describe('creation time', () => {
  const visit: RequestContext = { url: shop, method: 'GET', topLevelNavigation: true, initiatorUrl: null, now };
  test.each([
    ['chromium', 'a=1; Path=/', now - 1000],
    ['chromium', 'a=2; Path=/', now],
    ['firefox', 'a=1; Path=/', now - 1000],
    ['firefox', 'a=2; Path=/', now - 1000],
  ] as const)('%s replaces by %s', (browser, header, created) => {
    expect(wouldStore(header, { ...visit, browser, existing: existing({}) })).toMatchObject({ stored: { created } });
  });

  test.each(['a=2; Path=/x', 'b=2; Path=/', 'a=2; Path=/; Domain=example.com'])('%s replaces nothing', (header) => {
    expect(wouldStore(header, { ...visit, browser: 'firefox', existing: existing({}) })).toMatchObject({ stored: { created: now } });
  });
});
