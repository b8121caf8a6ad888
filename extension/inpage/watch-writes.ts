// Runs inside the inspected page before its own scripts, when the user asked for it. It is turned into text and evaluated there, so
// it must stand alone. It remembers which code wrote which storage entry and cookie, never what was written, and changes nothing a
// page can see of the functions it stands before: a Proxy keeps name, length, descriptors, results and exceptions, and the browser's
// own function does the work. Two differences remain: `toString` of these functions leaves out their name, and stacks of
// exceptions thrown inside of them have one more frame. Writes by property (`localStorage.token = …`) cannot be seen: browsers
// give no way to stand before them that a page would not notice.

export interface WatchSettings {
  /** Whoever calls `setItem` on this text instead of a store asks the watcher: the page has no other way to find it. */
  readonly key: string;
  /** Different entries that are remembered. */
  readonly entries: number;
  /** Writes to one entry whose code is traced; later ones are only counted. */
  readonly traces: number;
  /** UTF-16 code units of a stack and of an entry's key. */
  readonly stack: number;
  readonly name: number;
}

export const watchLimits = { entries: 500, traces: 50, stack: 2_000, name: 300 } as const;

/** In pages of a site that the user lets us read, the script comes as a file and can be told no secret. */
export const siteWatchKey = 'crumbtrail: who wrote this?';

export function watchWrites({ key: ownKey, entries, traces, stack: longestStack, name: longestName }: WatchSettings): void {
  interface Write {
    readonly area: 'local' | 'session' | 'cookie';
    readonly key: string;
    count: number;
    time: number;
    stack: string;
  }

  // The page may replace any of these later.
  const { apply, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const { slice, indexOf, trim, valueOf: textOf } = String.prototype;
  const NativeError = Error;
  const now = Date.now;
  // Firefox has an accessor on the prototype, Chromium an own property.
  const stackGetter = getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;
  const writes: Write[] = [];
  const known: Record<string, Write> = { __proto__: null } as never;
  let isOn = true;

  const storeOf = (read: () => Storage): Storage | undefined => {
    try {
      return read();
    } catch {
      return undefined;
    }
  };
  const local = storeOf(() => window.localStorage);
  const session = storeOf(() => window.sessionStorage);

  /** A page that formats stacks itself would see ours: then there is none. */
  function stackNow(): string {
    if (getOwnPropertyDescriptor(NativeError, 'prepareStackTrace') !== undefined) return '';
    const error = new NativeError();
    const text: unknown = stackGetter === undefined ? error.stack : apply(stackGetter, error, []);
    return typeof text === 'string' ? (apply(slice, text, [0, longestStack]) as string) : '';
  }

  function remember(area: Write['area'], name: unknown): void {
    if (!isOn || typeof name !== 'string' || name.length > longestName) return;
    const id = area + ' ' + name;
    let write = known[id];
    if (write === undefined) {
      if (writes.length >= entries) return;
      write = known[id] = { area, key: name, count: 0, time: 0, stack: '' };
      defineProperty(writes, writes.length, { value: write, writable: true, enumerable: true, configurable: true });
    }
    write.count++;
    write.time = now();
    if (write.count <= traces) write.stack = stackNow();
  }

  /** Objects are turned into text by the browser, once, and never by us: the page could count. */
  function rememberItem(store: unknown, item: unknown): void {
    const name = typeof item === 'number' || typeof item === 'boolean' ? '' + item : item;
    if (store === local) remember('local', name);
    else if (store === session) remember('session', name);
  }

  function rememberCookie(text: unknown): void {
    if (typeof text !== 'string') return;
    const end = apply(indexOf, text, ['=']) as number;
    const attributes = apply(indexOf, text, [';']) as number;
    if (end > 0 && (attributes < 0 || end < attributes)) remember('cookie', apply(trim, apply(slice, text, [0, end]) as string, []));
  }

  /** A function that the page put before ours hands on the text as an object. */
  function isQuestion(self: unknown): boolean {
    if (self === local || self === session) return false;
    try {
      return apply(textOf, self, []) === ownKey;
    } catch {
      return false;
    }
  }

  const setItem = getOwnPropertyDescriptor(Storage.prototype, 'setItem');
  const cookie = getOwnPropertyDescriptor(Document.prototype, 'cookie');
  if (typeof setItem?.value !== 'function' || cookie?.set === undefined) return;

  const watchedSetItem: unknown = new Proxy(setItem.value as () => void, {
    apply(target, self: unknown, args: unknown[]) {
      if (isQuestion(self)) return args[0] === 'stop' ? stop() : writes;
      const result: unknown = apply(target, self, args);
      rememberItem(self, args[0]);
      return result;
    },
  });
  const watchedCookie = new Proxy(cookie.set, {
    apply(target, self: unknown, args: unknown[]) {
      const result: unknown = apply(target, self, args);
      rememberCookie(args[0]);
      return result;
    },
  }) as (value: string) => void;

  function stop(): void {
    isOn = false;
    writes.length = 0;
    if (setItem && getOwnPropertyDescriptor(Storage.prototype, 'setItem')?.value === watchedSetItem) defineProperty(Storage.prototype, 'setItem', setItem);
    if (cookie && getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set === watchedCookie) defineProperty(Document.prototype, 'cookie', cookie);
  }

  defineProperty(Storage.prototype, 'setItem', { ...setItem, value: watchedSetItem });
  defineProperty(Document.prototype, 'cookie', { ...cookie, set: watchedCookie });
}
