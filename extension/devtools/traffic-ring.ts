import type { KeptEntry } from '../messages.ts';

export interface RingLimits {
  readonly entries: number;
  /** Approximate UTF-16 code units of all held entries. */
  readonly units: number;
}

export const ringLimits: RingLimits = { entries: 5_000, units: 24 * 1024 * 1024 };

/** Holds the newest requests within a bound of count and memory, so that a session of hours costs no more than one of minutes. */
export class TrafficRing {
  readonly #limits: RingLimits;
  #held: { readonly entry: KeptEntry; readonly units: number }[] = [];
  #units = 0;
  #seen = 0;
  #forgotten = 0;

  constructor(limits: RingLimits = ringLimits) {
    this.#limits = limits;
  }

  /** Counts a request that is not worth holding: an image, a font. */
  count(): void {
    this.#seen++;
  }

  hold(entry: KeptEntry): void {
    const units = unitsOf(entry);
    this.#seen++;
    this.#held.push({ entry, units });
    this.#units += units;
    while (this.#held.length > this.#limits.entries || (this.#units > this.#limits.units && this.#held.length > 0)) {
      this.#units -= this.#held.shift()?.units ?? 0;
      this.#forgotten++;
    }
  }

  clear(): void {
    this.#held = [];
    this.#units = 0;
    this.#seen = 0;
    this.#forgotten = 0;
  }

  get entries(): readonly KeptEntry[] {
    return this.#held.map(({ entry }) => entry);
  }

  get counts(): { readonly seen: number; readonly held: number; readonly forgotten: number } {
    return { seen: this.#seen, held: this.#held.length, forgotten: this.#forgotten };
  }
}

function unitsOf(entry: KeptEntry): number {
  const headers = [...entry.request.headers, ...entry.response.headers];
  const bodies = (entry.request.postData?.text.length ?? 0) + (entry.response.content.text?.length ?? 0);
  const frames = entry.initiator?.frames.reduce((sum, { name, url }) => sum + name.length + url.length, 0) ?? 0;
  return entry.request.url.length + bodies + frames + headers.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
}
