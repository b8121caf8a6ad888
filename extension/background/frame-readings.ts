import { pageReading } from '../host/inspected-page.ts';
import { readEveryFrame } from '../host/tabs.ts';
import { databaseReadLimits, readDatabases } from '../inpage/read-databases.ts';
import { readStorage, storageReadLimits } from '../inpage/read-storage.ts';
import type { FrameReadings, PageStorageDump } from '../messages.ts';

/** Frames whose storage is looked at. */
const mostFrames = 30;

/** Storage of the page and of its frames, in the isolated world; frames of one origin share theirs, and are one dump. */
export async function readFrames(tabId: number): Promise<FrameReadings> {
  const [stores, databases] = await Promise.all([
    readEveryFrame(tabId, readStorage, storageReadLimits),
    readEveryFrame(tabId, readDatabases, databaseReadLimits).catch(() => new Map<number, Awaited<ReturnType<typeof readDatabases>>>()),
  ]);
  const dumps = new Map<string, PageStorageDump>();
  let frames = 1;
  for (const [frameId, answer] of [...stores].slice(0, mostFrames)) {
    const reading = pageReading(answer, 'browser');
    if (!('storage' in reading)) continue;
    frames += reading.frames ?? 0;
    const { storage } = reading;
    const origin = URL.canParse(storage.url) ? new URL(storage.url).origin : storage.url;
    const { entries = [], leftOut = 0 } = databases.get(frameId) ?? {};
    const truncated = { entries: (storage.truncated?.entries ?? 0) + leftOut, values: storage.truncated?.values ?? 0 };
    if (!dumps.has(origin)) dumps.set(origin, { ...storage, truncated, indexedDb: entries.map(({ database, store, key, value }) => [`${database}/${store}/${key}`, value] as const) });
  }
  return { dumps: [...dumps.values()], unreadFrames: Math.max(0, frames - stores.size) };
}
