// Opens the extension's real panel inside Chromium's real DevTools, headless. DevTools has no public way to show a panel, so its own
// view manager is asked; everything that knows these internals is in this file.
import type { Frame, Page } from 'puppeteer';
import type { Report, ReportFile } from '#shared/report/report.ts';

export interface OpenPanel {
  readonly devtools: Page;
  /** The panel's page. */
  readonly frame: Frame;
}

/** Opens DevTools on the page: from here on the extension records, with no panel shown. */
export async function openDevtools(page: Page): Promise<Page> {
  const devtools = await page.openDevTools();
  const recorder = await devtools.waitForFrame((frame) => isExtensionPage(frame, 'devtools.html'));
  // The frame is there before its script runs, and a request that finishes in between is not recorded.
  await recorder.waitForFunction(() => document.readyState === 'complete', { polling: 50 });
  return devtools;
}

/** Shows the panel in an open DevTools, and waits until it has looked at the page once. */
export async function showPanel(devtools: Page): Promise<OpenPanel> {
  const frame = await showView(devtools, 'Crumbtrail');
  await frame.waitForSelector('.panel[aria-busy="false"]');
  return { devtools, frame };
}

/** Shows the panel that an extension gave this title, whose page is called `panel.html`. */
export async function showView(devtools: Page, title: string): Promise<Frame> {
  const id = (await (await devtools.waitForFunction(viewShown(title), { polling: 50 })).jsonValue()) as string;
  return devtools.waitForFrame((candidate) => isExtensionPage(candidate, 'panel.html') && id.includes(new URL(candidate.url()).hostname));
}

// Text, because tools that run TypeScript rewrite a dynamic import even inside of functions that are sent elsewhere.
const viewShown = (title: string) => `(async () => {
  const { ViewManager } = await import('devtools://devtools/bundled/ui/legacy/legacy.js');
  const manager = ViewManager.ViewManager.instance();
  const id = [...manager.views.keys()].find((candidate) => candidate.startsWith('chrome-extension://') && candidate.endsWith(${JSON.stringify(title)}));
  if (id !== undefined) await manager.showView(id);
  return id;
})()`;

/** The report as the panel shows it, once everything that was recorded has been audited. */
export async function panelReport({ frame }: OpenPanel): Promise<Report> {
  await settled(frame);
  await frame.click('#tab-report');
  await frame.waitForSelector('.report select');
  await frame.select('.report select', 'json');
  const area = await frame.waitForSelector('.report-source[data-form="json"]');
  if (area === null) throw new Error('The panel shows no report.');
  const file = JSON.parse(await area.evaluate((element) => (element as HTMLTextAreaElement).value)) as ReportFile;
  const [report] = file.reports;
  if (report === undefined) throw new Error('The report of the panel is empty.');
  return report;
}

/** Waits until the panel has been still for a moment: requests reach it in batches. */
async function settled(frame: Frame): Promise<void> {
  await frame.waitForFunction(
    (stillness) => {
      const marks = window as { stillSince?: number | undefined };
      if (document.querySelector('.panel[aria-busy="false"]') === null) marks.stillSince = undefined;
      else marks.stillSince ??= performance.now();
      return marks.stillSince !== undefined && performance.now() - marks.stillSince > stillness;
    },
    { polling: 50 },
    700,
  );
}

function isExtensionPage(frame: Frame, name: string): boolean {
  return frame.url().startsWith('chrome-extension://') && frame.url().endsWith(`/${name}`);
}
