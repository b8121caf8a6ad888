import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCookieServer, type CookieServer } from './cookie-server.ts';
import { foreign, scenarios } from './cases/scenarios.ts';
import type { RealBrowser } from './real-browser.ts';
import { startFirefox } from './real-firefox.ts';
import { playScenario } from './scenario-play.ts';

let server: CookieServer;
beforeAll(async () => {
  server = await startCookieServer();
});
afterAll(() => server?.close());

// A process for each site takes two thirds of the time, and matters only to frames.
describe.each([
  ['pages', { isolatesSites: false, cases: scenarios.filter(({ frames }) => frames === undefined) }],
  ['frames', { isolatesSites: true, cases: scenarios.filter(({ frames }) => frames !== undefined) }],
] as const)('Firefox agrees with wouldStore and wouldSend: %s', (_group, { isolatesSites, cases }) => {
  let firefox: RealBrowser;
  beforeAll(async () => {
    firefox = await startFirefox(server, { isolatesSites });
  });
  afterAll(() => firefox?.close());

  test.each(cases.map((scenario) => [scenario.title, scenario] as const))('%s', async (_title, scenario) => {
    for (const step of await playScenario(scenario, 'firefox', firefox, server)) {
      expect(step.real.sent).toEqual(step.sent);
      expect(step.real.jar).toEqual(step.jar);
    }
  });

  if (isolatesSites) return;

  test('a cookie without SameSite is treated as None: another site may set it in a fetch, and its next fetch carries it', async () => {
    const [, second] = await playScenario({ title: 'fetch', page: foreign, act: 'fetch' }, 'firefox', firefox, server);
    expect(second?.real.sent).toContain('new-plain');
    expect(second?.real.sent).not.toContain('new-lax');
  });
});
