// Pictures for the README, the real panel in real DevTools on the demo's fragile doors; then those of every view, which are only to be
// looked at. `npm run screenshots` after a view changed.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer';
import { chromiumFlags } from '#cli/browser/chromium.ts';
import type { DoorId } from '#demo/server/hosts.ts';
import { startDemo } from '#demo/start.ts';
import { findChromium } from './browsers.ts';
import { buildExtension } from './build-extension.ts';
import { openDevtools, panelReport, showPanel } from './devtools-panel.ts';
import { takeGalleryPictures } from './gallery-pictures.ts';
import { signIn } from './visit-door.ts';

interface Picture {
  readonly name: string;
  readonly view: 'overview' | 'findings' | 'cookies' | 'tokens';
  readonly theme: 'light' | 'dark';
  readonly height: number;
}

const pictures: readonly (readonly [door: DoorId, pictures: readonly Picture[]])[] = [
  ['session-fragile', [{ name: 'panel-overview', view: 'overview', theme: 'light', height: 860 }]],
  [
    'token-fragile',
    [
      { name: 'panel-findings', view: 'findings', theme: 'dark', height: 720 },
      { name: 'panel-tokens', view: 'tokens', theme: 'light', height: 720 },
    ],
  ],
];

const folder = 'docs/images';
const extension = await mkdtemp(path.join(tmpdir(), 'crumbtrail-screenshots-'));
await mkdir(folder, { recursive: true });
await buildExtension({ outdir: extension });
const demo = await startDemo({ port: 0 });
const browser = await puppeteer.launch({
  executablePath: await findChromium(),
  pipe: true,
  enableExtensions: [path.join(extension, 'chrome')],
  acceptInsecureCerts: true,
  args: chromiumFlags(),
});
try {
  for (const [door, ofDoor] of pictures) await takeAll(door, ofDoor);
} finally {
  await browser.close();
  await demo.close();
  await rm(extension, { recursive: true, force: true });
}
await takeGalleryPictures('dist/pictures');

/** One login, then every picture of its door. */
async function takeAll(door: DoorId, ofDoor: readonly Picture[]): Promise<void> {
  const [account] = demo.accounts;
  if (account === undefined) throw new Error('The demo has no account.');
  const page = await browser.newPage();
  const devtools = await openDevtools(page);
  await page.goto(new URL('/login', demo.urls[door]).href);
  await signIn(page, account);
  await page.waitForNetworkIdle();
  const panel = await showPanel(devtools);
  await panelReport(panel);
  for (const { name, view, theme, height } of ofDoor) {
    await devtools.setViewport({ width: 1200, height, deviceScaleFactor: 1.5 });
    await devtools.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await panel.frame.click(`#tab-${view}`);
    await panel.frame.waitForSelector(`[aria-labelledby="tab-${view}"]`);
    // DevTools is docked beside the page, whose place stays empty here.
    const box = await (await panel.frame.frameElement())?.boundingBox();
    if (!box) throw new Error('The panel has no place in DevTools.');
    await devtools.screenshot({ path: path.join(folder, `${name}.png`), clip: { x: box.x, y: 0, width: box.width, height } });
    console.log(`${folder}/${name}.png`);
  }
  await page.close();
}
