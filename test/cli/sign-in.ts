import type { CookieData } from 'puppeteer';
import { recordExchanges } from '#cli/browser/exchange-recorder.ts';
import { harFileOf } from '#cli/browser/har-file.ts';
import { openProfile } from '../browsers/shared-chromium.ts';

export interface SignedIn {
  /** In the format of Playwright's `storageState`. */
  readonly storageState: { readonly cookies: readonly CookieData[]; readonly origins: readonly { origin: string; localStorage: { name: string; value: string }[] }[] };
  /** HAR file of the whole visit. */
  readonly har: string;
}

/** Signs in to a door of the demo in real Chromium, as a person does, and keeps the traffic and the state. */
export async function signIn(url: string, account: { readonly email: string; readonly password: string }): Promise<SignedIn> {
  const profile = await openProfile();
  try {
    const page = await profile.newPage();
    const recorder = await recordExchanges(await page.createCDPSession());
    await page.goto(new URL('/login', url).href);
    await page.type('input[name=email]', account.email);
    await page.type('input[name=password]', account.password);
    await page.click('form button');
    await page.waitForFunction(() => !location.pathname.startsWith('/login'));
    await page.waitForNetworkIdle();
    const cookies = await profile.context.cookies();
    const localStorage = await page.evaluate(() => Object.entries(window.localStorage).map(([name, value]) => ({ name, value })));
    return {
      storageState: {
        cookies: cookies.map(({ name, value, domain, path, expires, httpOnly, secure, sameSite = 'Lax' }) => ({ name, value, domain, path, expires, httpOnly, secure, sameSite })),
        origins: [{ origin: new URL(page.url()).origin, localStorage }],
      },
      har: harFileOf(await recorder.entries(), 'test'),
    };
  } finally {
    await profile.close();
  }
}
