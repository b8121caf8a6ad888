// Pages that would like the panel to hang, to lie or to run their code.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDevtools, panelReport, showPanel, type OpenPanel } from '#scripts/devtools-panel.ts';
import { startChromiumWithExtension, type ChromiumWithExtension } from './chromium-with-extension.ts';

let server: Server;
let port: number;
let url: string;
let sites = 0;
let script = '';
let setCookie: string[] = [];
let chromium: ChromiumWithExtension;
let page: Page;
let panel: OpenPanel;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith('/large')) {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ filling: 'x'.repeat(250_000) }));
      return;
    }
    if (setCookie.length > 0) response.setHeader('Set-Cookie', setCookie);
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(`<!doctype html><link rel="icon" href="data:,"><title>page</title><script>${script}</script>`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  chromium = await startChromiumWithExtension('store');
  page = await chromium.browser.newPage();
  panel = await showPanel(await openDevtools(page));
});
afterAll(async () => {
  await chromium.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  script = '';
  setCookie = [];
  // Each page on a site of its own, whose stores are empty.
  url = `http://shop-${(sites += 1)}.localhost:${port}/`;
  await page.goto('about:blank');
  await panel.frame.click('[aria-label="Clear what was recorded"]');
});

async function seen() {
  await page.goto(url);
  return panelReport(panel);
}

test('a page that broke its own built-ins still has its cookies audited', async () => {
  setCookie = ['connect.sid=s%3AkJ8dQ2mXv7Lr4TzPnB5wYcHs9GfEa1Uo.signature; Path=/'];
  script = `
    for (const name of ['getItem', 'key']) Storage.prototype[name] = () => { throw new Error('no'); };
    Object.defineProperty(Object.prototype, 'toJSON', { value() { throw new Error('no'); } });
    Array.prototype.push = Array.prototype.map = () => { throw new Error('no'); };
    JSON.stringify = JSON.parse = String.prototype.slice = undefined;
    Map = Set = Promise = fetch = undefined;
    Object.freeze(Array.prototype); Object.freeze(Object.prototype);`;
  const report = await seen();
  expect(report.findings.map(({ check, fact }) => `${check} ${fact.name}`)).toContain('cookie-missing-httponly connect.sid');
});

test('storage that cannot be read is said to be unread, not empty', async () => {
  script = `localStorage.setItem('a', 'b'); Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });`;
  const report = await seen();
  expect(report.limits.find(({ id }) => id === 'page-storage-refused')?.what).toBe('Not read: local storage.');
});

test('storage full of entries is read up to a bound, and the rest is counted', async () => {
  script = `for (let i = 0; i < 100000; i++) localStorage.setItem('k' + i, 'v');`;
  const report = await seen();
  expect(report.limits.find(({ id }) => id === 'storage-truncated')?.what).toContain('98000 storage entries');
});

test('one value of 10 MB does not hide the others', async () => {
  script = `localStorage.setItem('huge', 'x'.repeat(5_100_000)); localStorage.setItem('access_token', 'tok_' + 'k7Qm2vXb9TzR4nLwE8sYcJ1hUaGf5dPo');`;
  const report = await seen();
  expect(report.credentials.map(({ name }) => name)).toContain('access_token');
  expect(report.limits.map(({ id }) => id)).toContain('storage-truncated');
});

test('a JWT whose payload is nested 10,000 deep is shown as one that could not be read', async () => {
  script = `const encoded = (text) => btoa(text).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
    localStorage.setItem('access_token', [encoded('{"alg":"HS256","typ":"JWT"}'), encoded('{"sub":"1","deep":' + '['.repeat(10_000) + ']'.repeat(10_000) + '}'), 'k7Qm2vXb9TzR4nLwE8sYcJ1hUaGf5dPo'].join('.'));`;
  const report = await seen();
  expect(report.findings.map(({ check, fact }) => `${check} ${fact.name}`)).toContain('token-in-local-storage access_token');
  await panel.frame.click('#tab-tokens');
  expect(await panel.frame.$eval('#view', (view) => (view as HTMLElement).innerText)).toContain('The payload is nested deeper than 64 levels and was not decoded.');
});

test('an answer that is no reading is refused, whatever shape the page gives it', async () => {
  script = `Object.defineProperty(document, 'cookie', { get: () => ({ toString: () => { throw new Error('no'); } }) });
    Object.defineProperty(Storage.prototype, 'length', { get: () => Infinity });
    Storage.prototype.key = () => ({ length: -1e308 });`;
  const report = await seen();
  expect(report.limits.find(({ id }) => id === 'page-storage-refused')?.what).toBe('Not read: cookies.');
});

test('names and values of a page never become markup in the panel', async () => {
  script = `localStorage.setItem('token"><img src=x onerror=alert(1)>', '"><script>alert(1)<\\/script>');
    document.cookie = 'session=<img src=x onerror=alert(1)>';`;
  await seen();
  const { frame } = panel;
  for (const view of ['overview', 'findings', 'cookies', 'tokens', 'storage', 'traffic', 'report']) {
    await frame.click(`#tab-${view}`);
    expect(await frame.$('#view img, #view script'), view).toBeNull();
  }
});

test('a flood of large answers is held within the memory of the recorder', async () => {
  await page.goto(url);
  await page.evaluate(async () => {
    for (let round = 0; round < 12; round++) await Promise.all(Array.from({ length: 10 }, (_, index) => fetch(`/large?${round}-${index}`).then((answer) => answer.text())));
  });
  const report = await panelReport(panel);
  expect(report.limits.find(({ id }) => id === 'requests-forgotten')?.what).toMatch(/^The oldest \d+ requests are no longer looked at\.$/);
});
