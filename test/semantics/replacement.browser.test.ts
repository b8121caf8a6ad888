import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '#shared/standards/browsers.ts';
import { cookieHeader } from '#shared/semantics/cookie-header.ts';
import { isSamePlace, type StoredCookie } from '#shared/semantics/stored-cookie.ts';
import { wouldStore } from '#shared/semantics/would-store.ts';
import { startCookieServer, type CookieServer } from './cookie-server.ts';
import type { RealBrowser } from './real-browser.ts';
import { startChromium } from './real-chromium.ts';
import { startFirefox } from './real-firefox.ts';

// The order of the Cookie header shows which creation time a browser remembers.
const histories = [
  { title: 'longer paths come first', headers: ['a=1; Path=/', 'b=1; Path=/deep', 'c=1; Path=/deep/er', 'd=1; Path=/'] },
  { title: 'a replaced value', headers: ['a=1; Path=/', 'b=1; Path=/', 'a=2; Path=/'] },
  { title: 'the same value again', headers: ['a=1; Path=/', 'b=1; Path=/', 'a=1; Path=/'] },
  { title: 'the same value with other attributes', headers: ['a=1; Path=/', 'b=1; Path=/', 'a=1; Path=/; Secure; HttpOnly'] },
  { title: 'deleted and set again', headers: ['a=1; Path=/', 'b=1; Path=/', 'a=; Path=/; Max-Age=0', 'a=1; Path=/'] },
  { title: 'the same name on another path', headers: ['a=1; Path=/deep', 'a=1; Path=/', 'a=2; Path=/deep'] },
  { title: 'the same name for the parent domain', headers: ['a=1; Path=/', 'a=2; Path=/; Domain=example.com', 'a=3; Path=/'] },
  { title: 'a word without equals', headers: ['word; Path=/', 'b=1; Path=/'] },
] as const;

describe.each(['chromium', 'firefox'] as const)('%s sends cookies in the order of cookieHeader', (browser) => {
  let server: CookieServer;
  let real: RealBrowser;

  beforeAll(async () => {
    server = await startCookieServer();
    real = await (browser === 'chromium' ? startChromium(server) : startFirefox(server));
  });
  afterAll(async () => {
    await real?.close();
    await server?.close();
  });

  test.each(histories)('$title', async ({ title, headers }) => {
    await real.clear();
    let jar: StoredCookie[] = [];
    const base = `https://shop.example.com/deep/er/${encodeURIComponent(title)}`;
    for (const [index, header] of headers.entries()) {
      const url = `${base}/${index}`;
      server.answers.set(url, { headers: [`Set-Cookie: ${header}`] });
      await real.page.goto(url);
      jar = afterResponse(jar, header, url, browser);
    }
    const url = `${base}/asked`;
    await real.page.goto(url);
    const seen = server.requests.findLast((request) => request.url === url)?.cookie;
    expect(seen).toBe(cookieHeader(jar, { url, ...typed, now: Date.now(), browser }).header);
  });

  test('a script does not replace or delete an HttpOnly cookie', async () => {
    await real.clear();
    const url = 'https://shop.example.com/hidden';
    server.answers.set(url, { headers: ['Set-Cookie: a=1; Path=/; HttpOnly'] });
    await real.page.goto(url);
    const jar = afterResponse([], 'a=1; Path=/; HttpOnly', url, browser);
    const texts = ['a=2; Path=/', 'a=; Path=/; Max-Age=0', 'a=3; Path=/hidden', 'b=1; HttpOnly'];
    const scripted = texts.filter((text) => 'stored' in wouldStore(text, { url, method: 'GET', topLevelNavigation: false, topLevelUrl: url, fromScript: true, existing: jar, now: Date.now(), browser }));
    await real.page.evaluate((written) => written.forEach((text) => (document.cookie = text)), texts);
    const listed = (await real.jar()).map(({ name, value, path }) => `${name}=${value}; Path=${path}`);
    expect(listed.toSorted()).toEqual(['a=1; Path=/', ...scripted]);
  });
});

const typed = { method: 'GET', topLevelNavigation: true, initiatorUrl: null } as const;

function afterResponse(jar: readonly StoredCookie[], header: string, url: string, browser: Browser): StoredCookie[] {
  const now = Date.now();
  const answer = wouldStore(header, { url, ...typed, existing: jar, now, browser });
  if (!('stored' in answer)) throw new Error(`${header} is not stored`);
  const { stored } = answer;
  const others = jar.filter((cookie) => !isSamePlace(cookie, stored));
  return stored.expires !== undefined && stored.expires <= now ? others : [...others, stored];
}
