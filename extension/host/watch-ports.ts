import browser from 'webextension-polyfill';
import { watchPortName, type WatchReach } from '../messages.ts';
import { isGranted } from './permissions.ts';
import { grantOf } from './site.ts';

const scriptId = 'watch-writes';

/**
 * In the background: while a panel holds its port open, pages of its site get the watcher before their own scripts. The port's end
 * is the watcher's end, so that a closed DevTools leaves nothing behind; when the worker is stopped, the panel connects again.
 */
export function answerWatchPorts(): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== watchPortName || port.sender?.id !== browser.runtime.id) return;
    const id = `${scriptId}-${crypto.randomUUID()}`;
    port.onMessage.addListener(async (message: unknown) => {
      const { url } = message as { readonly url: string };
      port.postMessage((await register(id, url)) satisfies WatchReach);
    });
    port.onDisconnect.addListener(() => void unregister(id));
  });
}

async function register(id: string, url: string): Promise<WatchReach> {
  if (!(await isGranted(url))) return 'load';
  const script = { id, matches: grantOf(url), js: ['watch-writes.js'], runAt: 'document_start', allFrames: true, world: 'MAIN', persistAcrossSessions: false };
  // Until the browser restarts it would outlive an extension that was updated meanwhile.
  const left = (await browser.scripting.getRegisteredContentScripts()).filter((other) => other.id.startsWith(scriptId));
  if (left.length > 0) await browser.scripting.unregisterContentScripts({ ids: left.map((other) => other.id) });
  await browser.scripting.registerContentScripts([script as browser.Scripting.RegisteredContentScript]);
  return 'site';
}

async function unregister(id: string): Promise<void> {
  await browser.scripting.unregisterContentScripts({ ids: [id] }).catch(() => undefined);
}

/** In the panel: watches a site until `close`; answers how far the watch reaches. */
export async function openWatchPort(url: string): Promise<{ readonly reach: WatchReach; close(): void }> {
  let isOpen = true;
  let port: browser.Runtime.Port | undefined;
  const reach = await new Promise<WatchReach>((resolve) => {
    const connect = () => {
      port = browser.runtime.connect({ name: watchPortName });
      port.onMessage.addListener((message: unknown) => resolve(message === 'site' ? 'site' : 'load'));
      port.onDisconnect.addListener(() => {
        if (isOpen) connect();
      });
      port.postMessage({ url });
    };
    connect();
  });
  return {
    reach,
    close() {
      isOpen = false;
      port?.disconnect();
    },
  };
}
