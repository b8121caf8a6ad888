import type { Entry } from 'har-format';
import type { Browser, CDPSession, Page } from 'puppeteer';
import { recordExchanges } from '#cli/browser/exchange-recorder.ts';
import type { StorageState } from '#cli/browser/storage-state.ts';
import type { NewAccount } from '#demo/shop/accounts.ts';
import type { Report } from '#shared/report/report.ts';
import { openDevtools, panelReport, showPanel } from './devtools-panel.ts';

/** One login at a door of the demo, as three surfaces can judge it. */
export interface DoorVisit {
  /** What the extension's panel says, with no host permission. */
  readonly report: Report;
  /** The same login for the command, in Playwright's format. */
  readonly state: StorageState;
  /** The traffic of the same run, for a HAR file. */
  readonly entries: readonly Entry[];
  /** Address of the page that the login led to. */
  readonly url: string;
}

/** Opens DevTools, signs in at the door, shows the panel and reads its report. The panel is opened last: it must know the login it was not shown for. */
export async function visitDoor(browser: Browser, url: string, account: NewAccount): Promise<DoorVisit> {
  const page = await browser.newPage();
  try {
    const session = await page.createCDPSession();
    const recorder = await recordExchanges(session);
    const devtools = await openDevtools(page);
    await page.goto(new URL('/login', url).href);
    await signIn(page, account);
    await page.waitForNetworkIdle();
    await page.reload({ waitUntil: 'networkidle0' });
    const report = await panelReport(await showPanel(devtools));
    return { report, state: await stateOf(page, session), entries: await recorder.entries(), url: page.url() };
  } finally {
    await page.close();
  }
}

export async function signIn(page: Page, { email, password }: NewAccount): Promise<void> {
  const form = await page.waitForSelector('[data-form="login"]', { visible: true });
  if (form === null) throw new Error(`${page.url()} shows no login form.`);
  await page.type('[data-form="login"] [name="email"]', email);
  await page.type('[data-form="login"] [name="password"]', password);
  const remember = await form.$('[name="remember"]');
  if (remember !== null) await remember.click();
  await page.click('[data-form="login"] button');
  await page.waitForFunction(() => location.pathname === '/notes');
}

async function stateOf(page: Page, session: CDPSession): Promise<StorageState> {
  const { cookies } = await session.send('Storage.getCookies', {});
  const { origin, entries } = await page.evaluate(() => ({ origin: location.origin, entries: Object.entries(localStorage) as [string, string][] }));
  return {
    cookies: cookies
      .filter(({ domain }) => domainMatches(new URL(page.url()).hostname, domain))
      .map(({ name, value, domain, path, expires, httpOnly, secure, sameSite }) => ({ name, value, domain, path, expires, httpOnly, secure, ...(sameSite && { sameSite }) })),
    origins: [{ origin, localStorage: entries.map(([name, value]) => ({ name, value })) }],
  };
}

function domainMatches(host: string, domain: string): boolean {
  return domain.startsWith('.') ? `.${host}`.endsWith(domain) : host === domain;
}
