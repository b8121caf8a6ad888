import { describe, expect, test } from 'vitest';
import { meaningOf, timeOf, validityWords } from '#extension/panel/claim-words.ts';

const now = Date.UTC(2026, 10, 23, 9, 0, 0);
const seconds = now / 1_000;

describe('claims in words', () => {
  test('times are read as dates, other numbers are not', () => {
    expect(timeOf('exp', seconds + 900, now)).toBe('2026-11-23 09:15:00 UTC (in 15 minutes)');
    expect(timeOf('level', seconds, now)).toBeUndefined();
    expect(timeOf('exp', 'soon', now)).toBeUndefined();
  });

  test('only registered names have a meaning, not those of Object.prototype', () => {
    expect(meaningOf('aud')).toBe('Who may accept it.');
    expect(meaningOf('constructor')).toBeUndefined();
  });

  test.each([
    [{ iat: seconds - 60, exp: seconds + 840 }, 'Valid for 15 minutes. Expires in 14 minutes.'],
    [{ nbf: seconds - 7_200, exp: seconds - 3_600 }, 'Valid for 1 hour. Expired 1 hour ago.'],
    [{ exp: seconds + 60 }, 'Expires in 1 minute.'],
    [{ iat: seconds }, 'It never expires: there is no exp.'],
  ])('validity of %j', (payload, words) => {
    expect(validityWords(payload, now)).toBe(words);
  });
});
