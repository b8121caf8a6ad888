// Verifying in the Tokens view, as a plain page: the worker that does it needs an origin, so the page is served.
import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxePuppeteer } from '@axe-core/puppeteer';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chromiumFlags } from '#cli/browser/chromium.ts';
import { findChromium } from '#scripts/browsers.ts';
import { buildGallery } from '#scripts/build-extension.ts';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

let gallery: string;
let server: Server;
let browser: Browser;
let page: Page;
/** Settles when the worker's script may be answered. */
let mayLoad: Promise<void>;

beforeAll(async () => {
  gallery = await mkdtemp(path.join(tmpdir(), 'crumbtrail-gallery-'));
  await buildGallery(gallery);
  server = createServer((request, response) => {
    const name = path.basename(new URL(request.url ?? '/', 'http://localhost').pathname);
    const held = name === 'token-worker.js' ? mayLoad : Promise.resolve();
    void held
      .then(() => readFile(path.join(gallery, name)))
      .then(
        (content) => response.writeHead(200, { 'Content-Type': types[path.extname(name)] ?? 'text/plain' }).end(content),
        () => response.writeHead(404).end(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await puppeteer.launch({ executablePath: await findChromium(), args: chromiumFlags() });
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(gallery, { recursive: true, force: true });
});
beforeEach(async () => {
  mayLoad = Promise.resolve();
  await page?.close();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/gallery.html?view=tokens&theme=dark`);
  await page.waitForSelector('#pasted-token');
});

function tokenSignedWith(secret: string): string {
  const data = [{ alg: 'HS256' }, { sub: '1' }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${data}.${createHmac('sha256', secret).update(data).digest('base64url')}`;
}

async function paste(token: string): Promise<void> {
  await page.type('#pasted-token', token);
  await page.waitForSelector('.paste .signature');
}

const answer = (part: string) => page.waitForFunction((selector) => (document.querySelector(`.paste ${selector} [aria-live] p`) as HTMLElement | null)?.innerText, {}, part).then((handle) => handle.jsonValue());
const press = (words: string) => page.$$eval('.paste .secret-guess .button', (buttons, wanted) => (buttons.find(({ textContent }) => textContent === wanted) as HTMLElement).click(), words);

test('a pasted token is verified with the right secret and refused with a wrong one; an edited secret has no answer yet', async () => {
  await paste(tokenSignedWith('correct horse'));
  await page.type('.paste .signature textarea', 'correct hors');
  await page.click('.paste .signature .primary');
  expect(await answer('form')).toBe('does not match The signature was not made with this key (the secret).');
  await page.type('.paste .signature textarea', 'e');
  expect(await page.$('.paste form [aria-live] p')).toBeNull();
  await page.click('.paste .signature .primary');
  expect(await answer('form')).toMatch(/^verified The signature is good: HS256 with the secret\./);
  expect((await new AxePuppeteer(page).analyze()).violations).toEqual([]);
});

test('a known secret is found and masked', async () => {
  await paste(tokenSignedWith('secret'));
  await press('Try known secrets');
  expect(await answer('.secret-guess')).toMatch(/^secret found\s+•+\s+Reveal\s+It is a secret of tutorials\. /);
  expect((await new AxePuppeteer(page).analyze()).violations).toEqual([]);
});

test('a secret that nobody knows is not found, and the size of the list is said', async () => {
  await paste(tokenSignedWith('k7Qm2vXb9TzR4nLwE8sYcJ1hUaGf5dPo'));
  await press('Try known secrets');
  const words = await answer('.secret-guess');
  expect(words).toMatch(/^The secret is none of \d\d,\d{3} known secrets\./);
});

test('cancelled while the list is loaded: it says so, and can begin again', async () => {
  let load = () => {};
  mayLoad = new Promise((resolve) => (load = resolve));
  await paste(tokenSignedWith('secret'));
  await press('Try known secrets');
  await page.waitForFunction(() => document.querySelector('.paste .secret-guess')?.textContent?.includes('Loading the list'));
  await press('Cancel');
  expect(await answer('.secret-guess')).toBe('Cancelled: nothing was found.');
  load();
  await press('Try known secrets');
  await page.waitForFunction(() => document.querySelector('.paste .secret-guess')?.textContent?.includes('secret found'));
});
