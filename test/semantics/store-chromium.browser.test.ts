import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCookieServer, type CookieServer } from './cookie-server.ts';
import { claimedCases } from './cases/store-cases.ts';
import { startChromium, type RealChromium } from './real-chromium.ts';
import { expectedListing, listing, play } from './store-play.ts';

let server: CookieServer;
let chromium: RealChromium;

beforeAll(async () => {
  server = await startCookieServer();
  chromium = await startChromium(server);
});
afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

describe.each(claimedCases('chromium'))('Chromium agrees with wouldStore: %s', (_group, cases) => {
  test.each(cases.map((testCase) => [testCase.title, testCase] as const))('%s', async (_title, testCase) => {
    const { answer, result, jar } = await play(testCase, 'chromium', chromium, server, (url) => chromium.visit(url));
    expect(listing(jar)).toEqual(expectedListing(answer.jar));
    expect(await chromium.partitions()).toEqual(new Map(answer.jar.flatMap(({ name, partitionKey }) => (partitionKey ? [[name, partitionKey]] : []))));
    // What DevTools has no word for, it does not report at all.
    expect([...result.flat()].sort()).toEqual(answer.refused.filter((id) => !id.startsWith('crumbtrail:')).sort());
  });
});
