// Runs inside the inspected page before its own scripts, when the user asked for it, beside the watcher of writes and under the same
// terms: it stands alone, and changes nothing a page can see of the getters it stands before but their name in `toString` and one more
// frame in stacks. It remembers which messages of other windows were read without a look at their origin or source, and the texts in
// them that are long enough for a credential. An event whose origin or source is read first costs one entry of a WeakMap.
// Not seen: listeners of frames and pop-ups, getters that the page takes from a frame, Maps and Sets in the data.

export interface MessageWatchSettings {
  /** Whoever calls the getter `data` on this text instead of an event asks the watcher, with ` stop` after it ends it: the page has no other way to find it. */
  readonly key: string;
  /** Messages that are remembered, the newest. */
  readonly messages: number;
  /** UTF-16 code units of a text that is kept: fewer are no credential, more no token. */
  readonly shortest: number;
  readonly longest: number;
  /** Of one message: texts that are kept, their UTF-16 code units together, values that are looked at, and levels of objects. */
  readonly texts: number;
  readonly total: number;
  readonly values: number;
  readonly depth: number;
  /** UTF-16 code units of a stack. */
  readonly messageStack: number;
}

/** 100 messages of 64 Ki are what is read of stores as well, about 8 Mi UTF-16 code units. */
export const messageWatchLimits = { messages: 100, shortest: 20, longest: 16_384, texts: 20, total: 65_536, values: 200, depth: 4, messageStack: 2_000 } as const;

export function watchMessages({ key: ownKey, messages: most, shortest, longest, texts: mostTexts, total, values, depth: deepest, messageStack }: MessageWatchSettings): void {
  interface Message {
    readonly sender: string;
    readonly time: number;
    readonly stack: string;
    readonly texts: Record<number, string>;
    asked: boolean;
  }
  interface Gathering {
    readonly texts: Record<number, string>;
    count: number;
    size: number;
    looked: number;
  }

  // The page may replace any of these later. Records without a prototype take what is written to them and call nobody.
  const { apply, getOwnPropertyDescriptor, defineProperty, ownKeys } = Reflect;
  const { slice, valueOf: textOf } = String.prototype;
  const { get: getSeen, set: setSeen } = WeakMap.prototype;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const NativeError = Error;
  const now = Date.now;
  const stackGetter = getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;
  const data = getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
  const origin = getOwnPropertyDescriptor(MessageEvent.prototype, 'origin');
  const source = getOwnPropertyDescriptor(MessageEvent.prototype, 'source');
  const target = getOwnPropertyDescriptor(Event.prototype, 'target');
  if (!data?.get || !origin?.get || !source?.get || !target?.get) return;
  const { get: originOf } = origin;
  const { get: sourceOf } = source;
  const { get: targetOf } = target;

  const empty = <T extends object>() => ({ __proto__: null }) as unknown as T;
  const seen = new WeakMap<object, Message>();
  const nothing: Message = { sender: '', time: 0, stack: '', texts: empty(), asked: true };
  /** Code that ran before may hold the browser's own getters. */
  const isLate = document.scripts.length > 0;
  let kept = empty<Record<number, Message>>();
  let count = 0;
  let isOn = true;

  /** A page that formats stacks itself would see ours: then there is none. */
  function stackNow(): string {
    if (getOwnPropertyDescriptor(NativeError, 'prepareStackTrace') !== undefined) return '';
    const error = new NativeError();
    const text: unknown = stackGetter === undefined ? error.stack : apply(stackGetter, error, []);
    return typeof text === 'string' ? (apply(slice, text, [0, messageStack]) as string) : '';
  }

  /** Data that nobody has seen yet are plain: no getter of the page is in them. */
  function gather(value: unknown, depth: number, into: Gathering): void {
    if (typeof value === 'string') {
      if (value.length < shortest || value.length > longest || into.count >= mostTexts || into.size + value.length > total) return;
      into.texts[into.count++] = value;
      into.size += value.length;
      return;
    }
    if (typeof value !== 'object' || value === null || depth >= deepest || isView(value)) return;
    const keys = isArray(value) ? undefined : ownKeys(value);
    const length = keys === undefined ? (value as unknown[]).length : keys.length;
    for (let index = 0; index < length && into.looked < values; index++) {
      into.looked++;
      const property = getOwnPropertyDescriptor(value, keys === undefined ? index : keys[index]!);
      if (property !== undefined) gather(property.value, depth + 1, into);
    }
  }

  /** Undefined for what is no message of another window to this one, or holds nothing that could be a credential. */
  function messageOf(event: MessageEvent, value: unknown): Message | undefined {
    // `isTrusted` is the event's own and cannot be redefined.
    if (!event.isTrusted || apply(targetOf, event, []) !== window || apply(sourceOf, event, []) === window) return undefined;
    const into: Gathering = { texts: empty(), count: 0, size: 0, looked: 0 };
    gather(value, 0, into);
    return into.count === 0 ? undefined : { sender: apply(originOf, event, []) as string, time: now(), stack: stackNow(), texts: into.texts, asked: false };
  }

  function rememberRead(event: MessageEvent, value: unknown): void {
    if (!isOn || (typeof value === 'string' ? value.length < shortest : typeof value !== 'object' || value === null) || apply(getSeen, seen, [event]) !== undefined) return;
    const message = messageOf(event, value);
    apply(setSeen, seen, [event, message ?? nothing]);
    if (message !== undefined) kept[count++ % most] = message;
  }

  function rememberQuestion(event: object): void {
    if (!isOn) return;
    const message = apply(getSeen, seen, [event]) as Message | undefined;
    if (message === undefined) apply(setSeen, seen, [event, nothing]);
    else message.asked = true;
  }

  const getter = (native: () => unknown, remember: (event: never, value: unknown) => void) =>
    new Proxy(native, {
      __proto__: null,
      apply(own: () => unknown, self: unknown, args: unknown[]) {
        const value: unknown = apply(own, self, args);
        remember(self as never, value);
        return value;
      },
    } as ProxyHandler<() => unknown>);
  const watchedOrigin = getter(originOf, rememberQuestion);
  const watchedSource = getter(sourceOf, rememberQuestion);
  const watchedData = new Proxy(data.get, {
    __proto__: null,
    apply(own: () => unknown, self: unknown, args: unknown[]) {
      let value: unknown;
      try {
        value = apply(own, self, args);
      } catch (error) {
        const question = questionIn(self);
        if (question === ownKey) return answer();
        if (question === ownKey + ' stop') return stop();
        throw error;
      }
      rememberRead(self as MessageEvent, value);
      return value;
    },
  } as ProxyHandler<() => unknown>);

  /** A function that the page put before ours hands on the text as an object. */
  function questionIn(self: unknown): unknown {
    try {
      return apply(textOf, self, []);
    } catch {
      return undefined;
    }
  }

  /** `unsure`: whether somebody asked for origin or source cannot be told of these messages. */
  function answer(): object {
    const isOurs = (name: string, watched: unknown) => getOwnPropertyDescriptor(MessageEvent.prototype, name)?.get === watched;
    const unsure = isLate || !isOurs('origin', watchedOrigin) || !isOurs('source', watchedSource);
    return { messages: kept, unsure, forgotten: count > most ? count - most : 0 };
  }

  function stop(): void {
    isOn = false;
    kept = empty();
    count = 0;
    restore('data', data, watchedData);
    restore('origin', origin, watchedOrigin);
    restore('source', source, watchedSource);
  }
  function restore(name: string, before: PropertyDescriptor | undefined, watched: unknown): void {
    if (before && getOwnPropertyDescriptor(MessageEvent.prototype, name)?.get === watched) defineProperty(MessageEvent.prototype, name, before);
  }

  defineProperty(MessageEvent.prototype, 'data', { ...data, get: watchedData });
  defineProperty(MessageEvent.prototype, 'origin', { ...origin, get: watchedOrigin });
  defineProperty(MessageEvent.prototype, 'source', { ...source, get: watchedSource });
}
