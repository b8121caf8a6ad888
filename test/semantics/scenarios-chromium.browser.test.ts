import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCookieServer, type CookieServer } from './cookie-server.ts';
import { scenarios } from './cases/scenarios.ts';
import { startChromium, type RealChromium } from './real-chromium.ts';
import { playScenario } from './scenario-play.ts';

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

describe('Chromium agrees with wouldStore and wouldSend', () => {
  test.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_title, scenario) => {
    for (const step of await playScenario(scenario, 'chromium', chromium, server)) {
      expect(step.real.sent).toEqual(step.sent);
      expect(step.real.jar).toEqual(step.jar);
      for (const [name, reasons] of chromium.sendingOf(step.url) ?? []) {
        expect([name, reasons.toSorted()]).toEqual([name, (step.withheld.get(name) ?? []).filter((id) => !id.startsWith('crumbtrail:')).toSorted()]);
      }
    }
  });
});
