import type { Entry } from 'har-format';
import type { KeptEntry, RecorderCommand, TrafficUpdate } from '../messages.ts';
import { isBodyWorthReading, isPage, isWorthKeeping, keptEntry } from './kept-entry.ts';
import { TrafficRing } from './traffic-ring.ts';

/** Milliseconds in which requests are gathered into one update. */
const batchTime = 150;
/** Milliseconds after which an entry is kept without its body. */
const bodyTime = 2_000;

/** UTF-16 code units of all pages whose text is kept: a part of the ring's memory, so that pages never push a login out of it. */
export const mostPageText = 6 * 1024 * 1024;

/** Records from the moment DevTools opens, long before the panel is shown, and tells the panel what it missed when that says hello. */
export class Recorder {
  readonly #ring = new TrafficRing();
  readonly #send: (update: TrafficUpdate) => void;
  #fresh: KeptEntry[] = [];
  #paused = false;
  #pageText = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (update: TrafficUpdate) => void) {
    this.#send = send;
  }

  async record(entry: Entry, readBody: () => Promise<string | undefined>): Promise<void> {
    if (this.#paused) return;
    if (!isWorthKeeping(entry)) {
      this.#ring.count();
    } else {
      const body = isBodyWorthReading(entry) ? await withinTime(readBody(), bodyTime) : undefined;
      const kept = keptEntry(entry, isPage(entry) ? this.#withinPageText(body) : body);
      this.#ring.hold(kept);
      this.#fresh.push(kept);
    }
    this.#timer ??= setTimeout(() => this.#update(false), batchTime);
  }

  obey(command: RecorderCommand): void {
    if (command.type === 'clear') {
      this.#ring.clear();
      this.#pageText = 0;
    }
    if (command.type === 'pause') this.#paused = command.paused;
    if (command.type === 'clear' || command.type === 'hello' || command.type === 'pause') this.#update(true);
  }

  #withinPageText(body: string | undefined): string | undefined {
    if (body === undefined || this.#pageText + body.length > mostPageText) return undefined;
    this.#pageText += body.length;
    return body;
  }

  #update(reset: boolean): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const entries = reset ? this.#ring.entries : this.#fresh;
    this.#fresh = [];
    this.#send({ type: 'traffic', reset, entries, ...this.#ring.counts, paused: this.#paused });
  }
}

function withinTime<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  return Promise.race([work.catch(() => undefined), new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), milliseconds))]);
}
