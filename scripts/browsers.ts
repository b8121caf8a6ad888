// Finds the browsers that tests and the demo need, and installs what is missing where that is possible.
import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Browser, BrowserTag, detectBrowserPlatform, getInstalledBrowsers, install, resolveBuildId } from '@puppeteer/browsers';
import { aptInstalls, installWithApt } from './apt.ts';
import { BrowserError, environmentVariables, installedBrowser, type BrowserName } from '#cli/browser/installed-browser.ts';

const run = promisify(execFile);

/** Path of a Chromium or Chrome that starts. Installs one when there is none; throws a BrowserError that names the fix when that fails. */
export function findChromium(): Promise<string> {
  return findOrInstall('chromium');
}

/** Path of a Firefox that starts, like `findChromium`. */
export function findFirefox(): Promise<string> {
  return findOrInstall('firefox');
}

const packages: Readonly<Record<BrowserName, string>> = { chromium: 'chromium', firefox: 'firefox-esr' };
const downloads: Readonly<Record<BrowserName, Browser>> = { chromium: Browser.CHROME, firefox: Browser.FIREFOX };
const cacheDir = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer');

async function findOrInstall(name: BrowserName): Promise<string> {
  const found = await pathOf(name);
  if (found !== undefined) return found;
  const ways = [{ title: "Puppeteer's download", install: download }];
  if (await aptInstalls()) ways.unshift({ title: 'apt-get', install: (browser) => installWithApt(packages[browser], 'about half a minute, 120 MB') });
  const reasons: string[] = [];
  for (const way of ways) {
    try {
      await way.install(name);
      const installed = await pathOf(name);
      if (installed !== undefined) return installed;
      reasons.push(`${way.title} left nothing that starts`);
    } catch (error) {
      reasons.push(`${way.title}: ${lastLine(error)}`);
    }
  }
  throw new BrowserError(
    [
      `No ${name} was found, and it could not be installed (${reasons.join('; ')}).`,
      `Install it yourself (Debian: apt-get install ${packages[name]}) or set ${environmentVariables[name][0]} to its path.`,
    ].join('\n'),
  );
}

/** Puppeteer's cache is asked first for Firefox too; a system browser must start, since some packages are only a hint to use snap. */
async function pathOf(name: BrowserName): Promise<string | undefined> {
  const found = await installedBrowser(name);
  if (found !== undefined && (found.from === 'environment' || (await starts(found.path)))) return found.path;
  const cached = (await getInstalledBrowsers({ cacheDir })).find((candidate) => candidate.browser === downloads[name]);
  return cached !== undefined && (await starts(cached.executablePath)) ? cached.executablePath : undefined;
}

async function starts(path: string): Promise<boolean> {
  try {
    await run(path, ['--version'], { timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

async function download(name: BrowserName): Promise<void> {
  const platform = detectBrowserPlatform();
  if (platform === undefined) throw new BrowserError('no download exists for this platform');
  console.error(`Downloading ${name} into ${cacheDir} …`);
  const browser = downloads[name];
  await install({ browser, cacheDir, buildId: await resolveBuildId(browser, platform, BrowserTag.STABLE) });
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1) ?? text;
}
