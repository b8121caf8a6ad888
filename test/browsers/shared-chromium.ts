import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer';
import { inject } from 'vitest';

/** The environment in which the command uses the Chromium of the lane. */
export function sharedChromium(): NodeJS.ProcessEnv {
  return { CRUMBTRAIL_CHROMIUM: inject('chromium') };
}

export interface Profile {
  readonly context: BrowserContext;
  /** A page that believes the certificates of test servers. */
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** Cookies and stores of its own in the Chromium of the lane. */
export async function openProfile(): Promise<Profile> {
  const browser: Browser = await puppeteer.connect({ browserWSEndpoint: inject('chromium') });
  const context = await browser.createBrowserContext();
  return {
    context,
    async newPage() {
      const page = await context.newPage();
      await (await page.createCDPSession()).send('Security.setIgnoreCertificateErrors', { ignore: true });
      return page;
    },
    async close() {
      await context.close();
      await browser.disconnect();
    },
  };
}
