import type { Browser } from '#shared/standards/browsers.ts';
import type { SetReasonId } from '#shared/semantics/reasons.ts';
import type { StoredCookie } from '#shared/semantics/stored-cookie.ts';

/** The fields worth naming; `lives` is seconds from now, `session`, or `deleted`. */
export type Stored = Partial<Pick<StoredCookie, 'name' | 'value' | 'domain' | 'hostOnly' | 'path' | 'secure' | 'httpOnly' | 'sameSite'>> & {
  readonly lives?: number | 'session' | 'deleted';
  readonly partition?: string;
};

export type Outcome = Stored | readonly SetReasonId[] | 'unsure';

/**
 * One header in the response to a top-level navigation. The unit tests hold the table against the function, the browser
 * tests hold the function against real browsers, with the same table.
 */
export interface StoreCase {
  readonly title: string;
  /** Default: https://shop.example.com/dir/page */
  readonly url?: string;
  readonly header: string;
  /** Responses that were received before, in order. */
  readonly before?: readonly (readonly [url: string, header: string])[];
  readonly chromium: Outcome;
  /** The same as Chromium's when absent. */
  readonly firefox?: Outcome;
  readonly safari?: Outcome;
}

export const defaultUrl = 'https://shop.example.com/dir/page';

export function outcomeFor(testCase: StoreCase, browser: Browser): Outcome {
  return testCase[browser] ?? testCase.chromium;
}

export function isRefusal(outcome: Outcome): outcome is readonly SetReasonId[] {
  return Array.isArray(outcome);
}

export const times = (text: string, count: number): string => text.repeat(count);
