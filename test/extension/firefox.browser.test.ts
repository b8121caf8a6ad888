import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildExtension } from '#scripts/build-extension.ts';
import { findFirefox } from '#scripts/browsers.ts';
import type { ReportFile } from '#shared/report/report.ts';
import { installInPrivateWindowsToo, openToolbox, showFirefoxPanel, type FirefoxPanel } from '../browsers/firefox-toolbox.ts';
import { accessTokenOf, sessionId, startSignInServer, type SignInServer } from './sign-in-server.ts';
import { takeToken } from './token-message.ts';

// Firefox gives each installation another address, unless it is told.
const uuid = '6d1f0b6e-5b6f-4a55-9d0a-2f7f0a7f1c11';

let server: SignInServer;
let outdir: string;
let browser: Browser;

beforeAll(async () => {
  server = await startSignInServer();
  outdir = await mkdtemp(path.join(tmpdir(), 'crumbtrail-firefox-'));
  await buildExtension({ outdir });
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: await findFirefox(),
    acceptInsecureCerts: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ 'crumbtrail@crumbtrail.dev': uuid }),
      // Permissions that are asked for are given, as a user would by a click in the prompt.
      'extensions.webextOptionalPermissionPrompts': false,
    },
  });
  await installInPrivateWindowsToo(browser, path.join(outdir, 'firefox'));
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(outdir, { recursive: true, force: true });
});

/** Loading one of the extension's own pages never settles `goto`; what it shows does. */
async function openOwnPage(name: string): Promise<Page> {
  const page = await browser.newPage();
  page.goto(`moz-extension://${uuid}/${name}`).catch(() => undefined);
  await untilTrue(async () => (await page.$('main h1')) !== null);
  return page;
}

async function signedInPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.click('#login button');
  await page.waitForFunction(() => document.getElementById('state')?.textContent === 'signed in');
  return page;
}

/** While the one document gives way to the other, Firefox fails to look or never answers: then it is asked again. */
async function untilTrue(ask: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(async () => expect(await Promise.race([ask(), delay(3_000, false)])).toBe(true), { timeout: 30_000, interval: 100 });
}

const textOf = (page: Page) => page.$eval('body', (body) => body.innerText);

async function reportOf(panel: FirefoxPanel) {
  await panel.evaluate("(window) => window.document.querySelector('#tab-report').click()");
  await panel.waitFor("(window) => window.document.querySelector('.report select') !== null");
  await panel.evaluate("(window) => { const choice = window.document.querySelector('.report select'); choice.value = 'json'; choice.dispatchEvent(new window.Event('change', { bubbles: true })); }");
  return (JSON.parse(await panel.waitFor<string>("(window) => window.document.querySelector('.report-source[data-form=\"json\"]')?.value")) as ReportFile).reports[0];
}

/** Watches the page, lets it take a token from a frame, and waits for the finding. */
async function believesMessage(panel: FirefoxPanel, page: Page, user: string): Promise<void> {
  await panel.evaluate("(window) => window.document.querySelector('#tab-storage').click()");
  await panel.waitFor("(window) => { const button = window.document.querySelector('.offer .button:enabled'); button?.click(); return button !== null; }");
  await panel.waitFor("(window) => window.document.querySelector('.offer .button')?.textContent === 'Stop watching'");
  await untilTrue(() => page.evaluate(() => document.readyState === 'complete' && !String(Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get).includes('data')));
  await takeToken(page, accessTokenOf(user));
  await untilTrue(async () => (await reportOf(panel))?.findings.some(({ check, verdict }) => check === 'token-postmessage-unsafe' && verdict === 'fail') === true);
}

describe('the pages of the extension', () => {
  test('the popup explains why it is blank', async () => {
    const popup = await openOwnPage('popup.html');
    expect(await textOf(popup)).toContain('Nothing to see on this page');
    await popup.close();
  });

  test('the permission page asks for the site, gets it, and gives it back', async () => {
    const page = await openOwnPage(`permission.html?url=${encodeURIComponent(new URL(server.url).origin)}`);
    expect(await textOf(page)).toContain('Let Crumbtrail read the cookies of shop.localhost?');
    await page.waitForSelector('.primary:enabled');
    await page.click('.primary');
    await page.waitForSelector('.link');
    expect(await textOf(page)).toContain('may read the cookies of shop.localhost');
    await page.click('.link');
    await page.waitForSelector('.primary:enabled');
    await page.close();
  });
});

describe('the panel in DevTools', () => {
  test('knows a login that happened before it was shown, HttpOnly cookies and the bearer token', async () => {
    const page = await browser.newPage();
    await page.goto('about:blank');
    await page.bringToFront();
    await openToolbox(browser);
    await page.goto(server.url);
    await page.click('#login button');
    await page.waitForFunction(() => document.getElementById('state')?.textContent === 'signed in');
    const panel = await showFirefoxPanel(browser, 'Crumbtrail');
    await panel.waitFor("(window) => window.document.querySelector('.verdict') !== null && window.document.querySelector('.panel[aria-busy=\"false\"]') !== null");
    const report = await reportOf(panel);
    expect(JSON.stringify(report)).not.toContain(sessionId);
    expect(report?.credentials.map(({ name, in: place }) => `${place} ${name}`)).toEqual(expect.arrayContaining(['cookie sid', 'local-storage access_token']));
    expect(report?.findings.map(({ check, fact }) => `${check} ${fact.name}`)).toEqual(expect.arrayContaining(['cookie-missing-secure sid', 'token-in-local-storage access_token']));
    await believesMessage(panel, page, 'without a grant');
    await page.close();
  });
});

test('with a grant, the jar shows what was set before DevTools was opened, tests are sent, and the popup says what was found', async () => {
  const permission = await openOwnPage(`permission.html?url=${encodeURIComponent(new URL(server.url).origin)}`);
  await permission.waitForSelector('.primary:enabled');
  await permission.click('.primary');
  await permission.waitForSelector('.link');
  await permission.close();
  const page = await signedInPage();
  await page.bringToFront();
  const panel = await showFirefoxPanel(browser, 'Crumbtrail');
  await panel.waitFor("(window) => window.document.querySelector('.verdict') !== null && window.document.querySelector('.panel[aria-busy=\"false\"]') !== null");
  await panel.evaluate("(window) => window.document.querySelector('#tab-cookies').click()");
  const row = await panel.waitFor<string>("(window) => [...window.document.querySelectorAll('.data-row')].map((line) => line.innerText.replaceAll(/\\s+/g, ' ')).find((line) => line.startsWith('sid '))");
  expect(row).toMatch(/ no yes not (?:set|seen) 36[45] days shop\.localhost only /);

  const click = (selector: string) => panel.waitFor(`(window) => { const found = window.document.querySelector('${selector}'); found?.click(); return found !== null; }`);
  await click('#tab-source');
  await panel.waitFor("(window) => window.document.querySelector('#view').innerText.includes('This browser does not hand scripts to extensions')");

  // DevTools sees the cookie on the requests of the next login. It is repeated by a rule, and whether Firefox follows that shows only here.
  await page.click('#login button');
  await click('#tab-tests');
  await panel.waitFor(`(window) => { const field = window.document.querySelector('.test-where input'); if (field !== null) { field.value = '${server.url}account'; field.dispatchEvent(new window.Event('input', { bubbles: true })); } return field !== null; }`);
  await click('#tests-consent');
  await click('#tests-start:enabled');
  await click('#tests-logged-out');
  const outcome = await panel.waitFor<string>("(window) => window.document.querySelector('#tests-outcome + .table-scroll tbody')?.innerText");
  expect(outcome).toContain('No logout was seen before the credential was sent again.');

  await believesMessage(panel, page, 'with a grant');

  const popup = await openOwnPage('popup.html');
  await popupSays(popup, page, 'shop.localhost');
  expect(await textOf(popup)).toContain('may read the cookies of shop.localhost');
  expect(await textOf(popup)).toMatch(/\d+ findings?, \d+ of them serious/);
  await popup.close();
  await page.close();
});

test('a tab in a container is told by the cookies of its container', async () => {
  const container = await browser.createBrowserContext();
  const page = await container.newPage();
  await page.goto(server.url);
  const popup = await openOwnPage('popup.html');
  await popupSays(popup, page, 'No authentication seen');
  await page.click('#login button');
  await page.waitForFunction(() => document.getElementById('state')?.textContent === 'signed in');
  await popupSays(popup, page, 'of them serious');
  await popup.close();
  await container.close();
});

test('a tab in a private window is told by the cookies of that window, not by those of the normal one', async () => {
  const normal = await signedInPage();
  const opener = await openOwnPage('popup.html');
  // Puppeteer takes a page of the extension for a blank one.
  const nextPage = (url: string) => {
    const before = new Set(browser.targets());
    return browser.waitForTarget((target) => target.url() === url && !before.has(target)).then(async (target) => (await target.page())!);
  };
  const opened = nextPage(server.url);
  const windowId = await opener.evaluate(async (url) => (await chrome.windows.create({ incognito: true, url }))?.id, server.url);
  const page = await opened;
  const shown = nextPage('about:blank');
  await opener.evaluate((id) => void chrome.tabs.create({ windowId: id!, url: 'popup.html', active: false }), windowId);
  const popup = await shown;
  await popupSays(popup, page, 'No authentication seen');
  await page.click('#login button');
  await page.waitForFunction(() => document.getElementById('state')?.textContent === 'signed in');
  await popupSays(popup, page, 'Auth cookie without Secure');
  for (const each of [popup, page, opener, normal]) await each.close();
});

/** Opens the popup afresh over a page, and waits for what it says. */
async function popupSays(popup: Page, page: Page, wanted: string): Promise<void> {
  await page.bringToFront();
  await popup.evaluate(() => location.reload());
  await untilTrue(() => popup.waitForFunction((text) => document.body.innerText.includes(text), { polling: 100, timeout: 2_500 }, wanted).then(() => true, () => false));
}
