// Times and sizes as people say them.

const units: readonly (readonly [name: string, seconds: number])[] = [
  ['year', 365 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** `15 minutes`, `1 day 6 hours`: the two largest units that are not zero. */
export function durationWords(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'for ever';
  let rest = Math.round(Math.abs(seconds));
  const parts: string[] = [];
  for (const [name, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
    else if (parts.length > 0) break;
  }
  return parts.length === 0 ? '0 seconds' : parts.slice(0, 2).join(' ');
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
