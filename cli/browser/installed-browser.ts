import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

export interface InstalledBrowser {
  readonly path: string;
  readonly from: 'environment' | 'puppeteer' | 'system';
}

/** A browser that cannot be used, in words that say what to do. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError';
}

/**
 * The browser to use, or undefined when there is none: what an environment variable names, then Puppeteer's own, then the
 * system's. Nothing is installed here. Throws a BrowserError when an environment variable names a file that cannot be run:
 * whoever set it wants that browser and no other.
 */
export async function installedBrowser(name: BrowserName, env: NodeJS.ProcessEnv = process.env): Promise<InstalledBrowser | undefined> {
  for (const variable of environmentVariables[name]) {
    const path = env[variable];
    if (path === undefined || path === '') continue;
    if (!(await isExecutable(path))) throw new BrowserError(`${variable} names ${path}, which is not a program that can be run.`);
    return { path, from: 'environment' };
  }
  const own = name === 'chromium' ? await puppeteersChromium() : undefined;
  if (own !== undefined) return { path: own, from: 'puppeteer' };
  const path = await firstExecutable(systemPaths(name, env));
  return path === undefined ? undefined : { path, from: 'system' };
}

/** The environment variables that choose a browser, strongest first. */
export const environmentVariables: Readonly<Record<BrowserName, readonly [string, ...string[]]>> = {
  chromium: ['CRUMBTRAIL_CHROMIUM', 'PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH'],
  firefox: ['CRUMBTRAIL_FIREFOX'],
};

const programs: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome.exe'],
  firefox: ['firefox', 'firefox-esr', 'firefox.exe'],
};

/** Where macOS and Windows keep browsers that are not on the PATH. */
const usualPlaces: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

function systemPaths(name: BrowserName, env: NodeJS.ProcessEnv): string[] {
  const directories = (env.PATH ?? '').split(delimiter).filter((directory) => directory !== '');
  return [...programs[name].flatMap((program) => directories.map((directory) => join(directory, program))), ...usualPlaces[name]];
}

/** Puppeteer is an optional peer: without it, or without its download, there is no browser of its own. */
async function puppeteersChromium(): Promise<string | undefined> {
  try {
    const { default: puppeteer } = await import('puppeteer');
    return await firstExecutable([await puppeteer.executablePath()]);
  } catch {
    return undefined;
  }
}

async function firstExecutable(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
