// The tables in a plain page, on the memory host: their length, their keys, and what stands beside them.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGallery, type Gallery } from '#scripts/gallery.ts';

let gallery: Gallery;
let page: Page;

beforeAll(async () => {
  gallery = await openGallery();
  page = gallery.page;
});
afterAll(() => gallery.close());

const rowTexts = () => page.$$eval('.data-row', (rows) => rows.map((row) => (row as HTMLElement).innerText.replaceAll(/\s+/g, ' ')));
const selectedIndex = () => page.$eval('.data-row[aria-selected="true"]', (row) => Number(row.getAttribute('aria-rowindex')));
const detail = () => page.$eval('.detail-pane', (pane) => (pane as HTMLElement).innerText);

async function select(words: string): Promise<void> {
  await page.$$eval('.data-row', (rows, wanted) => rows.map((row) => row as HTMLElement).find((row) => row.innerText.includes(wanted))?.click(), words);
  await page.waitForSelector('.detail-pane');
}

async function follow(words: string): Promise<void> {
  await page.$$eval('.link', (links, wanted) => links.map((link) => link as HTMLElement).find((link) => link.innerText.includes(wanted))?.click(), words);
}

const currentTab = () => page.$eval('.tab[aria-selected="true"]', (tab) => tab.id);

describe('a table of 5,000 rows', () => {
  beforeAll(() => gallery.show({ state: 'many' }));

  test.each(['cookies', 'storage', 'traffic'])('%s: keeps few of them in the document, tells how many there are, and reaches the last', async (view) => {
    await page.click(`#tab-${view}`);
    const table = await page.waitForSelector('.data-table');
    const inDocument = (await page.$$('.data-row')).length;
    expect(inDocument).toBeGreaterThan(5);
    expect(inDocument).toBeLessThan(100);
    const count = Number(await table?.evaluate((element) => element.getAttribute('aria-rowcount')));
    expect(count).toBeGreaterThanOrEqual(5_001);
    await page.focus('.data-table');
    await page.keyboard.press('End');
    await page.waitForFunction((last) => document.querySelector(`.data-row[aria-rowindex="${last}"]`) !== null, { polling: 50 }, count);
    expect((await page.$$('.data-row')).length).toBeLessThan(100);
  });

  test('findings: keeps few of them in the document', async () => {
    await page.click('#tab-findings');
    await page.waitForSelector('.virtual-list li');
    expect(Number(await page.$eval('.virtual-list li', (item) => item.getAttribute('aria-setsize')))).toBeGreaterThan(1_000);
    expect((await page.$$('.finding')).length).toBeLessThan(100);
  });
});

describe('a table', () => {
  test('is walked with the keys, and names its active row', async () => {
    await gallery.show({ view: 'traffic' });
    await page.focus('.data-table');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp'] as const) await page.keyboard.press(key);
    expect(await selectedIndex()).toBe(2);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    expect(await selectedIndex()).toBe(8);
    const active = await page.$eval('.data-table', (table) => document.getElementById(table.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-selected'));
    expect(active).toBe('true');
    await page.keyboard.press('Escape');
    expect(await page.$('.detail-pane')).toBeNull();
  });

  test('is sorted by its heads: up, down, and as it came', async () => {
    await gallery.show({ view: 'cookies' });
    const asItCame = await rowTexts();
    const press = () => page.$$eval('.sorter', (heads) => (heads[0] as HTMLElement).click());
    await press();
    expect((await rowTexts()).map((text) => text.split(' ')[0])).toEqual(['_ga', 'chat_visitor', 'embed_theme', 'remember', 'sid', 'theme']);
    expect(await page.$eval('[aria-sort]', (head) => head.getAttribute('aria-sort'))).toBe('ascending');
    await press();
    expect((await rowTexts())[0]).toMatch(/^theme /);
    await press();
    expect(await rowTexts()).toEqual(asItCame);
  });

  test('says the words of a cell that is too narrow for them when it is pointed at, and no others', async () => {
    await gallery.show({ view: 'cookies' });
    const hintOf = async (column: number) => {
      const cell = await page.waitForSelector(`.data-row ::-p-xpath(./*[${column}])`);
      await cell?.hover();
      return cell?.evaluate((element) => (element as HTMLElement).title);
    };
    expect(await hintOf(4)).toBe('Session identifier (likely)');
    expect(await hintOf(1)).toBe('');
  });

  test('is filtered by text and by choice', async () => {
    await gallery.show({ view: 'cookies' });
    await page.select('.filters select', 'refused');
    expect((await rowTexts()).map((text) => text.split(' ')[0])).toEqual(['embed_theme']);
    await page.select('.filters select', 'all');
    await page.type('input[type="search"]', 'rememb');
    expect(await rowTexts()).toHaveLength(1);
  });
});

describe('a cookie', () => {
  test('that was refused says why, in words', async () => {
    await gallery.show({ view: 'cookies', focus: 'embed_theme' });
    expect(await detail()).toContain('Chromium refused it');
    expect(await detail()).toContain('SameSite=None without Secure, which Chromium refuses.');
  });

  test('is copied as the Set-Cookie that answers its findings, without its value', async () => {
    await gallery.show({ view: 'cookies', focus: 'sid' });
    expect(await detail()).toContain('sid=<value>; Path=/; Max-Age=2592000; Secure; HttpOnly; SameSite=Lax');
  });

  test('says which request set it, and leads there and to its findings', async () => {
    await gallery.show({ view: 'cookies', focus: 'sid' });
    await follow('Show the request');
    expect(await currentTab()).toBe('tab-traffic');
    expect(await detail()).toContain('POST https://www.shop.example/login');
    await page.click('#tab-cookies');
    await select('sid');
    await follow('Auth cookie without Secure');
    expect(await currentTab()).toBe('tab-findings');
    expect(await page.$eval('.finding[open] .finding-title', (title) => title.textContent)).toBe('Auth cookie without Secure');
  });
});

describe('a request', () => {
  test('says what authenticated it, and shows its headers masked', async () => {
    await gallery.show({ view: 'traffic' });
    await select('/api/profile');
    const text = await detail();
    expect(text).toContain('cookie sid');
    expect(text).toMatch(/Authorization\s+Bearer\s+eyJh•+/);
    await follow('bearer token');
    expect(await currentTab()).toBe('tab-tokens');
  });

  test('that gives a credential to another party is marked, with the code that asked for it', async () => {
    await gallery.show({ view: 'traffic' });
    await page.select('.filters select', 'leaks');
    const [row, ...more] = await rowTexts();
    expect(more).toEqual([]);
    expect(row).toContain('to other party');
    await select('stats.tracker.example');
    expect(await detail()).toContain('track at https://www.shop.example/assets/api.js:88:18');
    expect(await detail()).not.toContain('eyJ');
  });

  test('is found by login, refresh and logout', async () => {
    await gallery.show({ view: 'traffic' });
    await page.select('.filters select', 'marked');
    expect((await rowTexts())[0]).toMatch(/^\/login POST 302 .*Login/);
  });
});

describe('the storage of a page', () => {
  test('shows what carries credentials first, the rest on demand, and says whose word it is', async () => {
    await gallery.show({ view: 'storage', state: 'no-grant' });
    expect((await rowTexts()).map((text) => text.split(' ')[0])).toEqual(['access_token']);
    expect(await page.$eval('.view-head', (head) => (head as HTMLElement).innerText)).toContain('As reported by the page.');
    await page.select('.filters select', 'all');
    expect(await rowTexts()).toHaveLength(3);
  });

  test('with permission: IndexedDB, frames, and how many frames stay closed', async () => {
    await gallery.show({ view: 'storage' });
    await page.select('.filters select', 'all');
    const texts = await rowTexts();
    expect(texts.some((text) => text.includes('IndexedDB'))).toBe(true);
    expect(texts.some((text) => text.includes('https://widget.chat.example'))).toBe(true);
    expect(await page.$eval('.view-head', (head) => (head as HTMLElement).innerText)).toContain('1 frame of other sites is not read');
  });

  test('once watched: the code that wrote an entry', async () => {
    await gallery.show({ view: 'storage', state: 'no-grant', focus: 'access_token' });
    expect(await detail()).toContain('The page is not watched.');
    await page.click('.offer .button');
    await page.waitForFunction(() => document.querySelector('.detail-pane')?.textContent?.includes('auth.js:42'), { polling: 50 });
    expect(await detail()).toContain('saveToken at https://www.shop.example/assets/auth.js:42:16');
    expect((await rowTexts())[0]).toContain('auth.js:42');
  });
});
