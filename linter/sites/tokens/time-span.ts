// How long it is until a date that is written down.
import { assumed, set, unknown, type Known } from '#shared/facts/known.ts';

const firstOf2020 = 1_577_836_800_000;
const firstOf2030 = 1_893_456_000_000;
const twoYears = 2 * 365 * 86_400;

/** A fixed date in the past deletes; one in the future is some time away that depends on when the code runs, unless it is so far that no year of a run makes it short. */
export function lifetimeUntil(date: number): Known<number> {
  if (date < firstOf2020) return set(-1);
  const atLeast = Math.floor((date - firstOf2030) / 1000);
  return atLeast > twoYears ? assumed(atLeast, 'it is a fixed date, counted from 2030') : unknown('it is a fixed date');
}
