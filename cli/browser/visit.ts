import type { Entry } from 'har-format';
import type { CDPSession, HTTPResponse, Page } from 'puppeteer';
import { getDomain } from 'tldts';
import type { JarCookie } from '#shared/collect/cookie-jar.ts';
import type { ConsoleMessage } from '#shared/collect/page-output.ts';
import type { PageStorageDump } from '#shared/collect/page-storage.ts';
import type { Limit } from '#shared/facts/capture.ts';
import { isReadableUrl } from '#shared/facts/readable-url.ts';
import { withChromium } from './chromium.ts';
import { giveCookies, jarOf, type GivenCookie } from './cookies.ts';
import { recordConsole } from './console-recorder.ts';
import { recordExchanges, recorderLimits } from './exchange-recorder.ts';
import { navigationErrorOf } from './navigation-error.ts';
import { pageStorage } from './page-storage.ts';
import { applyStorageState, type StorageState } from './storage-state.ts';
import { limitsOfEveryVisit, visitLimits } from './visit-limits.ts';

export interface VisitOptions {
  /** Milliseconds for the page to load. */
  readonly timeout: number;
  readonly allowInsecure: boolean;
  readonly storageState?: StorageState | undefined;
  readonly cookies?: readonly GivenCookie[] | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** Called with what was seen while the page is still open. */
  readonly afterwards?: ((seen: Visit, page: Page) => Promise<void>) | undefined;
}

/** What one visit of a page showed. With a `problem` the page that was asked for was not reached; the rest is what was seen on the way. */
export interface Visit {
  readonly entries: readonly Entry[];
  readonly jar: readonly JarCookie[];
  readonly storage: readonly PageStorageDump[];
  readonly consoleMessages: readonly ConsoleMessage[];
  readonly limits: readonly Limit[];
  readonly problem?: { readonly id: string; readonly text: string };
}

/** Loads the page in a fresh Chromium and reads its traffic, cookie jar and storage. Throws a BrowserError without a browser. */
export function visit(url: URL, options: VisitOptions): Promise<Visit> {
  return withChromium({ allowInsecure: options.allowInsecure, commandTimeout: options.timeout + 10_000, env: options.env }, (page) => visitIn(page, url, options));
}

async function visitIn(page: Page, url: URL, options: VisitOptions): Promise<Visit> {
  const session = await page.createCDPSession();
  const limits = [...limitsOfEveryVisit(options.storageState !== undefined || options.cookies !== undefined)];
  if (options.storageState !== undefined) {
    limits.push(visitLimits.storageStateSameSite);
    const refused = await applyStorageState(options.storageState, page, session);
    if (refused.length > 0) limits.push(visitLimits.refusedCookies(refused));
  }
  if (options.cookies !== undefined) {
    limits.push(visitLimits.givenCookies);
    const refused = await giveCookies(session, url, options.cookies);
    if (refused.length > 0) limits.push(visitLimits.refusedCookies(refused));
  }
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  const recorder = await recordExchanges(session);
  const written = await recordConsole(session, url);
  const arrival = await arrivalAt(page, url, options.timeout);
  if (arrival.unfinished) limits.push(visitLimits.unfinished(options.timeout));
  if (page.browserContext().targets().some((target) => target.type() === 'service_worker')) limits.push(visitLimits.serviceWorker);

  const problem = arrival.problem;
  const onSite = problem === undefined || problem.id === 'http-status';
  const reading = onSite ? await storageOf(session) : { dumps: [], unread: [], uncached: 0 };
  if (reading.unread.length > 0) limits.push(visitLimits.unreadStorage(reading.unread.length));
  if (reading.uncached > 0) limits.push(visitLimits.unreadCaches(reading.uncached));
  if (arrival.type !== undefined && !isPageType(arrival.type)) limits.push(visitLimits.notAPage(arrival.type));
  const entries = await recorder.entries();
  if (recorder.dropped() > 0) limits.push(visitLimits.droppedRequests(recorder.dropped(), recorderLimits.requests));
  const seen: Visit = { entries, jar: await jarOf(page.browserContext(), url, options.cookies ?? []), storage: reading.dumps, consoleMessages: written.messages(), limits, ...(problem === undefined ? {} : { problem }) };
  await options.afterwards?.(seen, page);
  return seen;
}

interface Arrival {
  readonly problem?: { readonly id: string; readonly text: string };
  /** The page answered but did not finish loading in time. */
  readonly unfinished: boolean;
  /** Media type of the page's own response. */
  readonly type?: string | undefined;
}

const quiet = { idleTime: 500, atMost: 5_000 };

async function arrivalAt(page: Page, url: URL, timeout: number): Promise<Arrival> {
  let document: HTTPResponse | undefined;
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) document = response;
  });
  let unfinished = false;
  try {
    await page.goto(url.href, { timeout, waitUntil: 'load' });
  } catch (error) {
    const failed = navigationErrorOf(error, url);
    if (failed.id !== 'timeout' || document === undefined || isRedirect(document)) return { problem: failed, unfinished: false };
    unfinished = true;
  }
  // Applications often fetch a token or the current user after the load event.
  await page.waitForNetworkIdle({ idleTime: quiet.idleTime, timeout: quiet.atMost }).catch(() => undefined);
  const landed = page.url();
  if (isReadableUrl(landed) && siteOf(new URL(landed)) !== siteOf(url)) {
    return { unfinished, problem: { id: 'redirected-off-site', text: offSiteText(url, new URL(landed)) } };
  }
  const status = document?.status() ?? 0;
  const type = document?.headers()['content-type'];
  if (status >= 400) return { unfinished, type, problem: { id: 'http-status', text: statusText(url, status) } };
  return { unfinished, type };
}

function isRedirect(response: HTTPResponse): boolean {
  return response.status() >= 300 && response.status() < 400;
}

function offSiteText(asked: URL, landed: URL): string {
  return `${asked.host} redirects to ${landed.origin}, another site. Audit that one by name, or give a signed-in state with --storage-state.`;
}

function statusText(url: URL, status: number): string {
  const signIn = status === 401 || status === 403 ? ' Give a signed-in state with --storage-state or --cookie-env.' : '';
  return `${url.host} answered ${url.pathname} with status ${status}.${signIn}`;
}

/** Registrable domain, or the host itself where there is none (localhost, addresses). */
function siteOf(url: URL): string {
  return getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.hostname;
}

function isPageType(type: string): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type);
}

async function storageOf(session: CDPSession) {
  try {
    return await pageStorage(session);
  } catch {
    return { dumps: [], unread: [''], uncached: 0 };
  }
}
