// The watcher inside a page: what a page can see of it, which is nothing, and what it remembers.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { watchLimits, watchWrites } from '#extension/inpage/watch-writes.ts';
import { openProfile, type Profile } from '../browsers/shared-chromium.ts';

let server: Server;
let url: string;
let profile: Profile | undefined;
let page: Page | undefined;

beforeAll(async () => {
  server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html><link rel="icon" href="data:,"><title>page</title>')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://shop.localhost:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => profile?.close());

const key = 'a key that only the test knows';
const watcher = (settings: object = {}) => `(${watchWrites.toString()})(${JSON.stringify({ ...watchLimits, ...settings, key })})`;

async function openPage(script?: string): Promise<Page> {
  // Stores and cookies of its own.
  profile = await openProfile();
  page = await profile.newPage();
  if (script !== undefined) await page.evaluateOnNewDocument(script);
  await page.goto(url);
  return page;
}

interface Seen {
  readonly area: string;
  readonly key: string;
  readonly count: number;
  readonly stack: string;
}

const writesIn = (tab: Page) => tab.evaluate(`Storage.prototype.setItem.call(${JSON.stringify(key)}, 'read')`) as Promise<Seen[]>;
const stopIn = (tab: Page) => tab.evaluate(`Storage.prototype.setItem.call(${JSON.stringify(key)}, 'stop')`);

/** Everything a page can ask about the functions the watcher stands before, and about what they do. */
const everythingSeen = `(() => {
  const outcome = (act) => {
    try { return ['returned', String(act())]; } catch (error) { return ['threw', error.constructor.name, error.name, error.message]; }
  };
  const asked = [];
  const counting = (name, text) => ({ toString() { asked.push(name); return text; } });
  const described = (object, name) => {
    const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(object, name);
    const ofFunction = (f) => f && { type: typeof f, tag: Object.prototype.toString.call(f), name: f.name, length: f.length, keys: Reflect.ownKeys(f), prototype: Object.getPrototypeOf(f) === Function.prototype, isExtensible: Object.isExtensible(f) };
    return { flags, keys: Reflect.ownKeys(Object.getOwnPropertyDescriptor(object, name)), value: ofFunction(value), get: ofFunction(get), set: ofFunction(set) };
  };
  const { setItem } = Storage.prototype;
  const { set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  return JSON.stringify({
    setItem: described(Storage.prototype, 'setItem'),
    cookie: described(Document.prototype, 'cookie'),
    storageKeys: Reflect.ownKeys(Storage.prototype).map(String),
    documentKeys: Reflect.ownKeys(Document.prototype).map(String),
    windowKeys: Reflect.ownKeys(window).map(String).sort(),
    normal: outcome(() => localStorage.setItem('a', 'b')),
    read: [localStorage.getItem('a'), localStorage.length],
    session: outcome(() => sessionStorage.setItem('a', 1)),
    none: outcome(() => localStorage.setItem()),
    one: outcome(() => localStorage.setItem('a')),
    foreign: outcome(() => setItem.call({}, 'a', 'b')),
    text: outcome(() => setItem.call('some text', 'a', 'b')),
    nothing: outcome(() => setItem.call(undefined, 'a', 'b')),
    symbol: outcome(() => localStorage.setItem(Symbol('a'), 'b')),
    throwing: outcome(() => localStorage.setItem({ toString() { throw new RangeError('mine'); } }, 'b')),
    constructed: outcome(() => new setItem('a', 'b')),
    objects: [outcome(() => localStorage.setItem(counting('key', 'k'), counting('value', 'v'))), asked],
    quota: outcome(() => localStorage.setItem('big', 'x'.repeat(6_000_000))),
    reflected: outcome(() => Reflect.apply(setItem, localStorage, ['r', 's'])),
    cookieSet: outcome(() => (document.cookie = 'c=d')),
    cookieRead: document.cookie,
    cookieForeign: outcome(() => set.call({}, 'a=b')),
    cookieObject: [outcome(() => { document.cookie = counting('cookie', 'e=f'); }), asked],
    cookieEmpty: outcome(() => set.call(document)),
    isSame: Storage.prototype.setItem === setItem && localStorage.setItem === setItem,
  });
})()`;

describe('a watched page', () => {
  test('sees the same results, exceptions and descriptors as one that is not watched', async () => {
    const plain = JSON.parse((await (await openPage()).evaluate(everythingSeen)) as string) as object;
    await page?.close();
    const watched = JSON.parse((await (await openPage(watcher())).evaluate(everythingSeen)) as string) as object;
    expect(watched).toEqual(plain);
    expect(plain).toMatchObject({ normal: ['returned', 'undefined'], foreign: ['threw', 'TypeError', 'TypeError', expect.anything()], objects: [expect.anything(), ['key', 'value', 'cookie']] });
  });

  test('is left as it was when the watcher is switched off', async () => {
    const tab = await openPage(`window.before = [Storage.prototype.setItem, Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set]; ${watcher()}`);
    await stopIn(tab);
    expect(await tab.evaluate("window.before[0] === Storage.prototype.setItem && window.before[1] === Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set")).toBe(true);
  });

  test('that put its own function before ours keeps it, and the watcher remembers nothing any more', async () => {
    const tab = await openPage(watcher());
    await tab.evaluate('{ const { setItem } = Storage.prototype; Storage.prototype.setItem = function (...args) { return setItem.apply(this, args); }; }');
    await stopIn(tab);
    await tab.evaluate("localStorage.setItem('token', '1')");
    expect(await writesIn(tab)).toEqual([]);
    expect(await tab.evaluate("localStorage.getItem('token')")).toBe('1');
  });
});

describe('the watcher', () => {
  test('remembers which code wrote an entry and a cookie, and no value', async () => {
    const tab = await openPage(watcher());
    await tab.addScriptTag({ content: "function saveToken() { localStorage.setItem('access_token', 'a secret'); document.cookie = 'sid=another secret; Path=/'; } saveToken(); sessionStorage.setItem('tab', '1'); saveToken();\n//# sourceURL=auth.js" });
    const writes = await writesIn(tab);
    expect(writes.map(({ area, key: name, count }) => [area, name, count])).toEqual([['local', 'access_token', 2], ['cookie', 'sid', 2], ['session', 'tab', 1]]);
    expect(writes[0]?.stack).toMatch(/at saveToken \(auth\.js:1:/);
    expect(JSON.stringify(writes)).not.toContain('secret');
  });

  test('remembers no write that failed', async () => {
    const tab = await openPage(watcher());
    await tab.evaluate("try { localStorage.setItem('big', 'x'.repeat(6_000_000)); } catch {}");
    expect(await writesIn(tab)).toEqual([]);
  });

  test('stays within its bounds', async () => {
    const tab = await openPage(watcher({ entries: 10, traces: 2, stack: 100 }));
    await tab.evaluate("for (let i = 0; i < 50; i++) localStorage.setItem('key' + i, ''); for (let i = 0; i < 50; i++) localStorage.setItem('key0', ''); localStorage.setItem('x'.repeat(1000), '')");
    const writes = await writesIn(tab);
    expect(writes).toHaveLength(10);
    expect(writes[0]?.count).toBe(51);
    expect(writes.every(({ stack }) => stack.length <= 100)).toBe(true);
  });

  test('goes on when the page breaks its built-ins, and calls none of its code', async () => {
    const tab = await openPage(watcher());
    await tab.evaluate(`
      window.called = [];
      for (const name of ['slice', 'indexOf', 'trim']) String.prototype[name] = () => { window.called.push(name); return ''; };
      Array.prototype.push = () => window.called.push; Reflect.apply = () => window.called.push; Date.now = () => { window.called[0] = 'now'; return 0; };
      Object.defineProperty(Object.prototype, 'count', { set() { window.called[0] = 'count'; }, configurable: true });
      Object.defineProperty(Array.prototype, '0', { set() { window.called = ['0']; }, configurable: true });
      Error.prepareStackTrace = () => { window.called[0] = 'stack'; return 'x'; };
      localStorage.setItem('token', '1');`);
    expect(await tab.evaluate('JSON.stringify(window.called)')).toBe('[]');
    expect((await writesIn(tab)).map(({ key: name }) => name)).toEqual(['token']);
  });
});
