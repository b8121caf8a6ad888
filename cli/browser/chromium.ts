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
 * Hands an empty page to `use`: of a headless Chromium with a fresh profile, which ends however `use` ends, or of a running browser
 * that the environment names by its address. Throws a BrowserError that says what to do when there is no such browser.
 */
export async function withChromium<T>(options: ChromiumOptions, use: (page: Page) => Promise<T>): Promise<T> {
  const address = options.env[environmentVariables.chromium[0]] ?? '';
  if (isAddress(address)) return withRunningChromium(address, options, use);
  const browser = await startedChromium(options);
  try {
    const [page] = await browser.pages();
    return await use(page ?? (await browser.newPage()));
  } finally {
    const child = browser.process();
    await closed(browser, () => child?.kill('SIGKILL'));
  }
}

/** The page gets a browser context of its own: as fresh as a new profile, and gone with everything in it afterwards. */
async function withRunningChromium<T>(address: string, options: ChromiumOptions, use: (page: Page) => Promise<T>): Promise<T> {
  const browser = await connectedChromium(address, options);
  try {
    const context = await browser.createBrowserContext();
    try {
      const page = await context.newPage();
      // For this page alone: said to the browser, it would hold for every page of everybody who uses it.
      if (options.allowInsecure) await (await page.createCDPSession()).send('Security.setIgnoreCertificateErrors', { ignore: true });
      return await use(page);
    } finally {
      await closed(context);
    }
  } finally {
    await browser.disconnect();
  }
}

function isAddress(text: string): boolean {
  return /^(?:https?|wss?):\/\//.test(text);
}

/**
 * Root cannot use Chromium's sandbox. The other flags keep the browser from traffic of its own, and from loading the two pages of its
 * address bar into every window that nobody sees: in Chromium 156 they take three quarters of the processor time of a new window.
 */
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
    '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
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

async function connectedChromium(address: string, options: ChromiumOptions): Promise<Browser> {
  const puppeteer = await loadedPuppeteer();
  const [variable] = environmentVariables.chromium;
  if (!URL.canParse(address)) throw new BrowserError(`${variable} is neither the path nor the address of a browser.`);
  const { protocol, host } = new URL(address);
  try {
    return await puppeteer.connect({
      ...(protocol.startsWith('ws') ? { browserWSEndpoint: address } : { browserURL: address }),
      protocolTimeout: options.commandTimeout,
    });
  } catch (error) {
    // Without path and query: services that lend browsers have their users put a key there.
    throw new BrowserError(`No browser answers at ${protocol}//${host}, which ${variable} names. Start one with --remote-debugging-port, or give the path of a program.`, { cause: error });
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

/** Asks for an end, and does not wait for ever: a page may keep its process busy. */
async function closed(thing: { close(): Promise<void> }, tookTooLong = (): unknown => undefined): Promise<void> {
  const ending = thing.close().then(() => true, () => false);
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  if (!(await Promise.race([ending, tooLong]))) tookTooLong();
  clearTimeout(timer);
}
