// What the extension costs the page and the developer, in real Chromium. Rounds are interleaved and medians compared, so that a slow
// moment of the machine hits all.
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { chromiumFlags } from '#cli/browser/chromium.ts';
import { findChromium } from '#scripts/browsers.ts';
import { openDevtools, showView } from '#scripts/devtools-panel.ts';
import { kept } from './ratio.ts';

const loads = 25;
const openings = 5;
const emptyTitle = 'Nothing';

/** `extension` is the unpacked extension, `folder` a place for another one that does nothing but show an empty panel. */
export async function benchInChromium(extension: string, folder: string): Promise<boolean> {
  const site = await startSite();
  const [empty, executablePath] = await Promise.all([writeEmptyExtension(path.join(folder, 'empty')), findChromium()]);
  const start = (folderOf: string) => puppeteer.launch({ executablePath, pipe: true, enableExtensions: [folderOf], args: chromiumFlags() });
  const [plain, extended] = await Promise.all([start(empty), start(extension)]);
  try {
    const watcher = await readFile(path.join(extension, 'watch-writes.js'), 'utf8');
    const results = [await benchLoads(plain, extended, site.url, watcher), await benchCalls(extended, site.url, watcher), await benchMessages(extended, site.url, watcher), await benchOpening(plain, extended, site.url)];
    return results.every(Boolean);
  } finally {
    await Promise.all([plain.close(), extended.close()]);
    site.close();
  }
}

async function benchLoads(plain: Browser, extended: Browser, url: string, watcher: string): Promise<boolean> {
  const [without, closed, watched] = await Promise.all([plain.newPage(), extended.newPage(), extended.newPage()]);
  // To hand over a script has a cost of its own, which is not the watcher's.
  await Promise.all([without, closed].map((page) => page.evaluateOnNewDocument(';')));
  await watched.evaluateOnNewDocument(watcher);
  const [base, withExtension, withWatcher] = await medians([without, closed, watched].map((page) => () => loadTime(page, url)), loads);
  await Promise.all([without, closed, watched].map((page) => page.close()));
  console.log(`  load of a page: ${base!.toFixed(1)} ms without the extension, ${withExtension!.toFixed(1)} ms with it, ${withWatcher!.toFixed(1)} ms with the watcher of writes in it`);
  return [kept('a page load with the extension against one without', withExtension! / base!, 1.15), kept('a page load with the watcher against one without the extension', withWatcher! / base!, 1.5)].every(Boolean);
}

/** From the start of the navigation to the end of the load event, as the page sees it. */
async function loadTime(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'load' });
  return page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).duration);
}

/** Each call by itself takes less than the clock can tell, so a thousand are timed. `traced`: to new entries, whose first writes are traced. */
async function benchCalls(browser: Browser, url: string, watcher: string): Promise<boolean> {
  const [plain, watched] = await Promise.all([browser.newPage(), browser.newPage()]);
  await watched.evaluateOnNewDocument(watcher);
  await Promise.all([plain, watched].map((page) => page.goto(url)));
  const perCall = (page: Page, entries: number) => () =>
    page.evaluate((count) => {
      localStorage.clear();
      const begin = performance.now();
      for (let call = 0; call < 1_000; call++) localStorage.setItem(`entry-${call % count}`, 'value');
      return performance.now() - begin;
    }, entries);
  const [bare, counted] = await medians([perCall(plain, 1), perCall(watched, 1)], 15);
  const [bareNew, traced] = await medians([perCall(plain, 400), perCall(watched, 400)], 15);
  await Promise.all([plain.close(), watched.close()]);
  console.log(`  a call of setItem, in µs: ${bare!.toFixed(1)} bare, ${counted!.toFixed(1)} watched; to many entries ${bareNew!.toFixed(1)} bare, ${traced!.toFixed(1)} watched and traced`);
  return kept('what the watcher adds to a call that it traces, in µs,', traced! - bareNew!, 100);
}

/** A thousand messages of a frame, each with a text long enough for a token, are received first: only the first read of their data is timed. */
async function benchMessages(browser: Browser, url: string, watcher: string): Promise<boolean> {
  const [plain, watched] = await Promise.all([browser.newPage(), browser.newPage()]);
  await watched.evaluateOnNewDocument(watcher);
  await Promise.all([plain, watched].map((page) => page.goto(url)));
  const perRead = (page: Page) => () =>
    page.evaluate(async () => {
      const count = 1_000;
      const frame = document.body.appendChild(document.createElement('iframe'));
      const events: MessageEvent[] = [];
      const heard = new AbortController();
      await new Promise<void>((resolve) => {
        addEventListener('message', (event) => (events.push(event) === count ? resolve() : undefined), { signal: heard.signal });
        // The sender of a message is the window whose code runs.
        (frame.contentWindow as unknown as { eval(code: string): void }).eval(`for (let i = 0; i < ${count}; i++) parent.postMessage({ type: 'signed-in', session: { token: 'x'.repeat(400) + i, name: 'Ada' } }, '*')`);
      });
      heard.abort();
      const begin = performance.now();
      for (const event of events) void event.data;
      const took = performance.now() - begin;
      frame.remove();
      return took;
    });
  const [bare, remembered] = await medians([perRead(plain), perRead(watched)], 15);
  await Promise.all([plain.close(), watched.close()]);
  console.log(`  the first read of a message, in µs: ${bare!.toFixed(1)} bare, ${remembered!.toFixed(1)} watched and kept`);
  return kept('what the watcher adds to the read of a message that it keeps, in µs,', remembered! - bare!, 100);
}

async function benchOpening(plain: Browser, extended: Browser, url: string): Promise<boolean> {
  const [empty, ours] = await medians([() => openingTime(plain, url, emptyTitle), () => openingTime(extended, url, 'Crumbtrail')], openings);
  console.log(`  opening a panel: ${empty!.toFixed(0)} ms for an empty one, ${ours!.toFixed(0)} ms for ours`);
  return kept('opening the panel against an empty one', ours! / empty!, 2);
}

/** From the click on the tab until the panel's document is there with what its script rendered, by the clocks of DevTools and the panel. */
async function openingTime(browser: Browser, url: string, title: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(url);
  const devtools = await openDevtools(page);
  const shown = await devtools.evaluate(() => performance.timeOrigin + performance.now());
  const frame = await showView(devtools, title);
  const there = await frame.waitForFunction(
    () => {
      const [{ domContentLoadedEventEnd: end }] = performance.getEntriesByType('navigation') as [PerformanceNavigationTiming];
      return end > 0 && document.querySelector('#app > *') !== null ? performance.timeOrigin + end : undefined;
    },
    { polling: 20 },
  );
  const time = (await there.jsonValue())! - shown;
  await page.close();
  return time;
}

/** Of each measure, over interleaved rounds; the first round warms up. */
async function medians(measures: readonly (() => Promise<number>)[], rounds: number): Promise<number[]> {
  const times: number[][] = measures.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    const order = [...measures.keys()];
    for (const index of round % 2 === 0 ? order : order.reverse()) {
      const time = await measures[index]!();
      if (round > 0) times[index]!.push(time);
    }
  }
  return times.map((list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!);
}

/** A page that writes to its stores while it loads, as applications do. */
async function startSite() {
  const script = `for (let i = 0; i < 50; i++) { localStorage.setItem('key-' + i, 'value'); document.cookie = 'cookie-' + (i % 10) + '=value'; } document.body.append(...Array.from({ length: 500 }, () => document.createElement('p')));`;
  const html = `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><body><p>Shop</p><script src="app.js"></script><script src="more.js"></script>`;
  const server = createServer(({ url = '/' }, response) => void response.setHeader('Content-Type', url.endsWith('.js') ? 'text/javascript' : 'text/html').end(url.endsWith('.js') ? script : html));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => (server.closeAllConnections(), server.close()) };
}

/** An extension of the same kind whose panel shows one word. */
async function writeEmptyExtension(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const files = {
    'manifest.json': JSON.stringify({ manifest_version: 3, name: emptyTitle, version: '1.0', devtools_page: 'devtools.html' }),
    'devtools.html': '<!doctype html><script src="devtools.js"></script>',
    'devtools.js': `chrome.devtools.panels.create('${emptyTitle}', '', 'panel.html');`,
    'panel.html': '<!doctype html><div id="app"></div><script type="module" src="panel.js"></script>',
    'panel.js': `document.getElementById('app').append(Object.assign(document.createElement('p'), { textContent: '${emptyTitle}' }));`,
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)));
  return folder;
}
