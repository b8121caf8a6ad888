import type { Entry } from 'har-format';

/** Milliseconds after which the log is asked for the full answer of a redirect, and again when it is not there yet. */
const patience = [200, 800] as const;

/**
 * Chromium reports a redirect as finished before the headers of its answer have arrived: Set-Cookie comes with an event of its own,
 * and most logins answer with a redirect that sets the cookie. The log has them a moment later. Firefox reports redirects whole,
 * and its log is empty while the Network panel was never opened; then the entry stays as it came.
 */
export async function completedRedirect(entry: Entry): Promise<Entry> {
  for (const milliseconds of patience) {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const logged = (await loggedEntries()).find((candidate) => isSameRequest(candidate, entry));
    if (logged !== undefined && logged.response.headers.length > entry.response.headers.length) return logged;
  }
  return entry;
}

export function isRedirect({ response }: Entry): boolean {
  return response.status >= 300 && response.status < 400 && response.status !== 304;
}

function loggedEntries(): Promise<readonly Entry[]> {
  return new Promise((resolve) => chrome.devtools.network.getHAR((log) => resolve((log as { entries?: Entry[] } | undefined)?.entries ?? [])));
}

function isSameRequest(a: Entry, b: Entry): boolean {
  return a.request.url === b.request.url && a.request.method === b.request.method && String(a.startedDateTime) === String(b.startedDateTime);
}
