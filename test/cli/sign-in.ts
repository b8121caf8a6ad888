import puppeteer, { type CookieData } from 'puppeteer';
import { chromiumFlags } from '#cli/browser/chromium.ts';
import { recordExchanges } from '#cli/browser/exchange-recorder.ts';
import { harFileOf } from '#cli/browser/har-file.ts';
import { findChromium } from '#scripts/browsers.ts';

export interface SignedIn {
  /** In the format of Playwright's `storageState`. */
  readonly storageState: { readonly cookies: readonly CookieData[]; readonly origins: readonly { origin: string; localStorage: { name: string; value: string }[] }[] };
  /** HAR file of the whole visit. */
  readonly har: string;
}

/** Signs in to a door of the demo in real Chromium, as a person does, and keeps the traffic and the state. */
export async function signIn(url: string, account: { readonly email: string; readonly password: string }): Promise<SignedIn> {
  const browser = await puppeteer.launch({ executablePath: await findChromium(), args: chromiumFlags(), acceptInsecureCerts: true });
  try {
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    const recorder = await recordExchanges(session);
    await page.goto(new URL('/login', url).href);
    await page.type('input[name=email]', account.email);
    await page.type('input[name=password]', account.password);
    await page.click('form button');
    await page.waitForFunction(() => !location.pathname.startsWith('/login'));
    await page.waitForNetworkIdle();
    const { cookies } = await session.send('Storage.getCookies', {});
    const localStorage = await page.evaluate(() => Object.entries(window.localStorage).map(([name, value]) => ({ name, value })));
    return {
      storageState: {
        cookies: cookies.map(({ name, value, domain, path, expires, httpOnly, secure, sameSite = 'Lax' }) => ({ name, value, domain, path, expires, httpOnly, secure, sameSite })),
        origins: [{ origin: new URL(page.url()).origin, localStorage }],
      },
      har: harFileOf(await recorder.entries(), 'test'),
    };
  } finally {
    await browser.close();
  }
}
