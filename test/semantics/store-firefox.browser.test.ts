import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCookieServer, type CookieServer } from './cookie-server.ts';
import { claimedCases } from './cases/store-cases.ts';
import type { RealBrowser } from './real-browser.ts';
import { startFirefox } from './real-firefox.ts';
import { expectedListing, listing, play } from './store-play.ts';

let server: CookieServer;
let firefox: RealBrowser;

beforeAll(async () => {
  server = await startCookieServer();
  firefox = await startFirefox(server, { isolatesSites: false });
});
afterAll(async () => {
  await firefox?.close();
  await server?.close();
});

describe.each(claimedCases('firefox'))('Firefox agrees with wouldStore: %s', (_group, cases) => {
  test.each(cases.map((testCase) => [testCase.title, testCase] as const))('%s', async (_title, testCase) => {
    const { answer, jar } = await play(testCase, 'firefox', firefox, server, (url) => firefox.page.goto(url).catch(() => undefined));
    expect(listing(jar)).toEqual(expectedListing(answer.jar));
  });
});
