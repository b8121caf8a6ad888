import type { Browser, Page } from 'puppeteer';
import { BrowserError, environmentVariables, installedBrowser } from './installed-browser.ts';

export interface ChromiumOptions {
  /** Accept certificates that nobody trusts, such as a self-signed one. */
  readonly allowInsecure: boolean;
  /** Milliseconds that one command to the browser may take. */
  readonly commandTimeout: number;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Starts headless Chromium with a fresh profile, hands an empty page to `use`, and ends the browser however `use` ends.
 * Throws a BrowserError that says what to do when Puppeteer or the browser is missing or does not start.
 */
export async function withChromium<T>(options: ChromiumOptions, use: (page: Page) => Promise<T>): Promise<T> {
  const browser = await startedChromium(options);
  try {
    const [page] = await browser.pages();
    return await use(page ?? (await browser.newPage()));
  } finally {
    await ended(browser);
  }
}

/** Root cannot use Chromium's sandbox; the other flags keep the browser from traffic of its own. */
export function chromiumFlags(): string[] {
  const root = process.getuid?.() === 0;
  return [
    ...(root ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}

const installHint = `Install Google Chrome or Chromium (Debian: apt-get install chromium; anywhere: npx puppeteer browsers install chrome), or set ${environmentVariables.chromium[0]} to its path.`;

async function startedChromium(options: ChromiumOptions): Promise<Browser> {
  const puppeteer = await loadedPuppeteer();
  const found = await installedBrowser('chromium', options.env);
  if (found === undefined) throw new BrowserError(`No Chromium or Chrome was found. ${installHint}`);
  try {
    return await puppeteer.launch({
      executablePath: found.path,
      headless: true,
      args: chromiumFlags(),
      acceptInsecureCerts: options.allowInsecure,
      protocolTimeout: options.commandTimeout,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new BrowserError(`${found.path} did not start: ${reason} Set ${environmentVariables.chromium[0]} to use another browser.`, { cause: error });
  }
}

/** Puppeteer is an optional peer, so that whoever installs the package for ESLint downloads no browser. */
async function loadedPuppeteer() {
  try {
    return (await import('puppeteer')).default;
  } catch (error) {
    throw new BrowserError('Auditing a URL needs Puppeteer, which is not installed here. Install it beside crumbtrail: npm install --save-dev puppeteer', { cause: error });
  }
}

const patience = 5_000;

/** Asks the browser to close, and ends its process when it does not. */
async function ended(browser: Browser): Promise<void> {
  const child = browser.process();
  const closed = browser.close().then(() => true, () => false);
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  if (!(await Promise.race([closed, tooLong]))) child?.kill('SIGKILL');
  clearTimeout(timer);
}
