import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDevtools, panelReport, showPanel, type OpenPanel } from '#scripts/devtools-panel.ts';
import { startChromiumWithExtension, type ChromiumWithExtension } from './chromium-with-extension.ts';
import { accessToken, sessionId, startSignInServer, type SignInServer } from './sign-in-server.ts';

let server: SignInServer;
let chromium: ChromiumWithExtension;
let page: Page;

beforeAll(async () => {
  server = await startSignInServer();
  chromium = await startChromiumWithExtension('store');
});
afterAll(async () => {
  await chromium.close();
  await server.close();
});
beforeEach(async () => {
  page = await chromium.browser.newPage();
});
afterEach(() => page.close());

async function signIn(tab = page): Promise<void> {
  await tab.goto(server.url);
  await tab.click('#login button');
  await tab.waitForFunction(() => document.getElementById('state')?.textContent === 'signed in');
}

const textOf = ({ frame }: OpenPanel, selector = '#view') => frame.$eval(selector, (element) => (element as HTMLElement).innerText);

/** Docked DevTools are low: what is pressed may be out of sight. */
async function press({ frame }: OpenPanel, selector: string): Promise<void> {
  await (await frame.waitForSelector(selector))?.evaluate((element) => (element as HTMLElement).click());
}

describe('the panel in DevTools, with no host permission', () => {
  test('knows a login that happened before it was shown', async () => {
    const devtools = await openDevtools(page);
    await signIn();
    const report = await panelReport(await showPanel(devtools));
    expect(report.model.kind).not.toBe('none');
    expect(report.credentials.map(({ name, in: place }) => `${place} ${name}`)).toEqual(expect.arrayContaining(['cookie sid', 'local-storage access_token']));
    expect(report.findings.map(({ check, fact }) => `${check} ${fact.name}`)).toEqual(
      expect.arrayContaining(['cookie-missing-secure sid', 'cookie-auth-lifetime-long sid', 'token-in-local-storage access_token']),
    );
    expect(report.findings.filter(({ fact }) => fact.name === 'theme')).toEqual([]);
    expect(report.limits.map(({ id }) => id)).toContain('cookie-jar-not-granted');
  });

  test('keeps secrets out of the report and out of sight', async () => {
    const devtools = await openDevtools(page);
    await signIn();
    const panel = await showPanel(devtools);
    expect(JSON.stringify(await panelReport(panel))).not.toMatch(new RegExp(`${sessionId}|${accessToken.split('.')[1]}`));
    for (const view of ['overview', 'findings', 'cookies', 'tokens', 'storage', 'traffic']) {
      await panel.frame.click(`#tab-${view}`);
      const html = await panel.frame.$eval('body', (body) => body.outerHTML);
      expect(html, view).not.toContain(sessionId);
      expect(html, view).not.toContain(accessToken);
    }
  });

  test('shows a value when asked to', async () => {
    const devtools = await openDevtools(page);
    await signIn();
    const panel = await showPanel(devtools);
    await panelReport(panel);
    await panel.frame.click('#tab-cookies');
    await panel.frame.$$eval('.data-row', (lines) => lines.map((line) => line as HTMLElement).find((line) => line.innerText.startsWith('sid'))?.click());
    await panel.frame.waitForSelector('button[aria-label="Reveal the value of sid"]');
    await panel.frame.$eval('button[aria-label="Reveal the value of sid"]', (button) => (button as HTMLElement).click());
    expect(await textOf(panel)).toContain(sessionId);
  });

  test('explains itself before anything was seen, and sees what comes then', async () => {
    await page.goto('about:blank');
    const devtools = await openDevtools(page);
    const panel = await showPanel(devtools);
    await panel.frame.waitForSelector('.notice');
    expect(await textOf(panel)).toContain('reload and sign in again');
    await signIn();
    await panel.frame.waitForSelector('.verdict');
    expect(await textOf(panel, '[role="status"]')).toMatch(/^\d+ requests/);
  });

  test('records nothing while paused, and starts afresh when cleared', async () => {
    const devtools = await openDevtools(page);
    const panel = await showPanel(devtools);
    await panel.frame.click('[aria-label="Pause recording requests"]');
    await panel.frame.waitForSelector('[aria-label="Go on recording requests"]');
    await signIn();
    expect((await panelReport(panel)).flow.map(({ action }) => action)).not.toContain('submit-credentials');
    expect(await textOf(panel, '[role="status"]')).toContain('0 requests');
    await panel.frame.click('[aria-label="Go on recording requests"]');
    await signIn();
    await panel.frame.waitForFunction(() => /^[1-9]/.test(document.querySelector('[role="status"]')?.textContent ?? ''), { polling: 50 });
    await panel.frame.click('[aria-label="Clear what was recorded"]');
    await panel.frame.waitForFunction(() => document.querySelector('[role="status"]')?.textContent?.startsWith('0 requests'), { polling: 50 });
  });

  test('decodes a pasted token, and says what is wrong with another', async () => {
    const devtools = await openDevtools(page);
    const panel = await showPanel(devtools);
    await panel.frame.click('#tab-tokens');
    await panel.frame.type('#pasted-token', `Bearer ${accessToken}`);
    expect(await textOf(panel)).toContain('https://shop.localhost');
    await panel.frame.$eval('#pasted-token', (area) => ((area as HTMLTextAreaElement).value = ''));
    await panel.frame.type('#pasted-token', 'hello');
    expect(await textOf(panel)).toContain('three parts between dots');
  });

  test('a finding accepted with a reason, and the library its code was asked for, stay so when DevTools is closed', async () => {
    const devtools = await openDevtools(page);
    await signIn();
    const panel = await showPanel(devtools);
    const before = await panelReport(panel);
    await panel.frame.click('#tab-findings');
    await panel.frame.waitForSelector('.finding[open] .remedy select');
    await panel.frame.select('.finding[open] .remedy select', 'koa');
    await press(panel, '.finding[open] .acceptance .button');
    await (await panel.frame.waitForSelector('.acceptance-reason input'))?.type('only in the office');
    await press(panel, 'form.acceptance .primary');
    await panel.frame.waitForFunction(() => document.querySelector('#findings-title')?.textContent?.endsWith('1 accepted'), { polling: 50 });
    await page.close();
    page = await chromium.browser.newPage();
    const again = await openDevtools(page);
    await signIn();
    const reopened = await showPanel(again);
    const { findings, suppressed } = await panelReport(reopened);
    expect(suppressed).toMatchObject([{ fingerprint: before.findings[0]?.fingerprint, suppression: { by: 'user', reason: 'only in the office' } }]);
    expect(findings.map(({ fingerprint }) => fingerprint)).not.toContain(before.findings[0]?.fingerprint);
    await reopened.frame.click('#tab-findings');
    await (await reopened.frame.waitForSelector('input[type="search"]'))?.type(before.findings[0]?.check ?? '');
    await press(reopened, 'li:has(.group-title) + li summary');
    await reopened.frame.waitForSelector('.finding[open] .remedy pre');
    expect(await reopened.frame.$eval('.finding[open] .remedy', (remedy) => `${remedy.querySelector('select')?.value}: ${remedy.textContent}`)).toMatch(/^koa: .*ctx\.cookies\.set\(/s);
    await press(reopened, '.finding[open] div.acceptance p + .button');
    await reopened.frame.waitForFunction(() => document.querySelector('.group-title') === null, { polling: 50 });
    expect((await panelReport(reopened)).suppressed).toBeUndefined();
  });

  test('two tabs do not mix', async () => {
    const quiet = await showPanel(await openDevtools(page));
    const other = await chromium.browser.newPage();
    const devtools = await openDevtools(other);
    await signIn(other);
    expect((await panelReport(await showPanel(devtools))).findings).not.toEqual([]);
    expect(await textOf(quiet, '[role="status"]')).toContain('0 requests');
    await other.close();
  });
});
