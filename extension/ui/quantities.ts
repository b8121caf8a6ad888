// Times and sizes as people say them.

const units: readonly (readonly [name: string, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** `15 minutes`, `1 day 6 hours`, `400 days`: two units while the first is small, then rounded. Days at most: that is how cookie limits are given. */
export function durationWords(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'for ever';
  const whole = Math.round(Math.abs(seconds));
  const index = units.findIndex(([, length]) => whole >= length);
  const unit = units[index];
  if (unit === undefined) return '0 seconds';
  const [name, length] = unit;
  const next = units[index + 1];
  if (next === undefined || whole >= 10 * length) return countWords(Math.round(whole / length), name);
  const rest = Math.floor((whole % length) / next[1]);
  return `${countWords(Math.floor(whole / length), name)}${rest === 0 ? '' : ` ${countWords(rest, next[0])}`}`;
}

/** `in 15 minutes`, `3 hours ago`. */
export function relativeTime(time: number, now: number): string {
  const seconds = (time - now) / 1_000;
  if (Math.abs(seconds) < 1) return 'now';
  return seconds > 0 ? `in ${durationWords(seconds)}` : `${durationWords(seconds)} ago`;
}

/** Local time with seconds; the bare number when it is no date at all. */
export function absoluteTime(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time) : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

export function sizeWords(octets: number): string {
  return octets < 1_024 ? `${octets} B` : `${(octets / 1_024).toFixed(1)} KB`;
}

export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
