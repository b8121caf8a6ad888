// Runs inside the inspected page: through DevTools' eval, an injected script or puppeteer's evaluate. It is turned into text and
// evaluated there, so it must stand alone: no imports, nothing outside the function. The page may have redefined or frozen any
// built-in; whatever throws costs that part of the reading, never the rest. What it returns is the page's word.

export interface StorageReadLimits {
  /** Entries read from each storage area. */
  readonly entries: number;
  /** UTF-16 code units of one entry. */
  readonly value: number;
  /** UTF-16 code units of all keys and values together. */
  readonly total: number;
}

export const storageReadLimits: StorageReadLimits = { entries: 2_000, value: 512 * 1024, total: 8 * 1024 * 1024 };

/** What the page's own stores hold, how much was left out because it was too much, and which of them could not be read. */
export function readStorage(limits: StorageReadLimits) {
  const truncated = { entries: 0, values: 0 };
  const unread: string[] = [];
  let budget = limits.total;

  function attempt<T>(what: string, read: () => T, otherwise: T): T {
    try {
      return read();
    } catch {
      unread[unread.length] = what;
      return otherwise;
    }
  }

  // Pairs are built by index and literal, since the page may have replaced Array.prototype.push or Map.
  function fill(pairs: [string, string][], storeOf: () => Storage): void {
    const store = storeOf();
    const count = +store.length || 0;
    let index = 0;
    for (; index < count && index < limits.entries && budget > 0; index++) {
      const key = store.key(index);
      const value = key === null ? null : store.getItem(key);
      if (typeof key !== 'string' || typeof value !== 'string') continue;
      const size = key.length + value.length;
      if (size > budget || size > limits.value) {
        truncated.values++;
        continue;
      }
      budget -= size;
      pairs[pairs.length] = [key, value];
    }
    truncated.entries += count - index;
  }

  const local: [string, string][] = [];
  const session: [string, string][] = [];
  attempt('local storage', () => fill(local, () => window.localStorage), undefined);
  attempt('session storage', () => fill(session, () => window.sessionStorage), undefined);
  const cookies = attempt('cookies', () => '' + document.cookie, '');
  const documentCookie = cookies.length > limits.value ? '' : cookies;
  if (documentCookie !== cookies) truncated.values++;
  const url = attempt('address', () => '' + location.href, '');
  const frames = attempt('frames', () => +window.length || 0, 0);
  return { url, local, session, documentCookie, truncated, unread, frames };
}
