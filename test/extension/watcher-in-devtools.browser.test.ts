// The watcher in real DevTools: it comes with a reload, names the code that wrote, and goes when it is switched off.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openDevtools, panelReport, showPanel, type OpenPanel } from '#scripts/devtools-panel.ts';
import { startChromiumWithExtension, type ChromiumWithExtension } from './chromium-with-extension.ts';
import { accessToken, startSignInServer, type SignInServer } from './sign-in-server.ts';
import { takeToken } from './token-message.ts';

let server: SignInServer;
let chromium: ChromiumWithExtension;
let page: Page;

beforeAll(async () => {
  server = await startSignInServer();
});
afterAll(() => server.close());
afterEach(() => chromium.close());

async function signIn(): Promise<void> {
  await page.click('#login button');
  await page.waitForFunction(() => document.getElementById('state')?.textContent === 'signed in');
}

/** Opens the view of storage and presses the button that switches the watcher on. */
async function watchedPanel(variant: 'store' | 'granted'): Promise<OpenPanel> {
  chromium = await startChromiumWithExtension(variant);
  page = await chromium.browser.newPage();
  const devtools = await openDevtools(page);
  await page.goto(server.url);
  const panel = await showPanel(devtools);
  await panelReport(panel);
  await panel.frame.click('#tab-storage');
  const reloaded = page.waitForNavigation();
  await (await panel.frame.waitForSelector('.offer .button:enabled ::-p-text(Reload and watch)'))?.evaluate((button) => (button as HTMLElement).click());
  await reloaded;
  return panel;
}

const isNative = () =>
  page.evaluate(() => {
    const hooked = [Storage.prototype.setItem, Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get, Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'origin')?.get];
    return hooked.every((own) => /setItem|get /.test(Function.prototype.toString.call(own)));
  });

async function writerOf({ frame }: OpenPanel, key: string): Promise<string> {
  await frame.waitForFunction(
    (name) => [...document.querySelectorAll('.data-row')].some((row) => row.textContent?.startsWith(name) && !row.textContent.includes('not seen')),
    { polling: 100 },
    key,
  );
  return frame.$$eval('.data-row', (rows, name) => rows.map((row) => (row as HTMLElement).innerText).find((text) => text.startsWith(name)) ?? '', key);
}

test('without a grant: until the page is left', async () => {
  const panel = await watchedPanel('store');
  await signIn();
  expect(await writerOf(panel, 'access_token')).toMatch(/shop\.localhost:\d+:\d+|\/:\d+/);
  await page.goto(server.url);
  await panel.frame.waitForFunction(() => document.querySelector('.offer')?.textContent?.includes('The page was left'), { polling: 100 });
  expect(await isNative()).toBe(true);
});

test('with a grant: in every page of the site, until it is switched off', async () => {
  const panel = await watchedPanel('granted');
  await page.goto(server.url);
  await takeToken(page, accessToken);
  await signIn();
  await writerOf(panel, 'access_token');
  await expectUnsafeMessage(panel);
  await panel.frame.click('#tab-storage');
  await panel.frame.$$eval('.offer .button', (buttons) => (buttons[0] as HTMLElement).click());
  await panel.frame.waitForFunction(() => document.querySelector('.offer .button')?.textContent === 'Reload and watch who writes', { polling: 100 });
  expect(await isNative()).toBe(true);
  await page.reload();
  expect(await isNative()).toBe(true);
});

/** What the watcher saw reaches the panel by and by. */
async function expectUnsafeMessage(panel: OpenPanel): Promise<void> {
  const verdicts = async () => {
    const { findings } = await panelReport(panel);
    return findings.filter(({ check }) => check === 'token-postmessage-unsafe').map(({ verdict }) => verdict);
  };
  await expect.poll(verdicts, { timeout: 20_000 }).toEqual(['fail']);
}

test('a token that came from another window and was believed unasked is a finding', async () => {
  const panel = await watchedPanel('store');
  await takeToken(page, accessToken);
  await expectUnsafeMessage(panel);
});
