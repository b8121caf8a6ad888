import { signal } from '@preact/signals';
import type { Capture } from '#shared/facts/capture.ts';
import { factsOf } from '#shared/facts/fact.ts';
import { headersOf } from '#shared/facts/exchange.ts';
import { valueOf } from '#shared/facts/known.ts';
import type { ProbeKind } from '#shared/facts/probe.ts';
import { runProbes, type ProbeRun } from '#shared/probe/run-probes.ts';
import type { PanelHost, ProbeLeave } from '../messages.ts';

export type ProbePhase = 'idle' | 'running' | 'waiting-for-logout' | 'done';

export interface ProbeOrder {
  readonly origin: string;
  readonly kinds: readonly ProbeKind[];
  readonly credential?: string;
  readonly address?: string;
  readonly page?: string;
}

/** What the session needs of the panel around it. */
export interface ProbeSurroundings {
  readonly host: PanelHost;
  capture(): Capture | undefined;
  /** Everything that was recorded so far has been audited. */
  settled(): Promise<void>;
  /** Takes the outcome into the audit. */
  keep(run: ProbeRun | undefined): void;
}

/** One run of active tests at a time, from the click that starts it to its outcome. */
export class ProbeSession {
  readonly phase = signal<ProbePhase>('idle');
  readonly sent = signal(0);
  readonly run = signal<ProbeRun | undefined>(undefined);
  readonly problem = signal<string | undefined>(undefined);
  /** Origins the user consented to since the panel was opened. */
  readonly consents = signal<ReadonlySet<string>>(new Set());

  readonly #around: ProbeSurroundings;
  #answerLogout: (() => void) | undefined;
  #current = 0;

  constructor(around: ProbeSurroundings) {
    this.#around = around;
  }

  leaveFor(url: string): Promise<ProbeLeave> {
    return this.#around.host.readProbeLeave(url);
  }

  askForLeave(url: string): void {
    this.#around.host.openPermissionPage(url);
  }

  setConsent(origin: string, isGiven: boolean): void {
    const consents = new Set(this.consents.value);
    if (isGiven) consents.add(origin);
    else consents.delete(origin);
    this.consents.value = consents;
  }

  async start(order: ProbeOrder): Promise<void> {
    const capture = this.#around.capture();
    if (capture === undefined || this.phase.value === 'running' || !this.consents.value.has(order.origin)) return;
    const id = ++this.#current;
    const isCurrent = () => id === this.#current;
    this.phase.value = 'running';
    this.sent.value = 0;
    this.problem.value = undefined;
    try {
      const run = await runProbes(
        { facts: capture.facts, ...order },
        {
          send: async (request) => {
            if (!isCurrent()) throw new Error('stopped');
            this.sent.value += 1;
            return this.#around.host.sendProbe(request);
          },
          logOut: () => this.#logoutByUser(order, capture),
          wait: later,
          now: Date.now,
          hashKey: crypto.randomUUID(),
        },
      );
      if (!isCurrent()) return;
      this.run.value = run;
      this.phase.value = 'done';
      this.#around.keep(run);
    } catch (error) {
      if (!isCurrent()) return;
      this.phase.value = 'idle';
      this.problem.value = error instanceof Error ? error.message : String(error);
    }
  }

  /** The user says that the page has signed them out. */
  loggedOut(): void {
    this.#answerLogout?.();
  }

  stop(): void {
    this.#current += 1;
    this.phase.value = 'idle';
    this.#answerLogout?.();
  }

  reset(): void {
    this.stop();
    this.run.value = undefined;
    this.problem.value = undefined;
    this.#around.keep(undefined);
  }

  async #logoutByUser({ origin }: ProbeOrder, before: Capture): Promise<string | undefined> {
    this.phase.value = 'waiting-for-logout';
    const since = Date.now();
    await new Promise<void>((resolve) => (this.#answerLogout = resolve));
    this.#answerLogout = undefined;
    if (this.phase.value !== 'waiting-for-logout') throw new Error('The tests were stopped.');
    this.phase.value = 'running';
    const started = Date.now();
    for (;;) {
      await this.#around.settled();
      const problem = logoutProblem(this.#around.capture(), before, since, origin);
      if (problem === undefined || Date.now() - started > longestRecording) return problem;
      await later(250);
    }
  }
}

/** Milliseconds within which the recorder has told of a request, with the wait for its body. */
const longestRecording = 4_000;

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The user's word is not enough: without a trace of a logout an accepted credential would prove nothing. */
function logoutProblem(after: Capture | undefined, before: Capture, since: number, origin: string): string | undefined {
  if (after === undefined) return 'Nothing was recorded of the logout.';
  const seenLater = factsOf(after.facts, 'exchange').filter(({ seen }) => seen.in !== 'source' && (seen.time ?? 0) >= since);
  const logouts = seenLater.filter(({ marks }) => marks.includes('logout'));
  const done = logouts.some(({ status }) => status > 0 && status < 400);
  if (done || seenLater.some(({ responseHeaders }) => headersOf(responseHeaders, 'set-cookie').some(isDeletion)) || hasLostEntries(before, after, origin)) return undefined;
  const [failed] = logouts;
  return failed === undefined ? 'No logout was seen before the credential was sent again.' : `The logout was answered with status ${failed.status}.`;
}

function isDeletion(header: string): boolean {
  const text = header.toLowerCase();
  return /;\s*max-age\s*=\s*["']?(?:0|-)/.test(text) || text.includes('expires=thu, 01 jan 1970');
}

/** A page may log out by forgetting its token and asking nobody. */
function hasLostEntries(before: Capture, after: Capture, origin: string): boolean {
  const keysIn = (capture: Capture) => new Set(factsOf(capture.facts, 'storage').flatMap((entry) => (entry.role.role === 'access-token' && (entry.origin ?? origin) !== '' ? [valueOf(entry.key) ?? ''] : [])));
  const now = keysIn(after);
  return [...keysIn(before)].some((key) => !now.has(key));
}
