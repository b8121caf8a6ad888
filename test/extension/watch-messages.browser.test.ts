// The watcher of messages inside a page: what a page can see of it, which is nothing, what it remembers, and what the audit makes of it.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { messagesFrom, writesFrom } from '#extension/host/watch-answers.ts';
import { pageReading } from '#extension/host/inspected-page.ts';
import { readStorage, storageReadLimits } from '#extension/inpage/read-storage.ts';
import { messageWatchLimits, watchMessages } from '#extension/inpage/watch-messages.ts';
import { watchLimits, watchWrites } from '#extension/inpage/watch-writes.ts';
import { auditOf } from '#extension/panel/audit.ts';
import { openProfile, type Profile } from '../browsers/shared-chromium.ts';
import { accessToken } from './sign-in-server.ts';

let server: Server;
let shop: string;
let login: string;
let profile: Profile | undefined;

const html = (script: string) => `<!doctype html><link rel="icon" href="data:,"><title>page</title><script>${script}</script>`;
const sending = html(`(opener ?? parent).postMessage({ type: 'signed-in', session: { token: '${accessToken}' } }, '*');`);
const store = "const keep = (data) => { if (data.session) { localStorage.setItem('access_token', data.session.token); window.isDone = true; } };";
const pages: Record<string, string> = {
  '/': html(''),
  '/send': sending,
  '/believes': html(`${store} addEventListener('message', function onLogin(event) { keep(event.data); });`),
  '/asks': html(`${store} addEventListener('message', (event) => { if (event.origin.includes('//login.')) keep(event.data); });`),
  '/asks-later': html(`${store} addEventListener('message', ({ data, source }) => { if (source !== window) keep(data); });`),
};

beforeAll(async () => {
  server = createServer(({ url = '/' }, response) => response.setHeader('Content-Type', 'text/html').end(pages[url.split('?')[0]!] ?? pages['/'])).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  shop = `http://shop.localhost:${port}`;
  login = `http://login.localhost:${port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => profile?.close());

const key = 'a key that only the test knows';
const watcher = (settings: object = {}) => `(${watchMessages.toString()})(${JSON.stringify({ ...messageWatchLimits, ...settings, key })});(${watchWrites.toString()})(${JSON.stringify({ ...watchLimits, key })});`;

async function openPage(path: string, script?: string): Promise<Page> {
  profile = await openProfile();
  const page = await profile.newPage();
  // Only the page itself: a pop-up and a frame are other windows.
  if (script !== undefined) await page.evaluateOnNewDocument(`if (self === top && location.hostname === 'shop.localhost') { ${script} }`);
  await page.goto(shop + path);
  return page;
}

const ask = (tab: Page, question = key) => tab.evaluate(`Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data').get.call(${JSON.stringify(question)})`);
const readingOf = async (tab: Page) => messagesFrom(await ask(tab));
const isDone = (tab: Page) => tab.waitForFunction('window.isDone === true', { polling: 20 });
const openFrame = (tab: Page, path: string) => tab.evaluate(`document.documentElement.append(Object.assign(document.createElement('iframe'), { src: '${login}${path}' }))`);

async function findingsOf(tab: Page) {
  const page = pageReading(await tab.evaluate(`(${readStorage.toString()})(${JSON.stringify(storageReadLimits)})`), 'page');
  const writes = writesFrom(await tab.evaluate(`Storage.prototype.setItem.call(${JSON.stringify(key)}, 'read')`)) ?? [];
  const { report } = auditOf({ url: tab.url(), time: Date.now(), entries: [], forgotten: 0, page, jar: { granted: false, cookies: [] }, browser: 'chromium', watch: { writes, ...(await readingOf(tab)) } });
  return report.findings.filter(({ check }) => check === 'token-postmessage-unsafe');
}

/** Everything a page can ask about the getters the watcher stands before, and about what they do. */
const everythingSeen = `(async () => {
  const outcome = (act) => {
    try { return ['returned', String(act())]; } catch (error) { return ['threw', error.constructor.name, error.name, error.message]; }
  };
  const ofFunction = (f) => f && { type: typeof f, tag: Object.prototype.toString.call(f), isNative: Function.prototype.toString.call(f).includes('[native code]'), name: f.name, length: f.length, keys: Reflect.ownKeys(f), prototype: Object.getPrototypeOf(f) === Function.prototype, isExtensible: Object.isExtensible(f), constructed: outcome(() => new f()) };
  const frame = document.documentElement.appendChild(document.createElement('iframe'));
  const received = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
  frame.contentWindow.eval("parent.postMessage({ token: 'x'.repeat(40), list: [1, { deep: new Date(0) }] }, '*')");
  const event = await received;
  class Mine extends MessageEvent { get data() { return 'mine ' + super.data; } }
  const port = new MessageChannel();
  const overPort = new Promise((resolve) => { port.port1.onmessage = resolve; });
  port.port2.postMessage('y'.repeat(40));
  const ofPort = await overPort;
  let heard;
  addEventListener('message', ({ data, origin, source }) => { heard = [data, origin, source === window]; }, { once: true });
  dispatchEvent(new MessageEvent('message', { data: 'synthetic', origin: 'https://a.example', source: window }));
  const getters = {};
  for (const name of ['data', 'origin', 'source']) {
    const { get, set, ...flags } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, name);
    getters[name] = {
      flags, set, get: ofFunction(get), keys: Reflect.ownKeys(Object.getOwnPropertyDescriptor(MessageEvent.prototype, name)),
      foreign: [{}, 'text', undefined, null, 1, Symbol('s'), MessageEvent.prototype, new Event('message'), new Proxy(event, {}), Object.create(event)].map((self) => outcome(() => get.call(self))),
      proxied: outcome(() => new Proxy(event, {})[name]), reflected: outcome(() => Reflect.get(event, name)), otherReceiver: outcome(() => Reflect.get(event, name, {})),
      written: outcome(() => { 'use strict'; event[name] = 1; }),
    };
  }
  return JSON.stringify({
    getters, heard,
    eventKeys: Reflect.ownKeys(event), prototypeKeys: Reflect.ownKeys(MessageEvent.prototype).map(String), windowKeys: Reflect.ownKeys(window).map(String).sort(),
    data: event.data, isSameData: event.data === event.data, source: event.source === frame.contentWindow, origin: event.origin === location.origin,
    mine: new Mine('message', { data: 'z' }).data, port: [ofPort.data, ofPort.origin, ofPort.source],
  });
})()`;

describe('a watched page', () => {
  test('sees the same results, exceptions and descriptors as one that is not watched', async () => {
    const plain = JSON.parse((await (await openPage('/')).evaluate(everythingSeen)) as string) as object;
    await profile?.close();
    const watched = JSON.parse((await (await openPage('/', watcher())).evaluate(everythingSeen)) as string) as object;
    expect(watched).toEqual(plain);
    expect(plain).toMatchObject({ source: true, origin: true, isSameData: true, mine: 'mine z', heard: ['synthetic', 'https://a.example', true] });
  });

  test('is left as it was when the watcher is switched off', async () => {
    const getters = "['data', 'origin', 'source'].map((name) => Object.getOwnPropertyDescriptor(MessageEvent.prototype, name).get)";
    const tab = await openPage('/', `window.before = ${getters}; ${watcher()}`);
    expect(await tab.evaluate(`${getters}.some((get, index) => get === window.before[index])`)).toBe(false);
    await ask(tab, `${key} stop`);
    expect(await tab.evaluate(`${getters}.every((get, index) => get === window.before[index])`)).toBe(true);
  });
});

describe('a token that another window sends', () => {
  test('from a frame to a listener that believes everybody is a finding that names sender and code', async () => {
    const tab = await openPage('/believes', watcher());
    await openFrame(tab, '/send');
    await isDone(tab);
    const [finding, ...others] = await findingsOf(tab);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ verdict: 'fail', severity: 'high' });
    expect(finding?.message).toContain(login);
    expect(finding?.evidence[0]?.text).toMatch(/^As reported by the page: .*shop\.localhost:\d{1,5}\/believes:1:\d/);
    expect(finding?.evidence[1]?.text).toContain('localStorage');
    expect(JSON.stringify(finding)).not.toContain(accessToken);
  });

  test('from a pop-up as well', async () => {
    const tab = await openPage('/believes', watcher());
    await tab.evaluate(`void open('${login}/send')`);
    await isDone(tab);
    expect((await findingsOf(tab)).map(({ verdict }) => verdict)).toEqual(['fail']);
  });

  test.each(['/asks', '/asks-later'])('to a listener that asks is none: %s', async (path) => {
    const tab = await openPage(path, watcher());
    await openFrame(tab, '/send');
    await isDone(tab);
    expect(await findingsOf(tab)).toEqual([]);
  });

  test.each([
    ['was watched too late', ''],
    ['put a getter of its own before the watcher', "const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'origin'); Object.defineProperty(MessageEvent.prototype, 'origin', { get() { return get.call(this); } });"],
  ])('to a page that %s is unsure', async (_, script) => {
    const tab = await openPage('/believes', script === '' ? undefined : `${watcher()} ${script}`);
    if (script === '') await tab.evaluate(watcher());
    await openFrame(tab, '/send');
    await isDone(tab);
    expect((await findingsOf(tab)).map(({ verdict }) => verdict)).toEqual(['unsure']);
  });
});

describe('the watcher', () => {
  const listen = 'addEventListener("message", (event) => { window.last = event.data; });';
  const send = (data: string) => `(() => { const frame = window.sender ??= document.documentElement.appendChild(document.createElement('iframe')); frame.contentWindow.data = ${data}; frame.contentWindow.eval('parent.postMessage(data, "*")'); })();`;
  const settled = (tab: Page) => tab.evaluate('new Promise((resolve) => setTimeout(resolve, 100))');
  const long = 'k'.repeat(30);

  test.each([
    ['a text', `'${long}'`, [long]],
    ['fields and lists', `{ a: [{ b: '${long}' }] }`, [long]],
    ['a short text', "'short'", undefined],
    ['bytes', 'new Uint8Array(1_000_000)', undefined],
    ['a text beyond the limit', "'x'.repeat(20_000)", undefined],
    ['what lies too deep', `{ a: { b: { c: { d: { e: '${long}' } } } } }`, undefined],
    ['what lies too far', `[...Array(500).fill(0), '${long}']`, undefined],
  ])('looks at data within its bounds: %s', async (_, data, texts) => {
    const tab = await openPage('/', watcher());
    await tab.evaluate(listen + send(data));
    await settled(tab);
    expect((await readingOf(tab)).messages.map((message) => message.texts)).toEqual(texts === undefined ? [] : [texts]);
  });

  test('keeps the newest messages, and none of the page to itself, of ports, or made by script', async () => {
    const tab = await openPage('/', watcher({ messages: 3 }));
    await tab.evaluate(`${listen} postMessage('${long}', '*'); dispatchEvent(new MessageEvent('message', { data: '${long}' })); const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => data; port2.postMessage('${long}'); for (let i = 0; i < 5; i++) ${send(`'${long}' + i`)}`);
    await settled(tab);
    const { messages, forgotten } = await readingOf(tab);
    expect(messages.map(({ texts }) => texts[0]).toSorted()).toEqual([2, 3, 4].map((i) => long + i));
    expect(forgotten).toBe(2);
  });

  test('goes on when the page breaks its built-ins, and calls none of its code', async () => {
    const tab = await openPage('/', watcher());
    await tab.evaluate(`
      window.called = [];
      const spy = (name) => ({ get() { window.called[window.called.length] = name; return undefined; }, set() { window.called[window.called.length] = name; }, configurable: true });
      WeakMap.prototype.get = WeakMap.prototype.set = Reflect.apply = Reflect.ownKeys = Array.isArray = Date.now = () => { window.called[0] = 'built-in'; };
      for (const name of ['asked', 'texts', 'value']) Object.defineProperty(Object.prototype, name, spy(name));
      ${listen} ${send(`{ token: '${long}' }`)}`);
    await settled(tab);
    expect(await tab.evaluate('JSON.stringify(window.called)')).toBe('[]');
    expect((await readingOf(tab)).messages.map(({ texts }) => texts)).toEqual([[long]]);
  });
});
