// Opens the extension's real panel inside Chromium's real DevTools, headless. DevTools has no public way to show a panel, so its own
// view manager is asked; everything that knows these internals is in this file.
import type { Frame, Page } from 'puppeteer';

export interface OpenPanel {
  readonly devtools: Page;
  /** The panel's page. */
  readonly frame: Frame;
}

/** Opens DevTools on the page: from here on the extension records, with no panel shown. */
export async function openDevtools(page: Page): Promise<Page> {
  const devtools = await page.openDevTools();
  await devtools.waitForFrame((frame) => isExtensionPage(frame, 'devtools.html'));
  return devtools;
}

/** Shows the panel in an open DevTools. */
export async function showPanel(devtools: Page): Promise<OpenPanel> {
  await devtools.waitForFunction(
    async () => {
      const { ViewManager } = await import(/* @vite-ignore */ 'devtools://devtools/bundled/ui/legacy/legacy.js' as string);
      const manager = ViewManager.ViewManager.instance();
      const ids = [...manager.views.keys()] as string[];
      const id = ids.find((candidate) => candidate.startsWith('chrome-extension://'));
      if (id !== undefined) await manager.showView(id);
      return id !== undefined;
    },
    { polling: 50 },
  );
  const frame = await devtools.waitForFrame((candidate) => isExtensionPage(candidate, 'panel.html'));
  await frame.waitForSelector('#app > *');
  return { devtools, frame };
}

function isExtensionPage(frame: Frame, name: string): boolean {
  return frame.url().startsWith('chrome-extension://') && frame.url().endsWith(`/${name}`);
}
