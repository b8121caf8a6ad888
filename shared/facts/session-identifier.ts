// What can be told of the session identifiers that a server gave: whether they follow a pattern from which others can be computed.

/** One identifier, and when it was first seen in milliseconds since the epoch. */
export interface SeenIdentifier {
  /** Without the signature that Express adds, which changes with it and hides nothing. A secret. */
  readonly id: string;
  readonly time: number;
}

/**
 * `counted`: numbers that count up. `object-id`: MongoDB's clock, process and counter. `clock-uuid`: version 1 of one host.
 * `clock`: begin with the time at which they were made, with less than 64 bits beside it.
 */
export type IdentifierPattern = 'counted' | 'object-id' | 'clock-uuid' | 'clock';

/** The identifier in the value of a session cookie: `s:` and signature are taken off. */
export function identifierIn(value: string): string {
  const text = decoded(value);
  const end = text.lastIndexOf('.');
  return text.startsWith('s:') && end > 2 ? text.slice(2, end) : text;
}

/** The pattern of at least three different identifiers in order of time. */
export function patternOf(identifiers: readonly SeenIdentifier[]): IdentifierPattern | undefined {
  if (identifiers.length < 3) return undefined;
  if (areObjectIds(identifiers)) return 'object-id';
  if (areClockUuids(identifiers)) return 'clock-uuid';
  const stem = stemOf(identifiers.map(({ id }) => id));
  const bare = identifiers.map(({ id, time }) => ({ id: id.slice(stem), time }));
  if (areCounted(bare)) return 'counted';
  return bare.every(isClock) ? 'clock' : undefined;
}

/** Length of what all begin with up to a separator, as in `sess_1042` or `web-1:1042`. */
function stemOf(ids: readonly string[]): number {
  const [first = ''] = ids;
  let shared = 0;
  while (shared < first.length && ids.every((id) => id[shared] === first[shared])) shared += 1;
  return Math.max(...['-', '_', ':', '.'].map((separator) => first.slice(0, shared).lastIndexOf(separator))) + 1;
}

/** Drawn numbers are now and then in order, and then not close to each other. */
function areCounted(values: readonly SeenIdentifier[]): boolean {
  if (!values.every(({ id }) => /^\d{1,20}$/.test(id))) return false;
  const numbers = values.map(({ id }) => BigInt(id));
  const widest = numbers[0]! / 1000n > 10n ? numbers[0]! / 1000n : 10n;
  return numbers.slice(1).every((number, index) => number > numbers[index]! && number - numbers[index]! <= widest);
}

/** MongoDB: four octets of clock, five of the process, three of a counter. */
function areObjectIds(values: readonly SeenIdentifier[]): boolean {
  const process = values[0]!.id.slice(8, 18);
  return values.every(({ id, time }) => /^[\da-f]{24}$/i.test(id) && id.slice(8, 18) === process && isNear(Number.parseInt(id.slice(0, 8), 16), time));
}

/** RFC 9562 5.1; the random versions 4 and 7 have no host in them. */
function areClockUuids(values: readonly SeenIdentifier[]): boolean {
  const host = values[0]!.id.slice(24);
  return values.every(({ id }) => /^[\da-f]{8}-[\da-f]{4}-1[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/i.test(id) && id.slice(24) === host);
}

/** Seconds or milliseconds since 1970, of the day of the capture, with less than 64 bits beside them. */
function isClock({ id, time }: SeenIdentifier): boolean {
  const digits = /^\d{10,13}/.exec(id)?.[0] ?? '';
  if (digits.length === 13 && isNear(Number(digits) / 1000, time)) return id.length - 13 < 12;
  if (digits.length >= 10 && isNear(Number(digits.slice(0, 10)), time)) return id.length - 10 < 12;
  return isHexClock(id, 8, 1, time) || isHexClock(id, 11, 1000, time);
}

/** Four octets of seconds, as PHP's uniqid begins, or milliseconds in hexadecimal. */
function isHexClock(id: string, length: number, unit: number, time: number): boolean {
  const digits = id.slice(0, length);
  return /^[\da-f]{8,11}$/i.test(digits) && digits.length === length && isNear(Number.parseInt(digits, 16) / unit, time) && id.length - length < 12;
}

const day = 86_400;

function isNear(seconds: number, time: number): boolean {
  return Math.abs(seconds - time / 1000) <= day;
}

function decoded(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
