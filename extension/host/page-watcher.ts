import type { StorageWrite, WatchReach } from '../messages.ts';
import { evaluateInPage } from './inspected-page.ts';
import { openWatchPort } from './watch-ports.ts';

/** The function that watches a page, as a text that stands alone, and what it is told. */
export interface WatcherScript {
  readonly watch: (settings: never) => void;
  readonly limits: object;
  /** The key of the watcher in pages of sites that were allowed. */
  readonly siteKey: string;
}

export interface PageWatcher {
  start(url: string): Promise<WatchReach>;
  stop(): Promise<void>;
  read(): Promise<readonly StorageWrite[] | undefined>;
  /** While the page is watched, a reload by the panel keeps it watched. */
  reload(): void;
}

/** Without a grant the watcher comes with a reload and lasts until the page is left; with one it is in every page of the site. */
export function pageWatcher({ watch, limits, siteKey }: WatcherScript): PageWatcher {
  let port: Awaited<ReturnType<typeof openWatchPort>> | undefined;
  let key: string | undefined;
  const reload = () => {
    const isInjected = key !== undefined && port?.reach !== 'site';
    chrome.devtools.inspectedWindow.reload(isInjected ? { injectedScript: `(${watch.toString()})(${JSON.stringify({ ...limits, key })})` } : {});
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
      if (key !== undefined) await evaluateInPage(askWatcher(key, 'stop'));
      key = undefined;
    },
    async read() {
      if (key === undefined) return undefined;
      const answer = await evaluateInPage(askWatcher(key, 'read'));
      return 'value' in answer ? writesFrom(answer.value) : undefined;
    },
    reload,
  };
}

/** Where no watcher is, the browser's own function refuses to work on a text. */
function askWatcher(key: string, what: 'read' | 'stop'): string {
  return `(() => { try { return Storage.prototype.setItem.call(${JSON.stringify(key)}, '${what}'); } catch { return null; } })()`;
}

/** The page can answer with anything it likes: only the shape that was asked for is taken. */
function writesFrom(value: unknown): StorageWrite[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.slice(0, 1_000).flatMap((write: unknown): StorageWrite[] => {
    const { area, key, count, time, stack } = (write ?? {}) as Partial<Record<string, unknown>>;
    if ((area !== 'local' && area !== 'session' && area !== 'cookie') || typeof key !== 'string' || typeof stack !== 'string') return [];
    return [{ area, key, count: Number(count) || 1, time: Number(time) || 0, stack: stack.slice(0, 4_000) }];
  });
}
