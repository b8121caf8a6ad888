import type { Entry } from 'har-format';
import type { Browser, CDPSession, Page } from 'puppeteer';
import { recordExchanges } from '#cli/browser/exchange-recorder.ts';
import type { StorageState } from '#cli/browser/storage-state.ts';
import type { NewAccount } from '#demo/shop/accounts.ts';
import type { Report } from '#shared/report/report.ts';
import { openDevtools, panelReport, showPanel, type OpenPanel } from './devtools-panel.ts';

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

export interface DoorVisitor {
  /** Signs in as somebody whom the browser has not seen yet, and reads the panel's report. */
  visit(url: string, account: NewAccount): Promise<DoorVisit>;
  close(): Promise<void>;
}

/** One tab with DevTools, which take seconds to open. The panel is shown after the first login: it must know the login it was not shown for. */
export async function openDoorVisitor(browser: Browser): Promise<DoorVisitor> {
  const page = await browser.newPage();
  const devtools = await openDevtools(page);
  let panel: OpenPanel | undefined;
  return {
    async visit(url, account) {
      await browser.deleteCookie(...(await browser.cookies()));
      await panel?.frame.click('[aria-label="Clear what was recorded"]');
      const session = await page.createCDPSession();
      try {
        const recorder = await recordExchanges(session);
        await page.goto(new URL('/login', url).href);
        await signIn(page, account);
        await page.waitForNetworkIdle();
        await page.reload({ waitUntil: 'networkidle0' });
        panel ??= await showPanel(devtools);
        return { report: await panelReport(panel), state: await stateOf(page, session), entries: await recorder.entries(), url: page.url() };
      } finally {
        await session.detach();
      }
    },
    close: () => page.close(),
  };
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
