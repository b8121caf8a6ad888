// Opens the extension's real panel inside Firefox's real DevTools, headless. Nothing of this is a public interface: privileged scripts
// through WebDriver BiDi, the toolbox's own methods, a frame script in the extension's process. All such knowledge is in this file.
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'puppeteer';

export interface FirefoxPanel {
  /** Runs a function of the panel's window, given as text since it travels through three processes; its result must be JSON. */
  evaluate<T>(read: string): Promise<T>;
  /** Repeats that until it gives something truthy. */
  waitFor<T>(read: string): Promise<T>;
}

/** Puppeteer's own way leaves out private windows. */
export async function installInPrivateWindowsToo(browser: Browser, folder: string): Promise<void> {
  await connectionOf(browser).send('webExtension.install', { extensionData: { type: 'path', path: folder }, 'moz:allowPrivateBrowsing': true });
}

/** Opens the toolbox of the selected tab and does not show the panel: from here on the extension records. */
export async function openToolbox(browser: Browser): Promise<void> {
  await privileged(browser, `${toolbox}.then(() => 'true')`);
}

/** Shows the panel with this title; the tab's toolbox opens when it is not there yet. */
export async function showFirefoxPanel(browser: Browser, title: string): Promise<FirefoxPanel> {
  const tool = await until(() =>
    privileged<string | null>(
      browser,
      `${toolbox}.then(async (toolbox) => {
        const tool = toolbox.getAdditionalTools().find(({ label }) => label === ${JSON.stringify(title)});
        if (tool === undefined) return 'null';
        await toolbox.selectTool(tool.id);
        return JSON.stringify(tool.id);
      })`,
    ),
  );
  const evaluate = <T>(read: string) => privileged<T>(browser, inPanel(tool, read));
  const waitFor = <T>(read: string) => until(() => evaluate<T>(read));
  await waitFor("(window) => window.document.querySelector('#app > *') !== null");
  return { evaluate, waitFor };
}

/** Expression of the selected tab's toolbox, opened when it is not. */
const toolbox = `(async () => {
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  return gDevTools.showToolboxForTab(gBrowser.selectedTab);
})()`;

/** The panel's page lives in the extension's process: a frame script reads there and sends the answer back. */
function inPanel(tool: string, read: string): string {
  return `${toolbox}.then((toolbox) => {
    const frame = toolbox.doc.getElementById('toolbox-panel-iframe-${tool}');
    const panel = frame?.contentDocument?.querySelector('.webext-panels-browser, #webext-panels-browser');
    const messages = panel?.messageManager;
    if (messages === undefined || messages === null) return 'null';
    const name = 'crumbtrail-test-' + Math.random();
    return new Promise((resolve) => {
      messages.addMessageListener(name, function listener({ data }) {
        messages.removeMessageListener(name, listener);
        resolve(data);
      });
      const script = 'let answer; try { answer = JSON.stringify((' + ${JSON.stringify(read)} + ')(content)) } catch { } sendAsyncMessage(' + JSON.stringify(name) + ', answer ?? "null")';
      messages.loadFrameScript('data:text/javascript;charset=utf-8,' + encodeURIComponent(script), false);
    });
  })`;
}

interface Connection {
  send(method: string, parameters: object): Promise<{ readonly result: unknown }>;
}

const connectionOf = (browser: Browser) => (browser as Browser & { readonly connection: Connection }).connection;

/** Runs a script that resolves to JSON text in the browser's own window. */
async function privileged<T>(browser: Browser, expression: string): Promise<T> {
  const connection = connectionOf(browser);
  const { contexts } = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as { contexts: { context: string; url: string }[] };
  const window = contexts.find(({ url }) => url === 'chrome://browser/content/browser.xhtml');
  if (window === undefined) throw new Error('Firefox shows no window to privileged scripts: start it with --remote-allow-system-access.');
  const answer = (await connection.send('script.evaluate', { expression, target: { context: window.context }, awaitPromise: true })).result as
    | { type: 'success'; result: { value: string } }
    | { type: 'exception'; exceptionDetails: { text: string } };
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return JSON.parse(answer.result.value) as T;
}

/** Asks every 100 ms, for 20 s at most. A question that falls between two documents of the panel is never answered: it is asked again. */
async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const answer = await Promise.race([ask(), delay(2_000, null)]);
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    await delay(100);
  }
  throw new Error('Firefox did not show it within 20 seconds.');
}
