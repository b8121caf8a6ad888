import puppeteer from 'puppeteer';
import type { TestProject } from 'vitest/node';
import { chromiumFlags } from '#cli/browser/chromium.ts';
import { findChromium } from '#scripts/browsers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the Chromium that the files of a lane share: each visit gets a browser context of its own. */
    chromium: string;
  }
}

/** A start costs several seconds of processor time, a context a fraction of one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await puppeteer.launch({ executablePath: await findChromium(), args: chromiumFlags() });
  project.provide('chromium', browser.wsEndpoint());
  return () => browser.close();
}
