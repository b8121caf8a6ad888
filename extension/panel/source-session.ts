import { signal } from '@preact/signals';
import { sourceMapUrl } from '#shared/parse/source-map-url.ts';
import { severities } from '#shared/report/severity-words.ts';
import type { PanelHost } from '../messages.ts';
import type { PageScript, ScriptFinding, ScriptReading, ScriptWrite, SourcePlace, UnreadScript } from '../script-messages.ts';
import type { Linting } from './source-client.ts';

/** `stale`: the page was left since its scripts were read. */
export type SourceStage = 'idle' | 'reading' | 'linting' | 'ready' | 'stale' | 'unavailable' | 'failed';

export interface SourceResult {
  /** The worst first. */
  readonly findings: readonly ScriptFinding[];
  readonly writes: readonly ScriptWrite[];
  readonly unread: readonly UnreadScript[];
  /** Files that were judged, originals of packages that were not. */
  readonly files: number;
  readonly leftOut: number;
}

/** Findings that are kept of one page. */
const mostFindings = 2_000;
const nothing: SourceResult = { findings: [], writes: [], unread: [], files: 0, leftOut: 0 };

/** The scripts of the page, linted when somebody asks for them. */
export class SourceSession {
  readonly stage = signal<SourceStage>('idle');
  readonly result = signal<SourceResult>(nothing);
  readonly progress = signal({ done: 0, total: 0 });
  readonly problem = signal('');

  readonly #host: PanelHost;
  readonly #lint: Linting;
  #run = 0;

  constructor(host: PanelHost, lint: Linting) {
    this.#host = host;
    this.#lint = lint;
  }

  get canOpen(): boolean {
    return this.#host.openPlace !== undefined;
  }

  open(place: SourcePlace): void {
    this.#host.openPlace?.(place);
  }

  /** What is shown belongs to a page that was left. */
  leavePage(): void {
    this.#run++;
    if (this.stage.value !== 'idle' && this.stage.value !== 'unavailable') this.stage.value = 'stale';
  }

  async start(): Promise<void> {
    const run = ++this.#run;
    this.stage.value = 'reading';
    try {
      const reading = await this.#host.readScripts();
      if (run !== this.#run) return;
      if (reading === undefined) this.stage.value = 'unavailable';
      else await this.#lintAll(reading, () => run === this.#run);
    } catch (error) {
      if (run !== this.#run) return;
      this.problem.value = error instanceof Error ? error.message : String(error);
      this.stage.value = 'failed';
    }
  }

  async #lintAll({ scripts, maps, unread }: ScriptReading, isCurrent: () => boolean): Promise<void> {
    // Originals first: what a map says about a file that has been judged is not judged again.
    const ordered = [...new Map(scripts.map((script) => [keyOf(script), script])).values()].sort((a, b) => Number(b.isOriginal) - Number(a.isOriginal));
    const texts = new Map(maps.map(({ url, text }) => [url, text]));
    const found = { findings: [] as ScriptFinding[], writes: [] as ScriptWrite[], unread: [...unread], leftOut: 0 };
    const linted = new Set<string>();
    this.progress.value = { done: 0, total: ordered.length };
    this.stage.value = 'linting';
    for (const [index, script] of ordered.entries()) {
      const { url, text } = script;
      const map = texts.get(mapAddress(script) ?? '');
      try {
        const answer = await this.#lint({ url, text, linted: [...linted], ...(map !== undefined && { map }) });
        if (!isCurrent()) return;
        const isUnplaced = isUnmapped(script, map);
        found.findings.push(...(isUnplaced ? notIn(found.findings, answer.findings, ({ check, name }) => `${check} ${name}`) : answer.findings));
        found.writes.push(...(isUnplaced ? notIn(found.writes, answer.writes, ({ area, name }) => `${area} ${name}`) : answer.writes));
        found.unread.push(...answer.unparsed);
        found.leftOut += answer.leftOut;
        for (const file of answer.files) linted.add(file);
      } catch (error) {
        if (!isCurrent()) return;
        found.unread.push({ url, reason: error instanceof Error ? error.message : String(error) });
      }
      this.progress.value = { done: index + 1, total: ordered.length };
    }
    this.result.value = { ...found, findings: found.findings.sort(worstFirst).slice(0, mostFindings), files: linted.size };
    this.stage.value = 'ready';
  }
}

/** Scripts inside of one document share its address, and end at different places of it. */
function keyOf({ url, text }: PageScript): string {
  return `${text.length} ${url}`;
}

function worstFirst(a: ScriptFinding, b: ScriptFinding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

/** Where the map of a script would be, as an address. */
function mapAddress({ url, text }: PageScript): string | undefined {
  const said = sourceMapUrl(text);
  return said === undefined || said.startsWith('data:') || !URL.canParse(said, url) ? undefined : new URL(said, url).href;
}

/** A script whose originals DevTools may have listed, without the map that would tell which. */
function isUnmapped(script: PageScript, map: string | undefined): boolean {
  return !script.isOriginal && map === undefined && mapAddress(script) !== undefined;
}

/** What an original already tells is the same thing in the script that was made of it. */
function notIn<T>(known: readonly T[], things: readonly T[], keyOf: (thing: T) => string): T[] {
  const keys = new Set(known.map(keyOf));
  return things.filter((thing) => !keys.has(keyOf(thing)));
}
