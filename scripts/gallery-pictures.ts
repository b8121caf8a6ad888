// Pictures of every view in both themes and its states, on sample data: to be looked at after a view changed. They are not committed.
// `npm run screenshots` takes them too; `tsx scripts/gallery-pictures.ts` takes only them.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer';
import { chromiumFlags } from '#cli/browser/chromium.ts';
import { findChromium } from './browsers.ts';
import { buildGallery } from './build-extension.ts';

const views = ['overview', 'findings', 'cookies', 'tokens', 'storage', 'traffic', 'source', 'tests', 'report'];
const focused: Readonly<Record<string, string>> = { cookies: 'sid', storage: 'access_token' };

interface GalleryPicture {
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly width: number;
  readonly height: number;
}

const panel = { width: 1200, height: 760 };
const pictures: readonly GalleryPicture[] = ['light', 'dark'].flatMap((theme) => [
  ...views.map((view) => ({ name: `${view}-${theme}`, query: { view, theme, focus: focused[view] ?? '' }, ...panel })),
  ...['empty', 'error'].map((state) => ({ name: `${state}-${theme}`, query: { state, theme }, ...panel })),
  { name: `popup-${theme}`, query: { page: 'popup', theme }, width: 400, height: 420 },
]);

/** Writes a PNG of each picture into the folder. */
export async function takeGalleryPictures(folder: string): Promise<void> {
  const gallery = await mkdtemp(path.join(tmpdir(), 'crumbtrail-gallery-'));
  await buildGallery(gallery);
  await mkdir(folder, { recursive: true });
  const browser = await puppeteer.launch({ executablePath: await findChromium(), args: chromiumFlags() });
  try {
    const page = await browser.newPage();
    for (const { name, query, width, height } of pictures) {
      await page.setViewport({ width, height });
      await page.goto(`file://${path.join(gallery, 'gallery.html')}?${new URLSearchParams(query).toString()}`);
      await page.waitForSelector(query['page'] === undefined ? '.panel[aria-busy="false"]' : 'h1');
      if (query['view'] === 'source') await page.waitForSelector('#source-title');
      if (query['view'] === 'report') await page.waitForSelector('.report-preview');
      await page.screenshot({ path: path.join(folder, `${name}.png`) as `${string}.png` });
      console.log(`${folder}/${name}.png`);
    }
  } finally {
    await browser.close();
    await rm(gallery, { recursive: true, force: true });
  }
}

if (import.meta.filename === process.argv[1]) await takeGalleryPictures('dist/pictures');
