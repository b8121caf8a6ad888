import type { WatchReach, WatchReading } from '../messages.ts';
import { evaluateInPage } from './inspected-page.ts';
import { openWatchPort } from './watch-ports.ts';
import { messagesFrom, writesFrom } from './watch-answers.ts';

/** The functions that watch a page, as texts that stand alone, and what they are told. */
export interface WatcherScript {
  readonly watchers: readonly { readonly watch: (settings: never) => void; readonly limits: object }[];
  /** The key of the watcher in pages of sites that were allowed. */
  readonly siteKey: string;
}

export interface PageWatcher {
  start(url: string): Promise<WatchReach>;
  stop(): Promise<void>;
  read(): Promise<WatchReading | undefined>;
  /** While the page is watched, a reload by the panel keeps it watched. */
  reload(): void;
}

/** Without a grant the watcher comes with a reload and lasts until the page is left; with one it is in every page of the site. */
export function pageWatcher({ watchers, siteKey }: WatcherScript): PageWatcher {
  let port: Awaited<ReturnType<typeof openWatchPort>> | undefined;
  let key: string | undefined;
  const reload = () => {
    const isInjected = key !== undefined && port?.reach !== 'site';
    chrome.devtools.inspectedWindow.reload(isInjected ? { injectedScript: watchers.map(({ watch, limits }) => `(${watch.toString()})(${JSON.stringify({ ...limits, key })});`).join('\n') } : {});
  };
  return {
    async start(url) {
      port?.close();
      port = await openWatchPort(url);
      key = port.reach === 'site' ? siteKey : crypto.randomUUID();
      reload();
      return port.reach;
    },
    async stop() {
      port?.close();
      port = undefined;
      if (key !== undefined) await Promise.all([evaluateInPage(askWriteWatcher(key, 'stop')), evaluateInPage(askMessageWatcher(`${key} stop`))]);
      key = undefined;
    },
    async read() {
      if (key === undefined) return undefined;
      const [writes, messages] = await Promise.all([evaluateInPage(askWriteWatcher(key, 'read')), evaluateInPage(askMessageWatcher(key))]);
      const written = 'value' in writes ? writesFrom(writes.value) : undefined;
      return written === undefined ? undefined : { writes: written, ...messagesFrom('value' in messages ? messages.value : undefined) };
    },
    reload,
  };
}

/** Where no watcher is, the browser's own function refuses to work on a text. */
function askWriteWatcher(key: string, what: 'read' | 'stop'): string {
  return `(() => { try { return Storage.prototype.setItem.call(${JSON.stringify(key)}, '${what}'); } catch { return null; } })()`;
}

function askMessageWatcher(question: string): string {
  return `(() => { try { return Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data').get.call(${JSON.stringify(question)}); } catch { return null; } })()`;
}
