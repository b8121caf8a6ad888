// Renders extension/icons/crumbtrail.svg into the PNG sizes the manifest names. Run it after changing the SVG: the PNGs are committed,
// so that a build needs no browser.
import { readFile } from 'node:fs/promises';
import puppeteer from 'puppeteer';
import { findChromium } from './browsers.ts';

const sizes = [16, 32, 48, 64, 96, 128];

const svg = await readFile('extension/icons/crumbtrail.svg', 'utf8');
const browser = await puppeteer.launch({ executablePath: await findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
for (const size of sizes) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`);
  await page.screenshot({ path: `extension/icons/${size}.png`, omitBackground: true });
}
await browser.close();
