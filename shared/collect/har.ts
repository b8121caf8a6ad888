import type { Capture, Limit } from '../facts/capture.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import type { RoleOverride } from '../roles/overrides.ts';
import { captureFrom } from './capture.ts';
import { mostEntries } from './exchange-facts.ts';
import { isRecord, seenExchangeFrom } from './har-entry.ts';

export { factsFromHarEntries, type HarEntriesOptions } from './exchange-facts.ts';

/** A capture that could not be made at all. The message says what to do. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
}

export interface HarOptions {
  readonly target: string;
  /** The page that was audited; found in the HAR when not given. */
  readonly url?: string;
  /** When the recording is looked at, in milliseconds: what users set by hand may have ended since. The last entry's time when not given. */
  readonly now?: number;
  readonly overrides?: readonly RoleOverride[];
  readonly hashKey?: string;
}

/** Reads a HAR file. Throws a `CaptureError` when it is none. */
export function captureFromHar(text: string, options: HarOptions): Capture {
  const log = logOf(text);
  const entries: readonly unknown[] = Array.isArray(log.entries) ? log.entries : [];
  if (entries.length === 0) throw new CaptureError('The HAR file has no entries. Record again with the Network panel open, then export.');
  const url = options.url ?? firstPageOf(log, entries);
  const time = lastTimeOf(entries) ?? options.now ?? 0;
  return captureFrom({
    target: options.target,
    kind: 'har',
    time,
    now: options.now ?? time,
    harEntries: entries,
    exported: true,
    limits: [withoutStorage],
    ...(url !== undefined && { url }),
    ...(options.overrides && { overrides: options.overrides }),
    ...(options.hashKey !== undefined && { hashKey: options.hashKey }),
  });
}

const withoutStorage: Limit = {
  id: 'har-without-storage',
  what: 'The storage of the page and its cookie store were not seen.',
  why: 'A HAR file holds requests and responses only.',
  remedy: 'Audit the page itself, or open it with the DevTools panel.',
};

function logOf(text: string): Record<string, unknown> {
  if (text.trim() === '') throw new CaptureError('The file is empty. Export the HAR again.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    throw new CaptureError('This is not a HAR file: it is not JSON. It may have been cut off; export it again.');
  }
  if (!isRecord(parsed) || !isRecord(parsed.log)) {
    throw new CaptureError('This is JSON, but not a HAR file: it has no "log". Export one from the Network panel of the browser.');
  }
  return parsed.log;
}

/** Chrome titles its pages with their URL; otherwise the first answer that was a document. */
function firstPageOf(log: Record<string, unknown>, entries: readonly unknown[]): string | undefined {
  const pages = Array.isArray(log.pages) ? (log.pages as unknown[]) : [];
  for (const page of pages) {
    if (isRecord(page) && typeof page.title === 'string' && isReadableUrl(page.title) && page.title.startsWith('http')) return page.title;
  }
  const seen = entries.slice(0, mostEntries).map((entry) => seenExchangeFrom(entry, '', undefined)).filter((exchange) => exchange !== undefined);
  return (seen.find(({ responseBody }) => responseBody?.type === 'text/html') ?? seen[0])?.url;
}

function lastTimeOf(entries: readonly unknown[]): number | undefined {
  let last: number | undefined;
  for (const entry of entries.slice(0, mostEntries)) {
    const time = seenExchangeFrom(entry, '', undefined)?.time;
    if (time !== undefined && (last === undefined || time > last)) last = time;
  }
  return last;
}
