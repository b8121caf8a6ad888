import { captureFrom } from '#shared/collect/capture.ts';
import type { Capture, Limit } from '#shared/facts/capture.ts';
import type { ProbeRun } from '#shared/probe/run-probes.ts';
import type { Report } from '#shared/report/report.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import type { JarReading, KeptEntry, PageReading } from '../messages.ts';

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
}

/** The facts, for the tables, and what the core makes of them. */
export interface PanelAudit {
  readonly capture: Capture;
  readonly report: Report;
}

export function auditOf(input: AuditInput): PanelAudit {
  const { probes = [], limits: untested = [] } = input.tested ?? {};
  const seen = captureFrom({
    target: input.url,
    kind: 'page',
    time: input.time,
    url: input.url,
    harEntries: input.entries.toSorted((a, b) => Date.parse(a.startedDateTime) - Date.parse(b.startedDateTime)),
    ...('storage' in input.page ? { storage: [input.page.storage] } : {}),
    ...(input.jar.granted ? { jar: input.jar.cookies } : {}),
    limits: [...limitsOf(input), ...untested],
  });
  const capture = { ...seen, facts: [...seen.facts, ...probes] };
  return { capture, report: reportFrom(capture) };
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

/** The overview offers the grant next to this one. */
export const jarLimitId = 'cookie-jar-not-granted';

const jarLimit: Limit = {
  id: jarLimitId,
  what: 'Cookies that were set before DevTools was opened are only known by name and value, or not at all.',
  why: "Reading this site's cookie jar needs your permission.",
  remedy: 'Allow it for this site, or reload and sign in again.',
};
