import type { PageReading, PageStorageDump } from '../messages.ts';

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
  return isStorageDump(result.value) ? { storage: result.value } : { problem: 'The page gave an answer that is not a reading of its storage.' };
}

/** The page can return anything it likes: only the shape that was asked for is taken. */
export function isStorageDump(value: unknown): value is PageStorageDump {
  if (typeof value !== 'object' || value === null) return false;
  const dump = value as Partial<Record<keyof PageStorageDump, unknown>>;
  return typeof dump.url === 'string' && typeof dump.documentCookie === 'string' && isPairs(dump.local) && isPairs(dump.session);
}

function isPairs(value: unknown): boolean {
  return Array.isArray(value) && value.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string');
}

function problemOf(error: unknown): string {
  const { isException, value, description, code } = error as { isException?: boolean; value?: unknown; description?: unknown; code?: unknown };
  return String((isException ? value : (description ?? code)) ?? 'The page could not be read.').slice(0, 300);
}
