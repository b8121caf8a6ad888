import { computed, effect, signal } from '@preact/signals';
import type { Finding } from '#shared/report/report.ts';
import type { Browser } from '#shared/standards/browsers.ts';
import type { SecretOrigin } from '#shared/standards/weak-secrets.ts';
import { summaryOf, type KeptEntry, type PageReading, type PanelHost, type TrafficUpdate, type WatchReach, type WatchReading } from '../messages.ts';
import type { ProbeRun } from '#shared/probe/run-probes.ts';
import type { PanelAudit } from './audit.ts';
import type { Auditing, Rendering } from './audit-client.ts';
import { ProbeSession } from './probe-session.ts';
import { lintingInWorker, type Linting } from './source-client.ts';
import { loadedRemedies, RemedySession, type RemedyLoading } from './remedy-session.ts';
import { signatureTools, type SignatureTools } from './signature-tools.ts';
import { SourceSession } from './source-session.ts';

export type ViewId = 'overview' | 'findings' | 'cookies' | 'tokens' | 'storage' | 'traffic' | 'source' | 'tests' | 'report';

/**
 * Whether the page is watched as it writes to its stores and reads messages. `lost`: it was, and the page was left since. `load`: until it is left;
 * `site`: in every page of the site.
 */
export interface PageWatch extends WatchReading {
  readonly state: 'off' | 'lost' | WatchReach;
}

const nothingWatched: WatchReading = { writes: [], messages: [], forgotten: 0 };

/** Milliseconds of quiet after which the page is audited again. */
const settleTime = 300;

/** What the panel knows, and what its buttons do. Views read the signals and call the methods; nothing else changes them. */
export class PanelState {
  readonly view = signal<ViewId>('overview');
  /** Key or name of the row another view pointed at; a severity or a fingerprint in the view of findings. */
  readonly focus = signal<string | undefined>(undefined);
  readonly recording = signal({ seen: 0, forgotten: 0, paused: false });
  readonly audit = signal<PanelAudit | undefined>(undefined);
  readonly isWorking = signal(false);
  /** Everything that came in so far has been audited. */
  readonly isSettled = signal(false);
  readonly problem = signal<string | undefined>(undefined);
  readonly pageUrl = signal<string | undefined>(undefined);
  readonly isGranted = signal<boolean | undefined>(undefined);

  /** Frames of the page whose storage could not be read. */
  readonly unreadFrames = signal(0);
  readonly watch = signal<PageWatch>({ state: 'off', ...nothingWatched });

  readonly stage = computed<'empty' | 'loading' | 'ready' | 'failed'>(() => {
    if (this.problem.value !== undefined) return 'failed';
    const audit = this.audit.value;
    if (audit === undefined) return this.isSettled.value ? 'empty' : 'loading';
    const hasSeenSomething = this.recording.value.seen > 0 || audit.capture.facts.length > 0;
    return hasSeenSomething ? 'ready' : 'empty';
  });

  /** Whose rules for cookies hold here. */
  readonly browser: Browser;

  readonly #host: PanelHost;
  readonly #audit: Auditing;
  /** Writes a report. */
  readonly render: Rendering;
  readonly tests: ProbeSession;
  readonly source: SourceSession;
  readonly remedies: RemedySession;
  readonly signatures: SignatureTools;
  /** Tokens whose secret was guessed, by their text. */
  readonly #guessed = new Map<string, SecretOrigin>();
  #tested: ProbeRun | undefined;
  #entries: readonly KeptEntry[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStale = false;

  constructor(host: PanelHost, audit: Auditing, render: Rendering, lint: Linting = lintingInWorker(), remedies: RemedyLoading = loadedRemedies) {
    this.#host = host;
    this.browser = host.browser;
    this.#audit = audit;
    this.render = render;
    this.source = new SourceSession(host, lint);
    this.signatures = signatureTools(host);
    this.remedies = new RemedySession(host, remedies);
    this.tests = new ProbeSession({
      host,
      capture: () => this.audit.value?.capture,
      settled: () => this.#settled(),
      keep: (run) => {
        this.#tested = run;
        this.#schedule();
      },
    });
    host.watchTraffic((update) => this.#take(update));
    host.watchNavigation(() => {
      this.source.leavePage();
      this.#schedule();
    });
    host.watchGrants(() => this.#schedule());
    this.#schedule();
  }

  show(view: ViewId, focus?: string): void {
    this.focus.value = focus;
    this.view.value = view;
  }

  setPaused(paused: boolean): void {
    this.#host.command({ type: 'pause', paused });
  }

  clear(): void {
    this.audit.value = undefined;
    this.tests.reset();
    this.#guessed.clear();
    this.#host.command({ type: 'clear' });
  }

  reloadPage(): void {
    this.#host.reloadPage();
  }

  tryAgain(): void {
    this.problem.value = undefined;
    this.#schedule();
  }

  /** Reads page and cookies again, for what changed without a request. */
  readAgain(): void {
    this.#schedule();
  }

  async startWatching(): Promise<void> {
    if (this.pageUrl.value === undefined) return;
    this.watch.value = { state: await this.#host.startWatching(this.pageUrl.value), ...nothingWatched };
  }

  async stopWatching(): Promise<void> {
    await this.#host.stopWatching();
    this.watch.value = { state: 'off', ...nothingWatched };
  }

  /** Rejects with a sentence when it cannot be kept. */
  async accept({ fingerprint, check }: Finding, { reason, expires }: { readonly reason: string; readonly expires: string }): Promise<void> {
    if (this.pageUrl.value === undefined) return;
    await this.#host.accept(this.pageUrl.value, { fingerprint, check, reason: reason.trim(), ...(expires === '' ? {} : { expires }), time: Date.now() });
    this.#schedule();
  }

  async takeBack({ fingerprint }: Finding): Promise<void> {
    if (this.pageUrl.value === undefined) return;
    await this.#host.takeBack(this.pageUrl.value, fingerprint);
    this.#schedule();
  }

  /** A guessed secret is a finding about the token. A token that was only pasted is kept nowhere. */
  keepGuess(raw: string, origin: SecretOrigin): void {
    if (this.audit.value?.capture.facts.some((fact) => fact.kind === 'token' && fact.raw === raw) !== true) return;
    this.#guessed.set(raw, origin);
    this.#schedule();
  }

  askForGrant(): void {
    if (this.pageUrl.value !== undefined) this.#host.openPermissionPage(this.pageUrl.value);
  }

  #take({ reset, entries, seen, held, forgotten, paused }: TrafficUpdate): void {
    const all = reset ? entries : [...this.#entries, ...entries];
    this.#entries = all.slice(Math.max(0, all.length - held));
    this.recording.value = { seen, forgotten, paused };
    this.#schedule();
  }

  async #readWatch(): Promise<void> {
    const { state } = this.watch.value;
    if (state === 'off') return;
    const reading = await this.#host.readWatch();
    if (reading !== undefined) this.watch.value = { ...reading, state: state === 'lost' ? 'load' : state };
    else this.watch.value = { ...nothingWatched, state: state === 'load' ? 'lost' : state };
  }

  /** One audit at a time: what comes in meanwhile asks for one more afterwards. */
  #schedule(): void {
    this.isSettled.value = false;
    if (this.isWorking.value) {
      this.#isStale = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), settleTime);
  }

  /** Resolves when everything that came in has been audited, and at once when that fails. */
  #settled(): Promise<void> {
    this.#schedule();
    return new Promise((resolve) => {
      const stop = effect(() => {
        if (!this.isSettled.value && this.problem.value === undefined) return;
        queueMicrotask(() => stop());
        resolve();
      });
    });
  }

  async #refresh(): Promise<void> {
    this.isWorking.value = true;
    this.#isStale = false;
    try {
      const page = await this.#host.readPage();
      const url = urlOf(page, this.#entries);
      this.pageUrl.value = url;
      const jar = url === undefined ? { granted: false, cookies: [] } : await this.#host.readJar(urlsOf(url, this.#entries));
      this.isGranted.value = jar.granted;
      const frames = url !== undefined && jar.granted ? await this.#host.readFrames(url) : undefined;
      this.unreadFrames.value = frames?.unreadFrames ?? ('storage' in page ? (page.frames ?? 0) : 0);
      const acceptances = url === undefined ? [] : await this.#host.readAcceptances(url);
      await this.#readWatch();
      const time = Date.now();
      const audit = await this.#audit({
        url: url ?? '',
        time,
        browser: this.#host.browser,
        entries: this.#entries,
        forgotten: this.recording.value.forgotten,
        page,
        jar,
        tested: this.#tested,
        acceptances,
        guessed: this.#guessed,
        watch: this.watch.value,
        ...(frames === undefined ? {} : { frames }),
      });
      this.audit.value = audit;
      this.problem.value = undefined;
      if (url !== undefined) this.#host.publish(summaryOf(audit.report, { host: new URL(url).host, time, from: 'panel' }));
    } catch (error) {
      this.problem.value = error instanceof Error ? error.message : String(error);
    } finally {
      this.isWorking.value = false;
      if (this.#isStale) this.#schedule();
      else this.isSettled.value = true;
    }
  }
}

/** The page says where it is; when it cannot be read, the newest document among the requests says it. */
function urlOf(page: PageReading, entries: readonly KeptEntry[]): string | undefined {
  const said = 'storage' in page ? page.storage.url : entries.findLast((entry) => entry.response.content.mimeType === 'text/html')?.request.url;
  return said !== undefined && URL.canParse(said) && /^https?:/.test(said) ? said : undefined;
}

/** The page first, then one URL for each other origin that was asked something. */
function urlsOf(page: string, entries: readonly KeptEntry[]): string[] {
  const origins = entries.map(({ request }) => (URL.canParse(request.url) ? new URL(request.url).origin : page));
  return [...new Set([page, ...origins])].slice(0, 50);
}
