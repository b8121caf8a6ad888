// Spans as the ms package (jsonwebtoken, fast-jwt) and jose write them: `15m`, `7 days`, `1.5h`, a bare number of milliseconds.
const secondsPerUnit: ReadonlyMap<string, number> = new Map([
  ['', 0.001],
  ...unit(['ms', 'msec', 'msecs', 'millisecond', 'milliseconds'], 0.001),
  ...unit(['s', 'sec', 'secs', 'second', 'seconds'], 1),
  ...unit(['m', 'min', 'mins', 'minute', 'minutes'], 60),
  ...unit(['h', 'hr', 'hrs', 'hour', 'hours'], 3_600),
  ...unit(['d', 'day', 'days'], 86_400),
  ...unit(['w', 'week', 'weeks'], 604_800),
  ...unit(['mo', 'month', 'months'], 2_629_800),
  ...unit(['y', 'yr', 'yrs', 'year', 'years'], 31_557_600),
]);

/** `undefined` when it is no span. */
export function secondsOfSpan(text: string): number | undefined {
  const span = text.trim().toLowerCase();
  let end = 0;
  while (end < span.length && '+-.0123456789'.includes(span[end]!)) end++;
  const amount = Number(span.slice(0, end));
  const perUnit = secondsPerUnit.get(span.slice(end).trim().replace(/ (?:from now|ago)$/, ''));
  if (end === 0 || !Number.isFinite(amount) || perUnit === undefined) return undefined;
  return amount * perUnit * (span.endsWith(' ago') ? -1 : 1);
}

function unit(names: readonly string[], seconds: number): [string, number][] {
  return names.map((name) => [name, seconds]);
}
