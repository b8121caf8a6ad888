import type { Page } from 'puppeteer';
import { reasonOf } from '../failure.ts';

/** How the user of the page logs out: an address, or the thing that is clicked. */
export type LogoutWay = { readonly url: URL } | { readonly click: string };

const patience = 5_000;

/** Logs out in the open page. Gives a sentence when nothing says that it worked. */
export async function logOutIn(page: Page, way: LogoutWay, timeout: number): Promise<string | undefined> {
  try {
    return await ('url' in way ? visitLogout(page, way.url, timeout) : clickLogout(page, way.click));
  } catch (error) {
    return `The logout failed: ${reasonOf(error)}.`;
  }
}

async function visitLogout(page: Page, url: URL, timeout: number): Promise<string | undefined> {
  const response = await page.goto(url.href, { timeout, waitUntil: 'load' });
  const status = response?.status() ?? 0;
  return status >= 400 ? `The logout was answered with status ${status}.` : undefined;
}

async function clickLogout(page: Page, selector: string): Promise<string | undefined> {
  const element = await page.waitForSelector(selector, { visible: true, timeout: patience }).catch(() => null);
  if (element === null) return 'The page shows nothing that --logout-click names.';
  const before = await placeAndStores(page);
  const statuses: number[] = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    if (type === 'document' || type === 'xhr' || type === 'fetch') statuses.push(response.status());
  });
  await element.click();
  await page.waitForNetworkIdle({ idleTime: 500, timeout: patience }).catch(() => undefined);
  const refusal = statuses.find((status) => status >= 400 && status !== 401 && status !== 403);
  if (refusal !== undefined) return `The logout was answered with status ${refusal}.`;
  // A logout may be nothing but the page forgetting its token; a click that changed nothing was none.
  if (statuses.length === 0 && (await placeAndStores(page)) === before) return 'The click on what --logout-click names changed nothing that could be seen.';
  return undefined;
}

function placeAndStores(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([location.href, Object.keys(localStorage), Object.keys(sessionStorage), document.cookie.length])).catch(() => '');
}
