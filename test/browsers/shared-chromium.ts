import puppeteer, { type Browser, type BrowserContext } from 'puppeteer';
import { inject } from 'vitest';

/** The environment in which the command uses the Chromium of the lane. */
export function sharedChromium(): NodeJS.ProcessEnv {
  return { CRUMBTRAIL_CHROMIUM: inject('chromium') };
}

export interface Profile {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Cookies and stores of its own in the Chromium of the lane. Certificates of test servers are believed. */
export async function openProfile(): Promise<Profile> {
  const browser: Browser = await puppeteer.connect({ browserWSEndpoint: inject('chromium'), acceptInsecureCerts: true });
  const context = await browser.createBrowserContext();
  return {
    context,
    async close() {
      await context.close();
      await browser.disconnect();
    },
  };
}
