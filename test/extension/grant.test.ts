import { describe, expect, test } from 'vitest';
import { grantOf, originGrantOf, siteOf, topLevelSiteOf } from '#extension/host/site.ts';

describe('what a grant for a page asks for', () => {
  test.each([
    ['the whole site, both schemes', 'https://www.shop.example/account', ['*://*.shop.example/*']],
    ['two-part public suffixes', 'https://a.b.shop.co.uk/', ['*://*.shop.co.uk/*']],
    ['hosts under a private suffix are sites of their own', 'https://ada.github.io/', ['*://*.ada.github.io/*']],
    ['localhost with its port left out', 'http://localhost:3000/', ['*://localhost/*']],
    ['names below localhost', 'https://session-fragile.shop.localhost:8443/', ['*://*.shop.localhost/*']],
    ['an address', 'http://127.0.0.1:8080/', ['*://127.0.0.1/*']],
    ["nothing for the browser's own pages", 'chrome://settings', []],
    ['nothing for files', 'file:///etc/passwd', []],
    ['nothing for what is no URL', 'not a url', []],
  ])('%s', (_, url, expected) => {
    expect(grantOf(url)).toEqual(expected);
  });

  test.each([
    ['one host under its scheme', 'https://id.shop.example/realms/shop', ['https://id.shop.example/*']],
    ['without its port', 'http://localhost:8080/', ['http://localhost/*']],
  ])('to fetch keys: %s', (_, url, expected) => {
    expect(originGrantOf(url)).toEqual(expected);
  });

  test('the partition key is scheme and site', () => {
    expect(topLevelSiteOf('https://www.shop.example:8443/a')).toBe('https://shop.example');
    expect(siteOf('https://www.shop.example')).toBe('shop.example');
    expect(topLevelSiteOf('about:blank')).toBeUndefined();
  });
});
