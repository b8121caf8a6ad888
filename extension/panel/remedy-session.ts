import { signal } from '@preact/signals';
import type { SoftwareSign } from '#shared/infer/software-signs.ts';
import { remediesFor, type CodeRemedies, type CodeRemedy } from '#shared/remedies/remedies.ts';
import type { Finding } from '#shared/report/report.ts';
import type { PanelHost } from '../messages.ts';

export type RemedyLoading = () => Promise<CodeRemedies>;

/** They are a file beside the panel, so that it opens without them. */
export const loadedRemedies: RemedyLoading = async () => (await fetch('remedies.json')).json();

/** Libraries that are remembered. */
const mostLibraries = 8;

/** Code that findings ask for, and the libraries the user wants it for. */
export class RemedySession {
  readonly #all = signal<CodeRemedies>({});
  /** Newest first: chosen in this panel, and in earlier ones. */
  readonly #chosen = signal<readonly string[]>([]);
  readonly #remembered = signal<readonly string[]>([]);
  readonly #host: PanelHost;
  readonly #load: RemedyLoading;
  #isLoaded = false;

  constructor(host: PanelHost, load: RemedyLoading) {
    this.#host = host;
    this.#load = load;
  }

  /** For the first finding that is opened. Without them it says the same in words, so a failure is no news. */
  async load(): Promise<void> {
    if (this.#isLoaded) return;
    this.#isLoaded = true;
    const [all, remembered] = await Promise.all([this.#load().catch(() => ({})), this.#host.readLibraries().catch(() => [])]);
    this.#remembered.value = remembered;
    this.#all.value = all;
  }

  /** What the user chose here comes first, then what the site is known to run, then what was chosen on other sites. */
  of({ check, fact }: Finding, signs: readonly SoftwareSign[]): readonly CodeRemedy[] {
    const rank = ({ cookie }: SoftwareSign) => (cookie === undefined ? 1 : cookie === fact.name ? 0 : 2);
    const seen = signs.toSorted((a, b) => rank(a) - rank(b)).flatMap(({ library }) => library ?? []);
    return remediesFor(this.#all.value, check, [...this.#chosen.value, ...seen, ...this.#remembered.value]);
  }

  choose(library: string): void {
    this.#chosen.value = withFirst(library, this.#chosen.value);
    this.#remembered.value = withFirst(library, this.#remembered.value);
    void this.#host.keepLibraries(this.#remembered.value).catch(() => undefined);
  }
}

function withFirst(library: string, libraries: readonly string[]): readonly string[] {
  return [library, ...libraries.filter((other) => other !== library)].slice(0, mostLibraries);
}
