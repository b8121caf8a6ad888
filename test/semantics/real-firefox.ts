// A real Firefox behind the cookie server, started by hand on an empty profile: Puppeteer's own profile and Firefox's
// "recommended preferences" for automation both set network.cookie.sameSite.laxByDefault, and the default is what is asked about.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer';
import { findFirefox } from '#scripts/browsers.ts';
import type { CookieServer } from './cookie-server.ts';
import { realDomain, type RealBrowser, type RealCookie } from './real-browser.ts';

/** Without a process of its own for each site, which matters only where a frame of one is in a page of another, a visit takes a third of the time. */
export async function startFirefox(server: CookieServer, { isolatesSites = true } = {}): Promise<RealBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'crumbtrail-firefox-'));
  await writeFile(join(profile, 'user.js'), preferencesFor(server, isolatesSites));
  const firefox = spawn(await findFirefox(), ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const browser = await puppeteer.connect({ browserWSEndpoint: `${await endpointOf(firefox)}/session`, protocol: 'webDriverBiDi', acceptInsecureCerts: true });
  const page = await browser.newPage();
  const { connection } = browser as unknown as { readonly connection: BidiConnection };
  return {
    page,
    jar: async () => (await connection.send('storage.getCookies', {})).result.cookies.map(realCookie),
    clear: async () => void (await connection.send('storage.deleteCookies', {})),
    close: async () => {
      const ended = once(firefox, 'exit');
      await browser.close();
      firefox.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function preferencesFor(server: CookieServer, isolatesSites: boolean): string {
  const [host, port] = server.address.split(':');
  const preferences = {
    'remote.prefs.recommended': false,
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.allow_hijacking_localhost': true,
    // Plain http must stay plain, or nothing can be asked about it.
    'dom.security.https_first': false,
    'dom.security.https_first_schemeless': false,
    'fission.autostart': isolatesSites,
    // A process that waits for the next site costs more than it saves when every visit is to another site.
    'dom.ipc.processPrelaunch.enabled': false,
    'app.update.enabled': false,
    'browser.aboutwelcome.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
  };
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

function endpointOf(firefox: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    firefox.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const endpoint = /WebDriver BiDi listening on (ws:\S+)/.exec(output)?.[1];
      if (endpoint !== undefined) resolve(endpoint);
    });
    firefox.once('error', reject);
    firefox.once('exit', () => reject(new Error(`Firefox ended before it listened: ${output}`)));
  });
}

/** Puppeteer's own connection: its cookie methods lose SameSite and cannot delete a cookie of the largest size. */
interface BidiConnection {
  send(method: 'storage.getCookies', parameters: object): Promise<{ readonly result: { readonly cookies: readonly BidiCookie[] } }>;
  send(method: 'storage.deleteCookies', parameters: object): Promise<unknown>;
}

/** storage.PartialCookie of WebDriver BiDi. */
interface BidiCookie {
  readonly name: string;
  readonly value: { readonly type: 'string' | 'base64'; readonly value: string };
  readonly domain: string;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'strict' | 'lax' | 'none' | 'default';
  /** Seconds since the epoch. */
  readonly expiry?: number;
}

const sameSiteNames = { strict: 'Strict', lax: 'Lax', none: 'None', default: 'unspecified' } as const;

function realCookie(cookie: BidiCookie): RealCookie {
  const { type, value } = cookie.value;
  return {
    name: cookie.name,
    value: type === 'string' ? value : Buffer.from(value, 'base64').toString('utf8'),
    ...realDomain(cookie.domain),
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: sameSiteNames[cookie.sameSite],
    ...(cookie.expiry === undefined ? {} : { expires: cookie.expiry * 1000 }),
  };
}
