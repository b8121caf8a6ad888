// A real Chromium behind the cookie server: what it stores, and why it refuses or withholds, in its DevTools protocol's words.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type CDPSession, type Protocol } from 'puppeteer';
import { chromiumFlags } from '#cli/browser/chromium.ts';
import { findChromium } from '#scripts/browsers.ts';
import type { CookieServer } from './cookie-server.ts';
import { realDomain, type RealBrowser, type RealCookie } from './real-browser.ts';

export interface RealChromium extends RealBrowser {
  /** Loads the URL as if typed; the reasons why each of its refused `Set-Cookie` headers was refused. */
  visit(url: string): Promise<readonly (readonly string[])[]>;
  /** Reasons by cookie name for the last request to this URL; none: it was sent. Undefined when the request was not seen. */
  sendingOf(url: string): ReadonlyMap<string, readonly string[]> | undefined;
  /** Top-level site and ancestor bit of each partitioned cookie, by name. */
  partitions(): Promise<ReadonlyMap<string, Protocol.Network.CookiePartitionKey>>;
}

const flags = [
  ...chromiumFlags(),
  // Plain http must stay plain, or nothing can be asked about it.
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedMode,HttpsFirstBalancedModeAutoEnable',
  '--proxy-bypass-list=<-loopback>',
];

export async function startChromium(server: CookieServer): Promise<RealChromium> {
  // Distributions change whether cookies of other sites are sent (Debian blocks them); this is the setting upstream ships.
  const profile = await mkdtemp(join(tmpdir(), 'crumbtrail-chromium-'));
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }));
  const browser = await puppeteer.launch({
    userDataDir: profile,
    executablePath: await findChromium(),
    acceptInsecureCerts: true,
    args: [...flags, `--proxy-server=${server.address}`],
  });
  const page = await browser.newPage();
  const root = await browser.target().createCDPSession();
  const network = watchNetwork(await page.createCDPSession());
  const listed = async (): Promise<Protocol.Network.Cookie[]> => (await root.send('Storage.getCookies')).cookies;
  await network.start();
  return {
    page,
    visit: async (url) => {
      const response = network.nextResponse();
      // An answer without content leaves the page as it is, which Puppeteer calls a failure.
      await page.goto(url).catch(() => undefined);
      return (await response).blockedCookies.map(({ blockedReasons }) => blockedReasons);
    },
    sendingOf: network.sendingOf,
    jar: async () => (await listed()).map(realCookie),
    partitions: async () => new Map((await listed()).flatMap(({ name, partitionKey }) => (partitionKey ? [[name, partitionKey]] : []))),
    clear: () => root.send('Storage.clearCookies'),
    close: async () => {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Hops {
  readonly urls: string[];
  readonly cookies: Protocol.Network.AssociatedCookie[][];
}

/** Redirects share one request id; its events and their extra information come in the same order, each on its own. */
function watchNetwork(session: CDPSession) {
  const requests = new Map<string, Hops>();
  const hopsOf = (id: string): Hops => {
    const hops = requests.get(id) ?? { urls: [], cookies: [] };
    requests.set(id, hops);
    return hops;
  };
  let onResponse = (_event: Protocol.Network.ResponseReceivedExtraInfoEvent): void => undefined;
  session.on('Network.requestWillBeSent', ({ requestId, request }) => void hopsOf(requestId).urls.push(request.url));
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, associatedCookies }) => void hopsOf(requestId).cookies.push(associatedCookies));
  session.on('Network.responseReceivedExtraInfo', (event) => onResponse(event));
  return {
    start: () => session.send('Network.enable'),
    nextResponse: () => new Promise<Protocol.Network.ResponseReceivedExtraInfoEvent>((resolve) => (onResponse = resolve)),
    sendingOf: (url: string): ReadonlyMap<string, readonly string[]> | undefined => {
      for (const { urls, cookies } of [...requests.values()].reverse()) {
        const associated = cookies[urls.indexOf(url)];
        if (urls.includes(url) && associated) return new Map(associated.map(({ cookie, blockedReasons }) => [cookie.name, blockedReasons]));
      }
      return undefined;
    },
  };
}

function realCookie(cookie: Protocol.Network.Cookie): RealCookie {
  return {
    name: cookie.name,
    value: cookie.value,
    ...realDomain(cookie.domain),
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite ?? 'unspecified',
    ...(cookie.session ? {} : { expires: cookie.expires * 1000 }),
  };
}
