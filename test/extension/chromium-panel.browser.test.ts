import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDevtools, panelReport, showPanel, type OpenPanel } from '#scripts/devtools-panel.ts';
import { startChromiumWithExtension, type ChromiumWithExtension } from './chromium-with-extension.ts';
import { accessToken, sessionId, startSignInServer, type SignInServer } from './sign-in-server.ts';

let server: SignInServer;
let chromium: ChromiumWithExtension;
// Opening DevTools takes seconds, so most share two panels: one that is shown after a login, and one that is there before it. What is
// behind another tab is drawn late or never, so the second is opened when the first has been looked at.
let late: Opened;
let early: Opened;

beforeAll(async () => {
  server = await startSignInServer();
  chromium = await startChromiumWithExtension('store');
  late = await opened(signIn);
});
afterAll(async () => {
  await chromium.close();
  await server.close();
});

interface Opened {
  readonly page: Page;
  readonly panel: OpenPanel;
}

async function opened(beforeShown?: (page: Page) => Promise<void>): Promise<Opened> {
  const page = await chromium.browser.newPage();
  const devtools = await openDevtools(page);
  await beforeShown?.(page);
  return { page, panel: await showPanel(devtools) };
}

async function signIn(page: Page): Promise<void> {
  await page.bringToFront();
  await page.goto(server.url);
  await page.click('#login button');
  await page.waitForFunction(() => document.getElementById('state')?.textContent === 'signed in');
}

const textOf = ({ frame }: OpenPanel, selector = '#view') => frame.$eval(selector, (element) => (element as HTMLElement).innerText);

/** Docked DevTools are low: what is pressed may be out of sight. */
async function press({ frame }: OpenPanel, selector: string): Promise<void> {
  await (await frame.waitForSelector(selector))?.evaluate((element) => (element as HTMLElement).click());
}

describe('the panel in DevTools, with no host permission', () => {
  test('knows a login that happened before it was shown', async () => {
    const report = await panelReport(late.panel);
    expect(report.model.kind).not.toBe('none');
    expect(report.credentials.map(({ name, in: place }) => `${place} ${name}`)).toEqual(expect.arrayContaining(['cookie sid', 'local-storage access_token']));
    expect(report.findings.map(({ check, fact }) => `${check} ${fact.name}`)).toEqual(
      expect.arrayContaining(['cookie-missing-secure sid', 'cookie-auth-lifetime-long sid', 'token-in-local-storage access_token']),
    );
    expect(report.findings.filter(({ fact }) => fact.name === 'theme')).toEqual([]);
    expect(report.limits.map(({ id }) => id)).toContain('cookie-jar-not-granted');
  });

  test('keeps secrets out of the report and out of sight', async () => {
    const { panel } = late;
    expect(JSON.stringify(await panelReport(panel))).not.toMatch(new RegExp(`${sessionId}|${accessToken.split('.')[1]}`));
    for (const view of ['overview', 'findings', 'cookies', 'tokens', 'storage', 'traffic']) {
      await panel.frame.click(`#tab-${view}`);
      const html = await panel.frame.$eval('body', (body) => body.outerHTML);
      expect(html, view).not.toContain(sessionId);
      expect(html, view).not.toContain(accessToken);
    }
  });

  test('shows a value when asked to', async () => {
    const { panel } = late;
    await panel.frame.click('#tab-cookies');
    await panel.frame.$$eval('.data-row', (lines) => lines.map((line) => line as HTMLElement).find((line) => line.innerText.startsWith('sid'))?.click());
    await panel.frame.waitForSelector('button[aria-label="Reveal the value of sid"]');
    await panel.frame.$eval('button[aria-label="Reveal the value of sid"]', (button) => (button as HTMLElement).click());
    expect(await textOf(panel)).toContain(sessionId);
  });

  test('explains itself before anything was seen, and sees what comes then', async () => {
    early = await opened();
    const { page, panel } = early;
    await panel.frame.waitForSelector('.notice');
    expect(await textOf(panel)).toContain('reload and sign in again');
    await signIn(page);
    await panel.frame.waitForSelector('.verdict');
    await panel.frame.waitForFunction(() => /^\d+ requests/.test(document.querySelector('[role="status"]')?.textContent ?? ''), { polling: 50 });
  });

  test('records nothing while paused, and starts afresh when cleared', async () => {
    const { page, panel } = early;
    await panel.frame.click('[aria-label="Pause recording requests"]');
    await panel.frame.waitForSelector('[aria-label="Go on recording requests"]');
    await panel.frame.click('[aria-label="Clear what was recorded"]');
    await signIn(page);
    expect((await panelReport(panel)).flow.map(({ action }) => action)).not.toContain('submit-credentials');
    expect(await textOf(panel, '[role="status"]')).toContain('0 requests');
    await panel.frame.click('[aria-label="Go on recording requests"]');
    await signIn(page);
    await panel.frame.waitForFunction(() => /^[1-9]/.test(document.querySelector('[role="status"]')?.textContent ?? ''), { polling: 50 });
    await panel.frame.click('[aria-label="Clear what was recorded"]');
    await panel.frame.waitForFunction(() => document.querySelector('[role="status"]')?.textContent?.startsWith('0 requests'), { polling: 50 });
  });

  test('decodes a pasted token, and says what is wrong with another', async () => {
    const { panel } = early;
    await panel.frame.click('#tab-tokens');
    await panel.frame.type('#pasted-token', `Bearer ${accessToken}`);
    expect(await textOf(panel)).toContain('https://shop.localhost');
    await panel.frame.$eval('#pasted-token', (area) => ((area as HTMLTextAreaElement).value = ''));
    await panel.frame.type('#pasted-token', 'hello');
    expect(await textOf(panel)).toContain('three parts between dots');
  });

  test('two tabs do not mix', async () => {
    await early.panel.frame.click('[aria-label="Clear what was recorded"]');
    await signIn(late.page);
    expect((await panelReport(late.panel)).findings).not.toEqual([]);
    expect(await textOf(early.panel, '[role="status"]')).toContain('0 requests');
  });

  test('a finding accepted with a reason, and the library its code was asked for, stay so when DevTools is closed', async () => {
    const { page, panel } = late;
    const before = await panelReport(panel);
    await panel.frame.click('#tab-findings');
    await panel.frame.waitForSelector('.finding[open] .remedy select');
    await panel.frame.select('.finding[open] .remedy select', 'koa');
    await press(panel, '.finding[open] .acceptance .button');
    await (await panel.frame.waitForSelector('.acceptance-reason input'))?.type('only in the office');
    await press(panel, 'form.acceptance .primary');
    await panel.frame.waitForFunction(() => document.querySelector('#findings-title')?.textContent?.endsWith('1 accepted'), { polling: 50 });
    await page.close();
    const { panel: reopened } = await opened(signIn);
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
});
