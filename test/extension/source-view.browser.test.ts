// The Source view in the real panel: a page with a bundle and its source map, linted in the extension's own worker.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDevtools, panelReport, showPanel } from '#scripts/devtools-panel.ts';
import { startChromiumWithExtension, type ChromiumWithExtension } from './chromium-with-extension.ts';

const auth = `interface Answer { readonly access_token: string }

export async function signIn(): Promise<void> {
  const response = await fetch('/api/login', { method: 'POST' });
  const { access_token } = (await response.json()) as Answer;
  localStorage.setItem('access_token', access_token);
}

void signIn();
`;

const inside = `<!doctype html><title>shop</title>\r
<!-- <script>localStorage.setItem('refresh_token', fetch('/login'))</script> -->\r
<script type="application/json">{"access_token": 1}</script>
<script>const state = {};</script>
<p title="<script>">Hello</p><script type="module">
  const state = await fetch('/api/login', { method: 'POST' });
  const { access_token } = await state.json();
  localStorage.setItem('access_token', access_token);
</script>`;

let server: Server;
let chromium: ChromiumWithExtension;
let page: Page;

beforeAll(async () => {
  const inline = await bundleOf('inline');
  const linked = await bundleOf('linked');
  const answers: Record<string, readonly [type: string, body: string]> = {
    '/': ['text/html', '<!doctype html><title>shop</title><script type="module" src="/inline.js"></script>'],
    '/linked': ['text/html', '<!doctype html><title>shop</title><script type="module" src="/linked.js"></script>'],
    '/inside': ['text/html', inside],
    '/inline.js': ['text/javascript', inline.code],
    '/linked.js': ['text/javascript', linked.code],
    '/linked.js.map': ['application/json', linked.map],
    '/api/login': ['application/json', JSON.stringify({ access_token: 'k7Qm2vXb9TzR4nLwE8sYcJ1hUaGf5dPo' })],
  };
  server = createServer(({ url = '/' }, response) => {
    const [type, body] = answers[url] ?? ['text/plain', ''];
    response.writeHead(200, { 'Content-Type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  chromium = await startChromiumWithExtension('store');
});
afterAll(async () => {
  await chromium.close();
  server.close();
});

async function bundleOf(sourcemap: 'inline' | 'linked'): Promise<{ readonly code: string; readonly map: string }> {
  const { outputFiles } = await build({
    stdin: { contents: auth, sourcefile: 'src/auth.ts', loader: 'ts', resolveDir: '/' },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    outfile: `/${sourcemap}.js`,
    absWorkingDir: '/',
    sourcemap,
  });
  const textOf = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { code: textOf('.js'), map: textOf('.map') };
}

test.each([
  ['a bundle whose map is inside of it', '/', 'auth.ts', 6],
  ['a bundle whose map is a file', '/linked', 'auth.ts', 6],
  ['a script inside of the document', '/inside', 'inside', 8],
])('a page with %s: the finding is at its line, joined with the entry, and opens in Sources', async (_, path, file, line) => {
  page = await chromium.browser.newPage();
  const devtools = await openDevtools(page);
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}${path}`);
  await page.waitForFunction(() => localStorage.getItem('access_token') !== null);
  const panel = await showPanel(devtools);
  await panelReport(panel);
  await panel.frame.click('#tab-source');
  await panel.frame.waitForSelector('#source-title');
  expect(await panel.frame.$$eval('.finding', (all) => all.map((one) => one.querySelector('summary')?.innerText.replaceAll(/\s+/g, ' ')))).toEqual([
    expect.stringMatching(new RegExp(`^High .*access_token ${file}:${line}$`)),
  ]);
  expect(await panel.frame.$$eval('.source-joins li', (all) => all.map((one) => one.textContent))).toEqual([`access_token in local storage is written by ${file}:${line}`]);
  await panel.frame.$eval('.finding-body .link', (link) => (link as HTMLElement).click());
  await devtools.waitForSelector(`>>> .tabbed-pane-header-tab.selected[aria-label*="${file}"]`, { timeout: 5_000 });
  await page.close();
});
