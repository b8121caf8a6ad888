// Runs inside the inspected page: through DevTools' eval, an injected script or puppeteer's evaluate. It is turned into text and
// evaluated there, so it must stand alone: no imports, nothing outside the function. The page may have redefined or frozen any
// built-in; whatever throws costs that part of the reading, never the rest. What it returns is the page's word.

export interface StorageReadLimits {
  /** Entries read from each storage area. */
  readonly entries: number;
  /** UTF-16 code units of one value. */
  readonly value: number;
  /** UTF-16 code units of all keys and values together. */
  readonly total: number;
}

export const storageReadLimits: StorageReadLimits = { entries: 2_000, value: 512 * 1024, total: 8 * 1024 * 1024 };

/** What the page's own stores hold, and what was left out because it was too much or could not be read. */
export function readStorage(limits: StorageReadLimits) {
  const truncated = { local: 0, session: 0, documentCookie: 0 };
  const problems: string[] = [];
  let budget = limits.total;

  function attempt<T>(what: string, read: () => T, otherwise: T): T {
    try {
      return read();
    } catch {
      problems[problems.length] = what;
      return otherwise;
    }
  }

  // Pairs are built by index and literal, since the page may have replaced Array.prototype.push or Map.
  function entriesOf(area: 'local' | 'session'): [string, string][] {
    const pairs: [string, string][] = [];
    const store = area === 'local' ? window.localStorage : window.sessionStorage;
    const count = +store.length || 0;
    let index = 0;
    for (; index < count && index < limits.entries && budget > 0; index++) {
      const position = index;
      const pair = attempt<[string, string] | undefined>(`${area} entry`, () => {
        const key = store.key(position);
        const value = key === null ? null : store.getItem(key);
        return typeof key === 'string' && typeof value === 'string' ? [key, value] : undefined;
      }, undefined);
      if (pair === undefined || pair[0].length + pair[1].length > budget || pair[1].length > limits.value) {
        truncated[area]++;
        continue;
      }
      budget -= pair[0].length + pair[1].length;
      pairs[pairs.length] = pair;
    }
    truncated[area] += count - index;
    return pairs;
  }

  const local = attempt('localStorage', () => entriesOf('local'), []);
  const session = attempt('sessionStorage', () => entriesOf('session'), []);
  const cookies = attempt('document.cookie', () => '' + document.cookie, '');
  const documentCookie = cookies.length > limits.value ? '' : cookies;
  truncated.documentCookie = cookies.length - documentCookie.length;
  const url = attempt('location', () => '' + location.href, '');
  return { url, local, session, documentCookie, truncated, problems };
}
