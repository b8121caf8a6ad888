// Active tests from the real panel in real Chromium, at the demo's doors: a bearer token by fetch, a cookie by a session rule.
import type { Frame, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DoorId } from '#demo/server/hosts.ts';
import { startDemo, type Demo } from '#demo/start.ts';
import { openDevtools, panelReport, showPanel, type OpenPanel } from '#scripts/devtools-panel.ts';
import { signIn } from '#scripts/visit-door.ts';
import { startChromiumWithExtension, type ChromiumWithExtension } from './chromium-with-extension.ts';

let demo: Demo;
let chromium: ChromiumWithExtension;
beforeAll(async () => {
  demo = await startDemo({ port: 0 });
  chromium = await startChromiumWithExtension('granted');
});
afterAll(async () => {
  await chromium.close();
  await demo.close();
});

const polling = { polling: 50 } as const;

/** Signs in at a door with the panel open on its tests. */
async function testsOf(door: DoorId): Promise<{ page: Page; panel: OpenPanel; frame: Frame }> {
  const page = await chromium.browser.newPage();
  const devtools = await openDevtools(page);
  await page.goto(new URL('/login', demo.urls[door]).href);
  await signIn(page, demo.accounts[0]!);
  await page.waitForNetworkIdle();
  const panel = await showPanel(devtools);
  await panelReport(panel);
  await panel.frame.click('#tab-tests');
  await panel.frame.waitForSelector('#tests-consent');
  return { page, panel, frame: panel.frame };
}

async function logOutWhenAsked(page: Page, frame: Frame): Promise<void> {
  await frame.waitForFunction(() => document.querySelector('#tests-logged-out') !== null, { ...polling, timeout: 30_000 });
  await page.click('[data-action="logout"]');
  await page.waitForNetworkIdle();
  await frame.$eval('#tests-logged-out', (button) => (button as HTMLElement).click());
}

async function outcomesIn({ frame }: OpenPanel, panel: OpenPanel) {
  await frame.waitForFunction(() => document.querySelector('#tests-outcome') !== null, { ...polling, timeout: 30_000 });
  return panelReport(panel);
}

const click = (frame: Frame, selector: string) => frame.$eval(selector, (element) => (element as HTMLElement).click());

describe('in the panel', () => {
  test('nothing can be started before the user consents', async () => {
    const { page, frame } = await testsOf('session-fragile');
    expect(await frame.$eval('#tests-start', (button) => (button as HTMLButtonElement).disabled)).toBe(true);
    expect(await frame.$eval('.consent', (box) => (box as HTMLElement).innerText)).toMatch(/At most 20 GET requests to https:\/\/session-fragile\.shop\.localhost.* one a second/);
    await click(frame, '#tests-consent');
    await frame.waitForFunction(() => document.querySelector('#tests-start:enabled') !== null, polling);
    await page.close();
  });

  test('the old session of the hardened door is dead, and the cookie jar is as it was', async () => {
    const { page, panel, frame } = await testsOf('session-hardened');
    await click(frame, '#tests-consent');
    await frame.waitForFunction(() => document.querySelector('#tests-start:enabled') !== null, polling);
    const cookies = await chromium.browser.cookies();
    await click(frame, '#tests-start');
    await frame.waitForFunction(() => document.querySelector('#tests-logged-out') !== null, { ...polling, timeout: 30_000 });
    expect((await chromium.browser.cookies()).map(({ name, value }) => `${name} ${value}`).sort()).toEqual(cookies.map(({ name, value }) => `${name} ${value}`).sort());
    await logOutWhenAsked(page, frame);
    const { probes, model } = await outcomesIn(panel, panel);
    expect(probes).toMatchObject([{ probe: 'after-logout', carrier: 'cookie', outcome: 'refused' }]);
    expect(model).toMatchObject({ kind: 'session', confidence: 'high' });
    await page.close();
  });

  test('the old token of the fragile door still works at its API', async () => {
    const { page, panel, frame } = await testsOf('token-fragile');
    await frame.select('.test-where select', new URL(demo.urls['token-fragile'].replace('://', '://api.')).origin);
    await click(frame, '.test-kind:nth-of-type(2) input');
    await click(frame, '#tests-consent');
    await frame.waitForFunction(() => document.querySelector('#tests-start:enabled') !== null, polling);
    await click(frame, '#tests-start');
    await logOutWhenAsked(page, frame);
    const { probes, findings } = await outcomesIn(panel, panel);
    expect(probes).toMatchObject([
      { probe: 'altered-signature', carrier: 'bearer', outcome: 'refused' },
      { probe: 'after-logout', carrier: 'bearer', outcome: 'accepted' },
    ]);
    expect(findings.map(({ check }) => check)).toContain('session-usable-after-logout');
    await page.close();
  });

  test('without a logout an accepted credential proves nothing', async () => {
    const { page, panel, frame } = await testsOf('session-fragile');
    await click(frame, '#tests-consent');
    await frame.waitForFunction(() => document.querySelector('#tests-start:enabled') !== null, polling);
    await click(frame, '#tests-start');
    await frame.waitForFunction(() => document.querySelector('#tests-logged-out') !== null, { ...polling, timeout: 30_000 });
    await click(frame, '#tests-logged-out');
    const { probes } = await outcomesIn(panel, panel);
    expect(probes).toMatchObject([{ outcome: 'unsure', reason: 'No logout was seen before the credential was sent again.' }]);
    await page.close();
  });
});
