// Every view on the memory host in a plain page: what it says in each state, and what axe-core says about it.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GalleryQuery } from '#extension/pages/gallery-query.ts';
import { openGallery, type Gallery } from '#scripts/gallery.ts';
import { violationsOf } from '../browsers/axe.ts';

let gallery: Gallery;
let page: Page;
let errors: string[];

beforeAll(async () => {
  gallery = await openGallery();
  page = gallery.page;
  page.on('pageerror', (error) => errors.push(String(error)));
});
afterAll(() => gallery.close());
beforeEach(() => {
  errors = [];
});

const text = () => page.$eval('body', (body) => body.innerText);
const detail = () => page.$eval('.detail-pane', (pane) => (pane as HTMLElement).innerText);
const selectedRow = () => page.$eval('.data-row[aria-selected="true"]', (row) => (row as HTMLElement).innerText.replaceAll(/\s+/g, ' '));

/** What another theme can break; the light one was asked for everything. */
const themed = ['color-contrast', 'link-in-text-block'];

const views = ['overview', 'findings', 'cookies', 'tokens', 'storage', 'traffic', 'source', 'tests', 'report'] as const;
const themes = ['light', 'dark'] as const;

describe('accessibility', () => {
  const selected: Readonly<Record<string, GalleryQuery>> = { cookies: { focus: 'sid' }, storage: { focus: 'access_token' } };
  const panels: readonly GalleryQuery[] = views.flatMap((view) => [
    { view, ...selected[view] },
    { view, theme: 'dark' },
    { view, state: 'no-grant' },
    { view, state: 'hostile', theme: 'dark' },
  ]);
  const pages = (['popup', 'permission'] as const).flatMap((name) => (['full', 'no-grant', 'empty', 'error'] as const).map((state) => ({ page: name, state, theme: themes[Number(state === 'full')] })));
  const notices = (['empty', 'loading', 'error'] as const).flatMap((state) => themes.map((theme) => ({ state, theme })));
  const sourceStates = (['no-scripts', 'reading', 'unread'] as const).map((state) => ({ view: 'source' as const, state }));
  const cases: readonly GalleryQuery[] = [...panels, { view: 'tokens', state: 'empty' }, ...sourceStates, ...notices, ...pages];

  test.each(cases)('%j', async (query) => {
    await gallery.show(query);
    await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
    expect(await violationsOf(page, query.theme === 'dark' && query.state === undefined ? themed : undefined)).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('what the views say', () => {
  test('empty: what to do', async () => {
    await gallery.show({ state: 'empty' });
    expect(await text()).toContain('reload and sign in again');
  });

  test('error: what went wrong, and a way on', async () => {
    await gallery.show({ state: 'error' });
    expect(await page.$eval('[role="alert"]', (notice) => notice.textContent)).toContain('longer than 20 seconds');
  });

  test('overview: verdict, six rows of comparison, a diagram, what could not be seen', async () => {
    await gallery.show({ state: 'no-grant' });
    expect((await page.$$('.comparison tbody tr')).length).toBe(6);
    expect(await page.$('.flow svg')).not.toBeNull();
    expect(await text()).toContain('What could not be seen');
    expect(await page.$$('.limits .button')).toHaveLength(1);
  });

  test('findings: filtered by text and by severity', async () => {
    await gallery.show({ view: 'findings' });
    const all = (await page.$$('.finding')).length;
    await page.type('input[type="search"]', 'credential in localstorage');
    expect(await page.$$('.finding')).toHaveLength(1);
    await page.$eval('input[type="search"]', (input) => {
      (input as HTMLInputElement).value = '';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.select('select', 'high');
    const high = (await page.$$('.finding')).length;
    expect(high).toBeGreaterThan(0);
    expect(high).toBeLessThan(all);
  });

  test('findings: grouped by thing and by check', async () => {
    await gallery.show({ view: 'findings' });
    const heads = () => page.$$eval('.group-title', (titles) => titles.map((title) => (title as HTMLElement).innerText));
    await page.select('.filters label:last-child select', 'thing');
    await page.waitForSelector('.group-title');
    expect(await heads()).toContainEqual(expect.stringMatching(/^sid cookie, /));
    await page.select('.filters label:last-child select', 'check');
    await page.waitForFunction(() => !document.querySelector('.group-title')?.textContent?.includes('cookie, '));
    expect((await page.$$('.finding')).length).toBeGreaterThan(0);
  });

  test('findings: accepted with a reason, and taken back', async () => {
    await gallery.show({ view: 'findings' });
    const count = () => page.$eval('#tab-findings .count', (element) => Number.parseInt(element.textContent, 10));
    const before = await count();
    await page.click('.finding[open] .acceptance .button');
    await page.waitForSelector('form.acceptance');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.type('   ');
    await page.keyboard.press('Enter');
    expect(await page.$eval('.acceptance-reason input', (field) => (field as HTMLInputElement).validity.valid)).toBe(false);
    await page.keyboard.type('only in the office');
    await page.keyboard.press('Enter');
    await page.waitForFunction((all) => Number.parseInt(document.querySelector('#tab-findings .count')?.textContent ?? '', 10) === all - 1, {}, before);
    expect(await page.$eval('#findings-title', (title) => title.textContent)).toBe(`${before - 1} findings, 1 accepted`);
    expect(await page.$$eval('.group-title', (titles) => titles.map((title) => (title as HTMLElement).innerText))).toEqual(['Accepted 1 finding that does not count']);
    expect(await page.$eval('.finding[open] div.acceptance', (part) => (part as HTMLElement).innerText)).toContain('only in the office');
    expect(await violationsOf(page)).toEqual([]);
    await page.click('.finding[open] div.acceptance .button');
    await page.waitForFunction((all) => Number.parseInt(document.querySelector('#tab-findings .count')?.textContent ?? '', 10) === all, {}, before);
  });

  test('a count on the overview leads to those findings, a finding to its cookie', async () => {
    await gallery.show({});
    await page.click('.count-button:enabled');
    await page.waitForSelector('.finding');
    expect(await page.$eval('select', (select) => (select as HTMLSelectElement).value)).toBe('high');
    await page.$eval('.finding[open] .link', (button) => (button as HTMLElement).click());
    await page.waitForSelector('.detail-pane');
    expect(await page.$eval('[aria-selected="true"] [role="rowheader"]', (cell) => cell.textContent)).toBe('sid');
  });

  test('cookies: flags, lifetime and what was sent', async () => {
    await gallery.show({ view: 'cookies', focus: 'sid' });
    expect(await selectedRow()).toMatch(/^sid \d high kept Session identifier \(likely\) k7Qm•+ no yes not set 365 days www\.shop\.example only \/ 35 B this site$/);
    expect(await detail()).toContain('Set once, sent 3 times');
  });

  test('source: findings at their lines, joined with what the page keeps', async () => {
    await gallery.show({ view: 'source' });
    await page.waitForSelector('#source-title');
    expect(await page.$eval('#source-title', (title) => title.textContent)).toMatch(/^\d findings in 3 files$/);
    expect(await page.$$eval('.source-joins li', (items) => items.map((item) => item.textContent))).toContain('access_token in local storage is written by auth.ts:6');
    expect(await page.$$eval('.finding .link, .finding summary', (all) => all.map((one) => one.textContent).join(' '))).toContain('auth.ts:6');
    expect(await page.$eval('.source-unread', (list) => list.textContent)).toMatch(/legacy-session\.js.*It does not parse/);
  });

  test('source: says what this browser cannot do, what is under way, and what went wrong', async () => {
    await gallery.show({ view: 'source', state: 'no-grant' });
    expect(await text()).toContain('does not hand scripts to extensions');
    await gallery.show({ view: 'source', state: 'reading' });
    expect(await text()).toContain('Reading the page');
    await gallery.show({ view: 'source', state: 'unread' });
    expect(await page.$eval('[role="alert"]', (notice) => notice.textContent)).toContain('DevTools was closed');
    await gallery.show({ view: 'source', state: 'no-scripts' });
    expect(await text()).toContain('holds no script of this page');
    expect(await page.$eval('#source-title', (title) => title.textContent)).toBe('No scripts to lint');
  });

  test('report: each form is previewed as it would leave, and masks values', async () => {
    await gallery.show({ view: 'report' });
    await page.select('.report select', 'html');
    const preview = await page.waitForSelector('iframe.report-preview[sandbox=""]');
    expect(await preview?.evaluate((frame) => frame.getAttribute('srcdoc'))).toContain('Crumbtrail report');
    for (const [form, start] of [['markdown', '# Crumbtrail report'], ['json', '{'], ['sarif', '{']] as const) {
      await page.select('.report select', form);
      const source = await page.waitForSelector(`[data-form="${form}"]`);
      const written = await source?.evaluate((area) => (area as HTMLTextAreaElement).value);
      expect(written?.startsWith(start)).toBe(true);
      expect(written).not.toContain('k7Qm2vXb9TzR4nLwE8sYcJ1hUaGf5dPo');
    }
  });

  test('tokens: the places it is in, names as names', async () => {
    await gallery.show({ view: 'tokens' });
    expect(await page.$eval('.places', (places) => places.textContent)).toBe('It is in header Authorization, local storage access_token, URL user_token');
  });

  test('tests: which credential is sent, and what cannot be asked of it', async () => {
    await gallery.show({ view: 'tests' });
    expect(await page.$eval('.consent', (consent) => (consent as HTMLElement).innerText)).toContain('your own credential sid (cookie)');
    expect(await page.$$eval('.test-kind:has(:disabled) .quiet', (hints) => hints.map(({ textContent }) => textContent))).toEqual(Array(3).fill('Not of sid, which is no signed JWT.'));
  });

  test('every tab is in sight where DevTools is narrow', async () => {
    const before = page.viewport();
    await page.setViewport({ width: 400, height: 700 });
    await gallery.show({});
    expect(await page.$$eval('.tab', (tabs) => tabs.filter((tab) => tab.getBoundingClientRect().right > innerWidth).map(({ id }) => id))).toEqual([]);
    await page.setViewport(before);
  });

  test('the tabs are walked with the arrow keys', async () => {
    await gallery.show({});
    await page.focus('#tab-overview');
    await page.keyboard.press('ArrowRight');
    expect(await page.$eval(':focus', (element) => element.id)).toBe('tab-findings');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await page.$eval('[aria-selected="true"]', (element) => element.id)).toBe('tab-report');
  });
});

describe('a hostile page', () => {
  test.each(views)('its names and values stay text in %s', async (view) => {
    await gallery.show({ state: 'hostile', view });
    await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
    expect(await page.title()).not.toContain('pwned');
    expect(await page.$('#app img, #app script')).toBeNull();
    expect(await text()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(await text()).not.toContain('\u0007');
    expect(errors).toEqual([]);
  });
});

describe('the popup', () => {
  test('asks for the site within the click, and says so when it has it', async () => {
    await gallery.show({ page: 'popup', state: 'no-grant' });
    expect(await text()).toContain('which need your permission');
    await page.click('.grant .primary');
    await page.waitForFunction(() => document.body.innerText.includes('may read the cookies of shop.example'));
  });

  test('explains why it is blank', async () => {
    await gallery.show({ page: 'popup', state: 'empty' });
    expect(await text()).toContain('browsers keep closed');
  });
});
