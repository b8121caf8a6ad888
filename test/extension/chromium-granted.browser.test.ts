// With permission for hosts, given at install because headless Chromium shows no prompt: jar, popup, badge, and the worker's end.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDevtools, panelReport, showPanel, type OpenPanel } from '#scripts/devtools-panel.ts';
import { openPrivateWindow, startChromiumWithExtension, type ChromiumWithExtension } from './chromium-with-extension.ts';
import { sessionId, startSignInServer, type SignInServer } from './sign-in-server.ts';

let server: SignInServer;
let chromium: ChromiumWithExtension;
// One tab for all, first without DevTools: opening them takes seconds.
let page: Page;
let panel: OpenPanel;

beforeAll(async () => {
  server = await startSignInServer();
  chromium = await startChromiumWithExtension('granted');
  page = await chromium.browser.newPage();
  await page.goto(server.url);
  await page.click('#login button');
  await page.waitForFunction(() => document.getElementById('state')?.textContent === 'signed in');
});
afterAll(async () => {
  await chromium.close();
  await server.close();
});
function worker() {
  return chromium.browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().includes(chromium.extensionId));
}

/** The popup as a page of its own, while the site stays the active tab. */
async function openPopup(): Promise<Page> {
  const popup = await chromium.browser.newPage();
  await page.bringToFront();
  await popup.goto(`chrome-extension://${chromium.extensionId}/popup.html`);
  await popup.waitForFunction(() => document.querySelector('main[aria-busy="false"] h1') !== null, { polling: 50 });
  return popup;
}

async function popupText(): Promise<string> {
  const popup = await openPopup();
  const text = await textOf(popup);
  await popup.close();
  return text;
}

const textOf = (popup: Page) => popup.$eval('body', (body) => body.innerText);

describe('the popup and the badge, without DevTools', () => {
  test('say what was found', async () => {
    const popup = await openPopup();
    const text = await textOf(popup);
    expect(text).toContain('shop.localhost');
    expect(text).toContain('Not seen: requests, which only DevTools shows');
    const serious = Number(/(\d+) of them serious/.exec(text)?.[1]);
    expect(serious).toBeGreaterThan(0);
    const badge = await popup.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return chrome.action.getBadgeText({ tabId: tab?.id ?? -1 });
    });
    expect(badge).toBe(String(serious));
    await popup.close();
  });
});

test('a web page cannot speak to the background', async () => {
  const answer = await page.evaluate(async (id) => {
    const runtime = (globalThis as { chrome?: { runtime?: { sendMessage?: (id: string, message: object) => Promise<unknown> } } }).chrome?.runtime;
    return runtime?.sendMessage === undefined ? 'no way to' : runtime.sendMessage(id, { type: 'read-summary', tabId: 1 }).catch(() => 'refused');
  }, chromium.extensionId);
  expect(['no way to', 'refused']).toContain(answer);
});

describe('with the grant', () => {
  test('the cookie jar shows the panel what was set before DevTools was opened, HttpOnly and partitioned cookies too', async () => {
    panel = await showPanel(await openDevtools(page));
    const report = await panelReport(panel);
    expect(report.limits.map(({ id }) => id)).not.toContain('cookie-jar-not-granted');
    expect(report.findings.map(({ check, fact }) => `${check} ${fact.name}`)).toContain('cookie-missing-secure sid');
    await panel.frame.click('#tab-cookies');
    const rows = await panel.frame.$$eval('.data-row', (lines) => lines.map((line) => (line as HTMLElement).innerText.replaceAll(/\s+/g, ' ')));
    expect(rows.find((row) => row.startsWith('sid '))).toMatch(/ no yes not set 36[45] days shop\.localhost only /);
    expect(rows.some((row) => row.startsWith('embed '))).toBe(true);
    await panel.frame.$$eval('.data-row', (lines) => lines.map((line) => line as HTMLElement).find((line) => line.innerText.startsWith('sid'))?.click());
    await panel.frame.waitForSelector('button[aria-label="Reveal the value of sid"]');
    await panel.frame.$eval('button[aria-label="Reveal the value of sid"]', (button) => (button as HTMLElement).click());
    expect(await panel.frame.$eval('.detail-pane', (pane) => pane.textContent)).toContain(sessionId);
  });

  test('an issuer is asked through the background, and its page that is no document is no key', async () => {
    await panel.frame.click('#tab-tokens');
    const parts = [{ alg: 'ES256' }, { iss: server.url }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    await panel.frame.type('#pasted-token', [...parts, 'A'.repeat(86)].join('.'));
    await (await panel.frame.waitForSelector('.paste .issuer-test .button[type="submit"]'))?.evaluate((button) => (button as HTMLElement).click());
    await panel.frame.waitForSelector('.paste .issuer-test .signature-answer');
    expect(await panel.frame.$eval('.paste .issuer-test .signature-answer', ({ textContent }) => textContent)).toContain(`${server.url}.well-known/openid-configuration gave no keys: the answer is not JSON.`);
  });
});

describe('the popup, with DevTools', () => {
  test("repeats the panel's verdict, also after the worker was stopped", async () => {
    await page.reload();
    const report = await panelReport(panel);
    await vi.waitFor(async () => expect(await popupText()).toContain(report.model.summary), { timeout: 10_000 });
    await (await (await worker()).worker())?.close();
    const text = await popupText();
    expect(text).toContain(report.model.summary);
    expect(text).not.toContain('only DevTools shows');
  });

  test('has nothing to say about pages that browsers keep closed', async () => {
    await page.goto('about:blank');
    expect(await popupText()).toContain('Nothing to see on this page');
  });
});

// Last, since the extension starts anew.
test('a tab in a private window is told by the cookies of that window, not by those of the normal one', async () => {
  await page.close();
  page = await chromium.browser.newPage();
  await page.goto(server.url);
  const window = await openPrivateWindow(chromium, server.url);
  await window.page.waitForSelector('#login button');
  expect(await window.popupText()).toContain('No authentication seen');
  expect(await window.badge()).toBe('');
  await window.page.click('#login button');
  await window.page.waitForFunction(() => document.getElementById('state')?.textContent === 'signed in');
  expect(await window.popupText()).toContain('Auth cookie without Secure');
  expect(await window.badge()).not.toBe('');
  await window.close();
});
