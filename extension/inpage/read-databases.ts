// Runs in the isolated world of a frame, like read-storage.ts, and must stand alone.

export interface DatabaseReadLimits {
  readonly databases: number;
  /** Entries read from one object store, and from all of them together. */
  readonly perStore: number;
  readonly entries: number;
  /** UTF-16 code units of one text, and of all of them together. */
  readonly value: number;
  readonly total: number;
  /** Levels of objects inside a record. */
  readonly depth: number;
  /** Milliseconds for all of it. */
  readonly time: number;
}

export const databaseReadLimits: DatabaseReadLimits = { databases: 20, perStore: 50, entries: 500, value: 64 * 1024, total: 2 * 1024 * 1024, depth: 4, time: 3_000 };

interface DatabaseEntry {
  readonly database: string;
  readonly store: string;
  readonly key: string;
  readonly value: string;
}

/** Texts in the records of the frame's IndexedDB, within bounds, under the path of the field they stand in. Nothing is created or changed. */
export async function readDatabases(limits: DatabaseReadLimits) {
  const entries: DatabaseEntry[] = [];
  const end = performance.now() + limits.time;
  let budget = limits.total;
  let leftOut = 0;
  const isFull = () => entries.length >= limits.entries || budget <= 0 || performance.now() > end;

  const answered = <T>(request: IDBRequest<T>) =>
    new Promise<T | undefined>((resolve) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
      setTimeout(() => resolve(undefined), Math.max(0, end - performance.now()));
    });

  const opened = (name: string) => {
    const request = indexedDB.open(name);
    // A database that went away meanwhile must not be made anew by our looking.
    request.onupgradeneeded = () => request.transaction?.abort();
    return answered(request);
  };

  function take(value: unknown, place: { readonly database: string; readonly store: string }, key: string, depth: number): void {
    if (isFull()) {
      leftOut++;
      return;
    }
    if (typeof value === 'string') {
      if (value.length > limits.value || value.length > budget) {
        leftOut++;
        return;
      }
      budget -= value.length;
      entries.push({ ...place, key, value });
    } else if (typeof value === 'object' && value !== null && depth < limits.depth && (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)) {
      for (const [field, inner] of Object.entries(value).slice(0, 100)) take(inner, place, key === '' ? field : `${key}.${field}`, depth + 1);
    }
  }

  async function readStore(database: IDBDatabase, store: string): Promise<void> {
    const source = database.transaction(store, 'readonly').objectStore(store);
    const [keys, values] = await Promise.all([answered(source.getAllKeys(null, limits.perStore)), answered(source.getAll(null, limits.perStore))]);
    values?.forEach((value: unknown, index) => {
      const key = keys?.[index];
      take(value, { database: database.name, store }, typeof key === 'string' || typeof key === 'number' ? String(key).slice(0, 300) : '', 0);
    });
  }

  try {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    leftOut += Math.max(0, names.length - limits.databases);
    for (const name of names.slice(0, limits.databases)) {
      if (isFull()) break;
      const database = await opened(name);
      if (database === undefined) continue;
      try {
        for (const store of [...database.objectStoreNames]) if (!isFull()) await readStore(database, store);
      } finally {
        database.close();
      }
    }
  } catch {
    // A frame with an opaque origin has no databases, and says so by throwing.
  }
  return { entries, leftOut };
}
