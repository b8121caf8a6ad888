import { audit } from '#shared/audit.ts';
import { captureFrom } from '#shared/collect/capture.ts';
import type { WatchedPage } from '#shared/collect/window-messages.ts';
import type { Capture, Limit } from '#shared/facts/capture.ts';
import type { Fact } from '#shared/facts/fact.ts';
import type { ProbeRun } from '#shared/probe/run-probes.ts';
import { softwareSigns, type SoftwareSign } from '#shared/infer/software-signs.ts';
import { partedByAcceptance } from '#shared/report/acceptance.ts';
import type { Report } from '#shared/report/report.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import type { Browser } from '#shared/standards/browsers.ts';
import type { SecretOrigin } from '#shared/standards/weak-secrets.ts';
import type { FrameReadings, JarReading, KeptEntry, PageReading, PageStorageDump, RequestInitiator, UserAcceptance, WatchReading } from '../messages.ts';
import { placesInStack } from './code-places.ts';
import { cookieRows, type CookieRow } from './cookie-rows.ts';
import type { Change } from './corrected-cookie.ts';
import { jarLimit } from './jar-limit.ts';
import { storageRows, type StorageRow } from './storage-rows.ts';
import { trafficRows, type TrafficRow } from './traffic-rows.ts';

/** Everything the panel has of one page when it asks what it means. Plain data: it travels to a worker. */
export interface AuditInput {
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly entries: readonly KeptEntry[];
  /** Requests that the recorder let go to stay within its memory. */
  readonly forgotten: number;
  readonly page: PageReading;
  readonly jar: JarReading;
  /** Active tests that the user made on this page. */
  readonly tested?: Pick<ProbeRun, 'probes' | 'limits'> | undefined;
  readonly browser: Browser;
  /** Tokens whose secret the user had guessed, by their text. */
  readonly guessed?: ReadonlyMap<string, SecretOrigin>;
  /** Of the page's site. */
  readonly acceptances?: readonly UserAcceptance[];
  /** What the browser says of the page and its frames, where the user lets us look. */
  readonly frames?: FrameReadings;
  /** What the watcher in the page remembers; empty where none is. */
  readonly watch?: WatchReading;
}

/** The facts, what the core makes of them, and the rows of the tables: all that is work is done beside the panel. */
export interface PanelAudit {
  readonly capture: Capture;
  readonly report: Report;
  /** The fact each finding of the report is about and what would answer it, in the report's order; then those of the accepted ones. */
  readonly judged: readonly JudgedFact[];
  readonly cookies: readonly CookieRow[];
  readonly storage: readonly StorageRow[];
  readonly traffic: readonly TrafficRow[];
  /** What the site says of the software it runs. */
  readonly software: readonly SoftwareSign[];
}

export interface JudgedFact {
  readonly factId: string;
  readonly change?: Change;
}

export function auditOf(input: AuditInput): PanelAudit {
  const { url, time, browser, jar, acceptances = [] } = input;
  const { probes = [], limits: untested = [] } = input.tested ?? {};
  const entries = input.entries.toSorted((a, b) => Date.parse(a.startedDateTime) - Date.parse(b.startedDateTime));
  const seen = captureFrom({
    target: input.url,
    kind: 'page',
    time,
    url: input.url,
    harEntries: entries,
    storage: storageOf(input),
    ...(input.watch === undefined ? {} : { watched: watchedIn(input.watch, input.url) }),
    ...(input.jar.granted ? { jar: input.jar.cookies } : {}),
    limits: [...limitsOf(input), ...untested],
  });
  const capture = { ...seen, facts: [...seen.facts.map((fact) => withGuess(fact, input.guessed)), ...probes] };
  const { facts, site } = capture;
  const { findings, suppressed } = partedByAcceptance(audit(facts, site === undefined ? {} : { site }), acceptances, time);
  return {
    capture,
    report: reportFrom(capture, { findings, ...(suppressed.length > 0 && { suppressed }) }),
    judged: [...findings, ...suppressed].map(({ factId, change }) => ({ factId, ...(change === undefined ? {} : { change }) })),
    cookies: cookieRows({ facts, pageUrl: url, browser, jar }),
    storage: storageRows(facts),
    traffic: trafficRows(facts, initiatorsOf(entries)),
    software: softwareSigns(facts),
  };
}

function withGuess(fact: Fact, guessed: AuditInput['guessed']): Fact {
  const guessedSecret = fact.kind === 'token' ? guessed?.get(fact.raw) : undefined;
  return fact.kind === 'token' && guessedSecret !== undefined ? { ...fact, guessedSecret } : fact;
}

function watchedIn({ writes, messages, forgotten }: WatchReading, url: string): WatchedPage {
  return {
    url,
    writes,
    forgotten,
    messages: messages.map(({ stack, ...message }) => {
      const [reader] = placesInStack(stack);
      return { ...message, ...(reader === undefined ? {} : { readBy: reader }) };
    }),
  };
}

/** The browser's word where there is one, else the page's. */
function storageOf({ page, frames }: AuditInput): readonly PageStorageDump[] {
  const dumps = frames?.dumps ?? [];
  return dumps.length > 0 ? dumps : 'storage' in page ? [page.storage] : [];
}

/** By the ids that the core gives exchanges: their place in the list. */
function initiatorsOf(entries: readonly KeptEntry[]): ReadonlyMap<string, RequestInitiator> {
  return new Map(entries.flatMap(({ initiator }, index) => (initiator === undefined ? [] : [[`exchange-${index + 1}`, initiator] as const])));
}

function limitsOf({ page, jar, forgotten }: AuditInput): Limit[] {
  const limits: Limit[] = [];
  if (!jar.granted) limits.push(jarLimit);
  if ('unread' in page && page.unread.length > 0) {
    limits.push({ id: 'page-storage-refused', what: `Not read: ${page.unread.join(', ')}.`, why: 'The page or the browser refused access to it.' });
  }
  if ('problem' in page) limits.push({ id: 'page-storage-unreadable', what: "The page's local and session storage were not read.", why: page.problem });
  if (forgotten > 0) {
    limits.push({
      id: 'requests-forgotten',
      what: `The oldest ${forgotten} requests are no longer looked at.`,
      why: 'The recorder keeps a bounded number of requests, so that a long session does not fill the memory.',
      remedy: 'Clear the recording and sign in again to see the login.',
    });
  }
  return limits;
}
