import { describe, expect, test } from 'vitest';
import { absoluteTime, durationWords, relativeTime, sizeWords } from '#extension/ui/quantities.ts';

describe('durations', () => {
  test.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [90, '1 minute 30 seconds'],
    [3_600, '1 hour'],
    [86_400 + 3_600 + 5, '1 day 1 hour'],
    [86_400 + 5, '1 day'],
    [400 * 86_400 - 40, '400 days'],
    [4_000 * 86_400, '4,000 days'],
    [59.6, '1 minute'],
    [Number.POSITIVE_INFINITY, 'for ever'],
  ])('%d', (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });
});

describe('times', () => {
  const now = Date.UTC(2026, 10, 23, 9, 0, 0);
  test.each([
    [now, 'now'],
    [now + 60_000, 'in 1 minute'],
    [now - 7_200_000, '2 hours ago'],
  ])('%d', (time, words) => {
    expect(relativeTime(time, now)).toBe(words);
  });

  test('absolute, also far outside of what a date can hold', () => {
    expect(absoluteTime(now)).toBe('2026-11-23 09:00:00 UTC');
    expect(absoluteTime(1e300)).toBe('1e+300');
  });
});

test('sizes', () => {
  expect([sizeWords(12), sizeWords(4_096)]).toEqual(['12 B', '4.0 KB']);
});
