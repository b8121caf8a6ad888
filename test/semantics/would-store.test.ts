import { describe, expect, test } from 'vitest';
import { wouldStore } from '#shared/semantics/would-store.ts';
import type { StoredCookie } from '#shared/semantics/stored-cookie.ts';
import type { Browser } from '#shared/standards/browsers.ts';
import { storeCases } from './cases/store-cases.ts';
import { defaultUrl, isRefusal, outcomeFor, type Outcome, type StoreCase, type Stored } from './cases/store-case.ts';

const now = Date.UTC(2026, 10, 23, 12);

function answerTo(testCase: StoreCase, browser: Browser): ReturnType<typeof wouldStore> {
  const visit = { method: 'GET', topLevelNavigation: true, initiatorUrl: null, now, browser } as const;
  const existing: StoredCookie[] = [];
  for (const [url, header] of testCase.before ?? []) {
    const answer = wouldStore(header, { ...visit, url, existing });
    if (!('stored' in answer)) throw new Error(`${browser} would not store the cookie that was there before`);
    const before = answer.stored;
    const left = existing.filter((cookie) => cookie.name !== before.name || cookie.path !== before.path || cookie.domain !== before.domain);
    existing.splice(0, existing.length, ...left, ...(before.expires !== undefined && before.expires <= now ? [] : [before]));
  }
  return wouldStore(testCase.header, { ...visit, url: testCase.url ?? defaultUrl, existing });
}

/** The answer in the words of the table, with the fields that the expectation names. */
function inWordsOf(expected: Outcome, answer: ReturnType<typeof wouldStore>): unknown {
  if ('refused' in answer) return answer.refused.map(({ id }) => id);
  if ('unsure' in answer) return 'unsure';
  if (expected === 'unsure' || isRefusal(expected)) return answer;
  const { stored } = answer;
  const lives = stored.expires === undefined ? 'session' : stored.expires <= now ? 'deleted' : Math.round((stored.expires - now) / 1000);
  const all: Stored = { ...stored, lives, ...(stored.partitionKey && { partition: stored.partitionKey.topLevelSite }) };
  return Object.fromEntries(Object.keys(expected).map((key) => [key, all[key as keyof Stored]]));
}

describe.each(storeCases)('wouldStore: %s', (_group, cases) => {
  describe.each(['chromium', 'firefox', 'safari'] as const)('%s', (browser) => {
    test.each(cases.map((testCase) => [testCase.title, testCase] as const))('%s', (_title, testCase) => {
      const expected = outcomeFor(testCase, browser);
      expect(inWordsOf(expected, answerTo(testCase, browser))).toEqual(expected);
    });
  });
});
