import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser } from 'puppeteer';
import { chromiumFlags } from '#cli/browser/chromium.ts';
import { buildExtension, type ExtensionBuild } from '#scripts/build-extension.ts';
import { findChromium } from '#scripts/browsers.ts';

export interface ChromiumWithExtension {
  readonly browser: Browser;
  readonly extensionId: string;
  close(): Promise<void>;
}

/** Builds the extension afresh and starts headless Chromium with it. */
export async function startChromiumWithExtension(variant: NonNullable<ExtensionBuild['variant']>): Promise<ChromiumWithExtension> {
  const outdir = await mkdtemp(path.join(tmpdir(), 'crumbtrail-extension-'));
  await buildExtension({ outdir, variant });
  const extension = path.join(outdir, 'chrome');
  const browser = await puppeteer.launch({
    executablePath: await findChromium(),
    pipe: true,
    enableExtensions: [extension],
    acceptInsecureCerts: true,
    args: chromiumFlags(),
  });
  const worker = await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().endsWith('/background.js'));
  return {
    browser,
    extensionId: new URL(worker.url()).hostname,
    async close() {
      await browser.close();
      await rm(outdir, { recursive: true, force: true });
    },
  };
}
