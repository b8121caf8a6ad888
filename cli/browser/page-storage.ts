import type { CDPSession, Protocol } from 'puppeteer';
import { readStorage, storageReadLimits } from '#extension/inpage/read-storage.ts';
import type { PageStorageDump } from '#shared/collect/page-storage.ts';
import { cacheStorage } from './cache-storage.ts';

export interface StorageReading {
  readonly dumps: PageStorageDump[];
  /** URLs of frames whose storage could not be read. */
  readonly unread: string[];
  /** Responses in Cache Storage that were not read. */
  readonly uncached: number;
}

const maxOrigins = 10;
/** Milliseconds; a script of the page may be running without end. */
const timeout = 5_000;

/**
 * Storage of the page and of its frames in the same process, once for each origin. It is read in an isolated world: the page's own
 * changes to `Storage` or `document` are not seen there. Cross-site frames live elsewhere and are not read.
 */
export async function pageStorage(session: CDPSession): Promise<StorageReading> {
  const { frameTree } = await session.send('Page.getFrameTree', undefined, { timeout });
  const dumps: PageStorageDump[] = [];
  const unread: string[] = [];
  let uncached = 0;
  for (const frame of oneFramePerOrigin(frameTree).slice(0, maxOrigins)) {
    try {
      const dump = await dumpOf(session, frame.id);
      const cached = await cacheStorage(session, frame.securityOrigin).catch(() => ({ entries: [], unread: 1 }));
      dumps.push({ ...dump, cached: cached.entries });
      uncached += cached.unread;
    } catch {
      unread.push(frame.url);
    }
  }
  return { dumps, unread, uncached };
}

async function dumpOf(session: CDPSession, frameId: string): Promise<PageStorageDump> {
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'crumbtrail' }, { timeout });
  const { result, exceptionDetails } = await session.send(
    'Runtime.evaluate',
    { expression: readingExpression, contextId: executionContextId, returnByValue: true, timeout },
    { timeout },
  );
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  return { ...(result.value as ReturnType<typeof readStorage>), reportedBy: 'browser' };
}

/** Some bundlers wrap inner functions in a call of `__name`, which does not exist in the page. */
const readingExpression = `(() => {
  const __name = (inner) => inner;
  return (${readStorage.toString()})(${JSON.stringify(storageReadLimits)});
})()`;

function oneFramePerOrigin(tree: Protocol.Page.FrameTree): Protocol.Page.Frame[] {
  const byOrigin = new Map<string, Protocol.Page.Frame>();
  const open = [tree];
  for (let branch = open.shift(); branch !== undefined; branch = open.shift()) {
    const { frame, childFrames } = branch;
    if (/^https?:/.test(frame.url) && !byOrigin.has(frame.securityOrigin)) byOrigin.set(frame.securityOrigin, frame);
    open.push(...(childFrames ?? []));
  }
  return [...byOrigin.values()];
}
