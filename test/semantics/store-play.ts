// Plays one case of the store table twice: to a real browser, and to wouldStore with the same responses in the same order.
import { expect } from 'vitest';
import type { Browser } from '#shared/standards/browsers.ts';
import { isSamePlace, type StoredCookie } from '#shared/semantics/stored-cookie.ts';
import { wouldStore } from '#shared/semantics/would-store.ts';
import type { CookieServer } from './cookie-server.ts';
import { defaultUrl, type StoreCase } from './cases/store-case.ts';
import type { RealBrowser, RealCookie } from './real-browser.ts';

export interface Played<T> {
  readonly answer: { readonly jar: readonly StoredCookie[]; readonly refused: readonly string[] };
  /** What `visit` gave for the last response. */
  readonly result: T;
  readonly jar: readonly RealCookie[];
}

let visits = 0;

export async function play<T>(testCase: StoreCase, browser: Browser, real: RealBrowser, server: CookieServer, visit: (url: string) => Promise<T>): Promise<Played<T>> {
  await real.clear();
  const jar = new Jar(browser);
  const steps = [...(testCase.before ?? []), [testCase.url ?? defaultUrl, testCase.header] as const];
  for (const [index, [address, header]] of steps.entries()) {
    // The browser has a connection for every visit; a query of its own keeps it from taking an answer out of a cache.
    const url = `${new URL(address).href}${address.includes('?') ? '&' : '?'}${(visits += 1)}`;
    server.answers.set(url, { status: 204, headers: [`Set-Cookie: ${Buffer.from(header, 'utf8').toString('latin1')}`] });
    const result = await visit(url);
    const refused = jar.receive(header, url);
    if (index === steps.length - 1) return { answer: { jar: jar.cookies, refused }, result, jar: await real.jar() };
  }
  throw new Error('A case has at least one step');
}

/** The jar as wouldStore fills it. */
class Jar {
  cookies: StoredCookie[] = [];
  constructor(private readonly browser: Browser) {}

  receive(header: string, url: string): string[] {
    const now = Date.now();
    const context = { url, method: 'GET', topLevelNavigation: true, initiatorUrl: null, existing: this.cookies, now, browser: this.browser };
    const answer = wouldStore(header, context);
    if ('unsure' in answer) throw new Error(answer.unsure);
    if ('refused' in answer) return answer.refused.map(({ id }) => id);
    const { stored } = answer;
    const others = this.cookies.filter((cookie) => !isSamePlace(cookie, stored));
    this.cookies = stored.expires !== undefined && stored.expires <= now ? others : [...others, stored];
    return [];
  }
}

/** The fields that both sides have, in one order. */
export function listing(cookies: readonly RealCookie[]): unknown[] {
  return inOrder(cookies).map((cookie) => fieldsOf(cookie, cookie.expires === undefined ? 'session' : cookie.expires / 1000));
}

/** The same as an expectation: two clocks read a lifetime, so that it may be 50 seconds off. */
export function expectedListing(cookies: readonly StoredCookie[]): unknown[] {
  return inOrder(cookies).map((cookie) => fieldsOf(cookie, cookie.expires === undefined ? 'session' : expect.closeTo(cookie.expires / 1000, -2)));
}

function inOrder<T extends RealCookie>(cookies: readonly T[]): T[] {
  const keyOf = ({ name, path, value }: RealCookie): string => JSON.stringify([name, path, value]);
  return cookies.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function fieldsOf({ name, value, domain, hostOnly, path, secure, httpOnly, sameSite }: RealCookie, expires: unknown): unknown {
  return { name, value, domain, hostOnly, path, secure, httpOnly, sameSite, expires };
}
