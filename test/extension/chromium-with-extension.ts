import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { vi } from 'vitest';
import { chromiumFlags } from '#cli/browser/chromium.ts';
import { buildExtension, type ExtensionBuild } from '#scripts/build-extension.ts';
import { findChromium } from '#scripts/browsers.ts';

export interface ChromiumWithExtension {
  readonly browser: Browser;
  readonly extensionId: string;
  close(): Promise<void>;
}

type Variant = NonNullable<ExtensionBuild['variant']>;

/** The browser only reads it, so that one build of each variant serves all tests of a run, which take turns. */
const builds = new Map<Variant, Promise<string>>();

function builtExtension(variant: Variant): Promise<string> {
  const outdir = path.resolve('dist/test-extension', variant);
  const built = builds.get(variant) ?? buildExtension({ outdir, variant }).then(() => path.join(outdir, 'chrome'));
  builds.set(variant, built);
  return built;
}

/** Starts headless Chromium with the extension as it is in this tree. */
export async function startChromiumWithExtension(variant: Variant): Promise<ChromiumWithExtension> {
  const extension = await builtExtension(variant);
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
    close: () => browser.close(),
  };
}

export interface PrivateWindow {
  readonly page: Page;
  /** Text of the popup, opened by the browser over this window. */
  popupText(): Promise<string>;
  badge(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Lets the extension into private windows, as a user does on the browser's page of extensions, and opens one there. A browser context of
 * puppeteer is none: extensions do not see it. The extension starts anew by that, and only in developer mode when it is unpacked.
 */
export async function openPrivateWindow({ browser, extensionId }: ChromiumWithExtension, url: string): Promise<PrivateWindow> {
  const own = await browser.newPage();
  await own.goto('chrome://extensions');
  await own.evaluate(async (id) => {
    const { developerPrivate: settings } = chrome as unknown as { developerPrivate: Record<'updateProfileConfiguration' | 'updateExtensionConfiguration', (update: object) => Promise<void>> };
    await settings.updateProfileConfiguration({ inDeveloperMode: true });
    await settings.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
  }, extensionId);
  const popupUrl = `chrome-extension://${extensionId}/popup.html`;
  // Until it has started anew, its pages are blocked.
  await vi.waitFor(() => own.goto(popupUrl), { timeout: 10_000, interval: 100 });
  const before = new Set(browser.targets());
  const opened = browser.waitForTarget((target) => target.type() === 'page' && target.url() === url && !before.has(target));
  const { windowId, tabId } = await own.evaluate(async (address) => {
    const window = await chrome.windows.create({ incognito: true, url: address });
    return { windowId: window?.id ?? -1, tabId: window?.tabs?.[0]?.id ?? -1 };
  }, url);
  const page = await (await opened).page();
  if (page === null) throw new Error('The private window shows no page.');
  return {
    page,
    async popupText() {
      const popup = browser.waitForTarget((target) => target.url() === popupUrl && target !== own.target());
      await own.evaluate((id) => chrome.action.openPopup({ windowId: id }), windowId);
      const shown = await (await popup).asPage();
      await shown.waitForSelector('main[aria-busy="false"] h1');
      const text = await shown.$eval('body', (body) => body.innerText);
      await shown.close();
      return text;
    },
    badge: () => own.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId),
    close: () => Promise.all([page.close(), own.close()]).then(() => undefined),
  };
}
