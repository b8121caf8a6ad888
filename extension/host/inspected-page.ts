import type { PageReading } from '../messages.ts';

/** Evaluates in the inspected page. The callback form gives `(value, error)` in both browsers; the promise forms differ. */
export function evaluateInPage(expression: string): Promise<{ readonly value: unknown } | { readonly problem: string }> {
  return new Promise((resolve) => {
    chrome.devtools.inspectedWindow.eval(expression, (value: unknown, error: unknown) => {
      resolve(error === undefined || error === null ? { value } : { problem: problemOf(error) });
    });
  });
}

/** A function that stands alone, so that its text can be evaluated inside the page, and its JSON argument. */
export interface StorageReader {
  readonly read: (limits: never) => unknown;
  readonly limits: object;
}

export async function readPageStorage({ read, limits }: StorageReader): Promise<PageReading> {
  const result = await evaluateInPage(`(${read.toString()})(${JSON.stringify(limits)})`);
  if ('problem' in result) return result;
  return pageReading(result.value, 'page');
}

/** The page can answer with anything it likes: only the shape that was asked for is taken. */
export function pageReading(value: unknown, reportedBy: 'page' | 'browser'): PageReading {
  const { url, local, session, documentCookie, truncated, unread, frames } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (typeof url !== 'string' || typeof documentCookie !== 'string' || !isPairs(local) || !isPairs(session)) {
    return { problem: 'The page gave an answer that is not a reading of its storage.' };
  }
  const { entries, values } = (truncated ?? {}) as { entries?: unknown; values?: unknown };
  return {
    storage: { url, local, session, documentCookie, truncated: { entries: Number(entries) || 0, values: Number(values) || 0 }, reportedBy },
    unread: Array.isArray(unread) ? unread.map(String).slice(0, 10) : [],
    frames: Number(frames) || 0,
  };
}

function isPairs(value: unknown): value is [string, string][] {
  return Array.isArray(value) && value.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string');
}

function problemOf(error: unknown): string {
  const { isException, value, description, code } = error as { isException?: boolean; value?: unknown; description?: unknown; code?: unknown };
  return String((isException ? value : (description ?? code)) ?? 'The page could not be read.').slice(0, 300);
}
