import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Page } from 'puppeteer';
import { chromiumFlags } from '#cli/browser/chromium.ts';
import type { GalleryQuery } from '#extension/pages/gallery-query.ts';
import { findChromium } from './browsers.ts';
import { buildGallery } from './build-extension.ts';

/** The extension's views in a page without the extension, in a Chromium of their own. */
export interface Gallery {
  readonly page: Page;
  /** Puts a view into the page, with nothing left of the one before, and waits until it has its answer. */
  readonly show: (query: GalleryQuery) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Builds it, and loads its page once: that costs more than all views together. `urlOf` serves the folder where a file will not do. */
export async function openGallery(urlOf: (folder: string) => string = (folder) => `file://${folder}`): Promise<Gallery> {
  const folder = await mkdtemp(path.join(tmpdir(), 'crumbtrail-gallery-'));
  await buildGallery(folder);
  const browser = await puppeteer.launch({ executablePath: await findChromium(), args: chromiumFlags() });
  const page = await browser.newPage();
  await page.goto(`${urlOf(folder)}/gallery.html`);
  return {
    page,
    async show(query) {
      await page.evaluate((wanted) => globalThis.showInGallery(wanted), query);
      // The one with thousands of rows takes its time on a slow machine.
      await page.waitForSelector(readyWhen(query), { timeout: 120_000 });
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function readyWhen({ page, state }: GalleryQuery): string {
  if (page !== undefined && page !== 'panel') return 'h1';
  return state === 'loading' ? '.notice' : '.panel[aria-busy="false"]';
}
