import { describe, expect, test } from 'vitest';
import { cookieHeader } from '#shared/semantics/cookie-header.ts';
import type { RequestContext } from '#shared/semantics/request-context.ts';
import type { StoredCookie } from '#shared/semantics/stored-cookie.ts';
import { wouldSend } from '#shared/semantics/would-send.ts';
import { wouldStore } from '#shared/semantics/would-store.ts';

const now = Date.UTC(2026, 10, 23, 12);
const shop = 'https://shop.example.com/';
const elsewhere = 'https://elsewhere.test/';
const request: RequestContext = { url: shop, method: 'GET', now, browser: 'chromium' };

type Verdict = 'stored' | 'unsure' | readonly string[];

function verdictOf(header: string, context: RequestContext): Verdict {
  const answer = wouldStore(header, context);
  return 'stored' in answer ? 'stored' : 'unsure' in answer ? 'unsure' : answer.refused.map(({ id }) => id);
}

describe('a field that is left out is not guessed', () => {
  test.each<readonly [title: string, header: string, context: RequestContext, verdict: Verdict]>([
    ['None does not need the context', 'a=1; SameSite=None; Secure', request, 'stored'],
    ['Lax does', 'a=1; SameSite=Lax', request, 'unsure'],
    ['so does an absent SameSite', 'a=1', request, 'unsure'],
    ['but not in Firefox, which stores it apart when it is of another site', 'a=1', { ...request, browser: 'firefox' }, 'unsure'],
    ['a top-level navigation is enough', 'a=1; SameSite=Strict', { ...request, topLevelNavigation: true }, 'stored'],
    ['no navigation is not', 'a=1; SameSite=Strict', { ...request, topLevelNavigation: false }, 'unsure'],
    ['another page decides against', 'a=1; SameSite=Lax', { ...request, topLevelNavigation: false, topLevelUrl: elsewhere }, ['SameSiteLax']],
    ['the same page alone does not decide for', 'a=1; SameSite=Lax', { ...request, topLevelNavigation: false, topLevelUrl: shop }, 'unsure'],
    ['page and initiator do', 'a=1; SameSite=Lax', { ...request, topLevelUrl: shop, initiatorUrl: shop }, 'stored'],
    ['another initiator could be navigating', 'a=1; SameSite=Lax', { ...request, topLevelUrl: shop, initiatorUrl: elsewhere }, 'unsure'],
    ['what is wrong with the text is certain', 'a=1; Domain=other.com', { ...request }, ['InvalidDomain']],
    ['a certain reason stays when others depend', 'a=1; Secure; SameSite=Lax', { ...request, url: 'http://shop.example.com/' }, ['SecureOnly']],
    ['the partition depends on the page', 'a=1; SameSite=None; Secure; Partitioned', request, 'unsure'],
    ['and is known with it', 'a=1; SameSite=None; Secure; Partitioned', { ...request, topLevelUrl: elsewhere, topLevelNavigation: false }, 'stored'],
    ['an address that cannot be read', 'a=1', { ...request, url: 'shop' }, 'unsure'],
    ['a header that is too long', `a=1; x=${'y'.repeat(70_000)}`, { ...request, topLevelNavigation: true }, 'unsure'],
  ])('%s', (_title, header, context, verdict) => {
    expect(verdictOf(header, context)).toEqual(verdict);
  });

  test('the sentence names what was not seen', () => {
    expect(wouldStore('a=1; SameSite=Lax', request)).toEqual({
      unsure: 'It depends on what was not seen: whether this is a top-level navigation, the page in the address bar and which document caused the request.',
    });
    expect(wouldStore('a=1; SameSite=Lax', { ...request, topLevelNavigation: false, topLevelUrl: shop })).toEqual({
      unsure: 'It depends on what was not seen: which document caused the request.',
    });
  });
});

describe('an unknown browser', () => {
  const visit: RequestContext = { url: shop, method: 'GET', topLevelNavigation: true, initiatorUrl: null, now };
  const image: RequestContext = { url: shop, method: 'GET', topLevelNavigation: false, topLevelUrl: elsewhere, initiatorUrl: elsewhere, now };

  test.each<readonly [title: string, header: string, context: RequestContext, verdict: Verdict]>([
    ['all store it', 'a=1; Path=/; Secure; HttpOnly; SameSite=Lax', visit, 'stored'],
    ['all refuse it', 'a=1; Domain=other.com', visit, ['InvalidDomain']],
    ['all refuse it, some for one reason more', '__Host-a=1; Domain=other.com', visit, ['InvalidDomain', 'InvalidPrefix']],
    ['Safari has no __Http-', '__Http-a=1; Secure', visit, 'unsure'],
    ['Safari has no localhost exception', 'a=1; Secure', { ...visit, url: 'http://localhost/' }, 'unsure'],
    ['Safari ends script cookies after a week', 'a=1; Secure; Max-Age=2592000', { ...visit, topLevelNavigation: false, topLevelUrl: shop, fromScript: true }, 'unsure'],
    ['a day is short enough for all', 'a=1; Secure; Max-Age=86400', { ...visit, topLevelNavigation: false, topLevelUrl: shop, fromScript: true }, 'stored'],
    ['the default of SameSite', 'a=1; Secure', image, 'unsure'],
  ])('%s', (_title, header, context, verdict) => {
    expect(verdictOf(header, context)).toEqual(verdict);
  });

  test('the sentence names both when both decide', () => {
    expect(wouldStore('a=1; Secure', { ...image, topLevelUrl: undefined })).toEqual({
      unsure: 'It depends on what was not seen: the page in the address bar. Chromium, Firefox and Safari differ, too.',
    });
  });

  test('the sentence names the browsers', () => {
    expect(wouldStore('__Http-a=1; Secure', visit)).toEqual({
      unsure: 'The browsers differ: Chromium and Firefox would refuse it (InvalidPrefix); Safari would store it for the browser session.',
    });
    const cookie: StoredCookie = { name: 'a', value: '1', domain: 'shop.example.com', hostOnly: true, path: '/', secure: true, httpOnly: false, sameSite: 'unspecified', created: now - 600_000, sourceScheme: 'https' };
    expect(wouldSend(cookie, { ...visit, method: 'POST', initiatorUrl: elsewhere })).toEqual({
      unsure: 'The browsers differ: Chromium would not send it (SameSiteUnspecifiedTreatedAsLax); Firefox and Safari would send it.',
    });
  });

  test('cookieHeader sorts, and keeps the uncertain apart', () => {
    const cookie = (name: string, fields: Partial<StoredCookie>): StoredCookie => ({ name, value: '1', domain: 'shop.example.com', hostOnly: true, path: '/', secure: true, httpOnly: false, sameSite: 'Lax', created: now, sourceScheme: 'https', ...fields });
    const cookies = [
      cookie('late', {}),
      cookie('early', { created: now - 1000 }),
      cookie('deep', { path: '/a/b' }),
      cookie('', { value: 'bare', created: now - 500 }),
      cookie('strict', { sameSite: 'Strict' }),
      cookie('other', { path: '/x' }),
    ];
    const asked = cookieHeader(cookies, { url: 'https://shop.example.com/a/b/c', method: 'GET', topLevelNavigation: true, now });
    expect(asked.header).toBe('deep=1; early=1; bare; late=1');
    expect(asked.withheld.map(({ cookie: { name }, reasons }) => [name, reasons.map(({ id }) => id)])).toEqual([['other', ['NotOnPath']]]);
    expect(asked.unsure.map(({ cookie: { name } }) => name)).toEqual(['strict']);
  });
});
