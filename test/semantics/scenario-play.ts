// Plays one scenario to a real browser and to wouldStore and cookieHeader, twice in a row, so that what the first request
// set in its context is asked for by the second.
import type { Frame, Page } from 'puppeteer';
import { cookieHeader } from '#shared/semantics/cookie-header.ts';
import type { RequestContext } from '#shared/semantics/request-context.ts';
import { isSamePlace, type StoredCookie } from '#shared/semantics/stored-cookie.ts';
import { wouldStore } from '#shared/semantics/would-store.ts';
import type { Browser } from '#shared/standards/browsers.ts';
import type { CookieServer } from './cookie-server.ts';
import { everyKind, shop, type Scenario } from './cases/scenarios.ts';
import type { RealBrowser } from './real-browser.ts';

export interface Step {
  readonly url: string;
  /** Names in the order of the Cookie header. */
  readonly sent: readonly string[];
  readonly withheld: ReadonlyMap<string, readonly string[]>;
  readonly jar: readonly string[];
  readonly real: { readonly sent: readonly string[]; readonly jar: readonly string[] };
}

export async function playScenario(scenario: Scenario, browser: Browser, real: RealBrowser, server: CookieServer): Promise<Step[]> {
  await real.clear();
  const target = scenario.url ?? shop;
  const jar = new Jar();
  const first = addressAt(target);
  server.answers.set(first, { headers: everyKind('old').map((cookie) => `Set-Cookie: ${cookie}`) });
  await real.page.goto(first);
  jar.receive(everyKind('old'), { url: first, method: 'GET', topLevelNavigation: true, initiatorUrl: null, now: Date.now(), browser });
  const steps: Step[] = [];
  const own = withOwnForeignSite(scenario);
  for (const mark of ['new', 'newer']) steps.push(await playOnce(own, { target, mark, browser, real, server, jar }));
  return steps;
}

interface Stage {
  readonly target: string;
  readonly mark: string;
  readonly browser: Browser;
  readonly real: RealBrowser;
  readonly server: CookieServer;
  readonly jar: Jar;
}

async function playOnce(scenario: Scenario, { target, mark, browser, real, server, jar }: Stage): Promise<Step> {
  const chain = [...(scenario.hops ?? []), target].map(addressAt);
  const [start = '', ...rest] = chain;
  const url = chain.at(-1) ?? '';
  const documents = [scenario.page, ...(scenario.frames ?? [])].flatMap((origin) => (origin === undefined ? [] : [addressAt(origin)]));
  chain.forEach((address, index) => {
    const next = chain[index + 1];
    if (next !== undefined) server.answers.set(address, { status: scenario.keepsMethod === true ? 307 : 302, headers: [`Location: ${next}`] });
  });
  const isScript = scenario.act === 'script';
  const isPost = scenario.act === 'form' || scenario.act === 'post';
  const cookies = everyKind(mark);
  if (!isScript) server.answers.set(url, { headers: [...cookies.map((cookie) => `Set-Cookie: ${cookie}`), 'Access-Control-Allow-Origin: *'] });

  const actor = await open(real.page, documents);
  const own = isScript ? (documents.at(-1) ?? '') : url;
  const context: RequestContext = {
    url: own,
    method: isPost && (chain.length === 1 || scenario.keepsMethod === true) ? 'POST' : 'GET',
    ...(documents[0] === undefined ? {} : { topLevelUrl: documents[0] }),
    initiatorUrl: documents.at(-1) ?? null,
    ancestors: documents.slice(1),
    redirectedFrom: chain.slice(0, rest.length),
    fromScript: isScript,
    topLevelNavigation: scenario.act === 'typed' || scenario.act === 'link' || scenario.act === 'form',
    now: Date.now(),
    browser,
  };
  const expected = cookieHeader(jar.cookies, context);
  const shown = await act(scenario.act, real.page, actor, start, cookies);
  jar.receive(cookies, { ...context, now: Date.now() });
  const header = isScript ? shown : (server.requests.findLast((request) => request.url === url)?.cookie ?? '');
  return {
    url,
    sent: namesIn(expected.header),
    withheld: new Map(expected.withheld.map(({ cookie, reasons }) => [cookie.name, reasons.map(({ id, devtools }) => devtools ?? id)])),
    jar: jar.cookies.map(({ name }) => name).sort(),
    real: { sent: namesIn(header), jar: (await real.jar()).map(({ name }) => name).sort() },
  };
}

/** Opens the page and the frames in it, and returns the innermost document. */
async function open(page: Page, documents: readonly string[]): Promise<Frame> {
  const [top, ...frames] = documents;
  if (top !== undefined) await page.goto(top);
  let actor = page.mainFrame();
  for (const url of frames) {
    await actor.evaluate(loadFrame, url);
    actor = await page.waitForFrame((frame) => frame.url() === url);
  }
  return actor;
}

async function act(kind: Scenario['act'], page: Page, actor: Frame, url: string, cookies: readonly string[]): Promise<string> {
  switch (kind) {
    case 'typed':
      await page.goto(url);
      return '';
    case 'link':
    case 'form':
      // Left to a timer, so that the evaluation ends before its document does.
      await Promise.all([page.waitForNavigation(), actor.evaluate(kind === 'link' ? followLink : submitForm, url)]);
      return '';
    case 'frame':
      await actor.evaluate(loadFrame, url);
      return '';
    case 'fetch':
    case 'post':
      await actor.evaluate((address, method) => fetch(address, { method, mode: 'no-cors', credentials: 'include' }).then(() => undefined), url, kind === 'post' ? 'POST' : 'GET');
      return '';
    case 'script':
      return actor.evaluate((texts) => {
        const before = document.cookie;
        for (const text of texts) document.cookie = text;
        return before;
      }, cookies);
  }
}

function followLink(url: string): void {
  setTimeout(() => (location.href = url));
}

function submitForm(url: string): void {
  const form = Object.assign(document.createElement('form'), { method: 'POST', action: url });
  document.body.append(form);
  setTimeout(() => form.submit());
}

function loadFrame(url: string): Promise<void> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.onload = () => resolve();
    frame.src = url;
    document.body.append(frame);
  });
}

class Jar {
  cookies: StoredCookie[] = [];

  receive(headers: readonly string[], context: RequestContext): void {
    for (const header of headers) {
      const answer = wouldStore(header, { ...context, existing: this.cookies });
      if ('unsure' in answer) throw new Error(answer.unsure);
      if ('stored' in answer) this.cookies = [...this.cookies.filter((cookie) => !isSamePlace(cookie, answer.stored)), answer.stored];
    }
  }
}

let addresses = 0;

/** An address of its own for every step, so that nothing is taken from a cache. */
function addressAt(origin: string): string {
  addresses += 1;
  return `${origin}/${addresses}`;
}

/**
 * Another site of its own for every scenario: Firefox lets a site that somebody was led to from another one have its
 * cookies there for a while.
 */
function withOwnForeignSite(scenario: Scenario): Scenario {
  addresses += 1;
  const own = (origin: string): string => origin.replace('elsewhere.', `elsewhere-${addresses}.`);
  const { page, frames = [], hops = [] } = scenario;
  return { ...scenario, ...(page === undefined ? {} : { page: own(page) }), frames: frames.map(own), hops: hops.map(own) };
}

function namesIn(header: string): string[] {
  return header === '' ? [] : header.split('; ').map((pair) => pair.split('=', 1)[0] ?? '');
}
