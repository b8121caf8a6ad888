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
let page: Page;
let panel: OpenPanel;
let frame: Frame;
beforeAll(async () => {
  demo = await startDemo({ port: 0 });
  chromium = await startChromiumWithExtension('granted');
  page = await chromium.browser.newPage();
  panel = await showPanel(await openDevtools(page));
  frame = panel.frame;
});
afterAll(async () => {
  await chromium.close();
  await demo.close();
});

const polling = { polling: 50 } as const;

/** Signs in at a door as somebody new to it, with nothing recorded before, and shows the tests. */
async function showTestsOf(door: DoorId): Promise<void> {
  await chromium.browser.deleteCookie(...(await chromium.browser.cookies()));
  await click('[aria-label="Clear what was recorded"]');
  await page.goto(new URL('/login', demo.urls[door]).href);
  await signIn(page, demo.accounts[0]!);
  await page.waitForNetworkIdle();
  await panelReport(panel);
  await click('#tab-tests');
  await frame.waitForSelector('#tests-consent');
}

/** Consent is for an origin, and holds as long as the panel is open. */
async function consent(): Promise<void> {
  if (await frame.$eval('#tests-consent', (box) => !(box as HTMLInputElement).checked)) await click('#tests-consent');
  await frame.waitForFunction(() => document.querySelector('#tests-start:enabled') !== null, polling);
}

async function logOutWhenAsked(): Promise<void> {
  await frame.waitForFunction(() => document.querySelector('#tests-logged-out') !== null, { ...polling, timeout: 30_000 });
  await page.click('[data-action="logout"]');
  await page.waitForNetworkIdle();
  await click('#tests-logged-out');
}

async function outcomes() {
  await frame.waitForFunction(() => document.querySelector('#tests-outcome') !== null, { ...polling, timeout: 30_000 });
  return panelReport(panel);
}

const click = (selector: string) => frame.$eval(selector, (element) => (element as HTMLElement).click());

describe('in the panel', () => {
  test('nothing can be started before the user consents', async () => {
    await showTestsOf('session-fragile');
    expect(await frame.$eval('#tests-start', (button) => (button as HTMLButtonElement).disabled)).toBe(true);
    expect(await frame.$eval('.consent', (box) => (box as HTMLElement).innerText)).toMatch(/At most 20 GET requests to https:\/\/session-fragile\.shop\.localhost.* one a second/);
    await consent();
  });

  test('the old session of the hardened door is dead, and the cookie jar is as it was', async () => {
    await showTestsOf('session-hardened');
    await consent();
    const cookies = await chromium.browser.cookies();
    await click('#tests-start');
    await frame.waitForFunction(() => document.querySelector('#tests-logged-out') !== null, { ...polling, timeout: 30_000 });
    expect((await chromium.browser.cookies()).map(({ name, value }) => `${name} ${value}`).sort()).toEqual(cookies.map(({ name, value }) => `${name} ${value}`).sort());
    await logOutWhenAsked();
    const { probes, model } = await outcomes();
    expect(probes).toMatchObject([{ probe: 'after-logout', carrier: 'cookie', outcome: 'refused' }]);
    expect(model).toMatchObject({ kind: 'session', confidence: 'high' });
  });

  test('the old token of the fragile door still works at its API', async () => {
    await showTestsOf('token-fragile');
    await frame.select('.test-where select', new URL(demo.urls['token-fragile'].replace('://', '://api.')).origin);
    await click('.test-kind:nth-of-type(2) input');
    await consent();
    await click('#tests-start');
    await logOutWhenAsked();
    const { probes, findings } = await outcomes();
    expect(probes).toMatchObject([
      { probe: 'altered-signature', carrier: 'bearer', outcome: 'refused' },
      { probe: 'after-logout', carrier: 'bearer', outcome: 'accepted' },
    ]);
    expect(findings.map(({ check }) => check)).toContain('session-usable-after-logout');
  });

  test('without a logout an accepted credential proves nothing', async () => {
    await showTestsOf('session-fragile');
    await consent();
    await click('#tests-start');
    await frame.waitForFunction(() => document.querySelector('#tests-logged-out') !== null, { ...polling, timeout: 30_000 });
    await click('#tests-logged-out');
    const { probes } = await outcomes();
    expect(probes).toMatchObject([{ outcome: 'unsure', reason: 'No logout was seen before the credential was sent again.' }]);
  });
});
