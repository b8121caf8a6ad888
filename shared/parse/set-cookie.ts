// One header line into what a browser reads from it. Nothing is defaulted here: what an absent attribute means depends
// on the browser and on the policy, and is decided by whoever judges.
import { parseCookieDate } from './cookie-date.ts';
import { Attribute, attributeNamed, attributeNames, isUsualHeader, usualAttributeAt } from './set-cookie-attribute.ts';
import { findPair, findPart, findPartNamedTo, isBlank, nameOfPart, part, trimmed, valueOfPart } from './set-cookie-part.ts';
import { problemOf, type SetCookieProblem, type SetCookieProblemId } from './set-cookie-problem.ts';

export type { SetCookieProblem, SetCookieProblemId };

export interface CookieAttribute {
  /** As written. */
  readonly name: string;
  /** Empty when there is no `=`. */
  readonly value: string;
}

export interface ParsedSetCookie {
  readonly name: string;
  readonly value: string;
  /** What was read; `attributesOf` lists the attributes that are in it. */
  readonly header: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly partitioned: boolean;
  /** The last SameSite attribute as written, whatever it says. */
  readonly sameSite?: string | undefined;
  /** Lower case, without a leading dot. */
  readonly domain?: string | undefined;
  /** Only when it starts with a slash. */
  readonly path?: string | undefined;
  /** Seconds; may be negative. */
  readonly maxAge?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly expires?: number | undefined;
  /** Octets of name plus value in UTF-8. */
  readonly size: number;
  /** Only the first 64 K of the header were read. */
  readonly truncated: boolean;
  readonly problems: readonly SetCookieProblem[];
}

/**
 * Reads a `Set-Cookie` header value as RFC 6265bis section 5.6 says: any text in, a result out. A cookie that a browser
 * ignores altogether is still returned, with a problem whose `ignored` is `cookie`.
 */
export function parseSetCookie(text: string): ParsedSetCookie {
  const truncated = text.length > longestHeader;
  const header = truncated ? text.slice(0, longestHeader) : text;
  const isUsual = isUsualHeader(header);
  const isPlain = isUsual || plainText.test(header);
  findPair(header);
  const { equals, end } = part;
  const name = equals < 0 ? '' : trimmed(header, 0, equals);
  const value = trimmed(header, equals + 1, end);
  const read: Reading = {
    name,
    value,
    header,
    secure: false,
    httpOnly: false,
    partitioned: false,
    sameSite: undefined,
    domain: undefined,
    path: undefined,
    maxAge: undefined,
    expires: undefined,
    size: isPlain ? name.length + value.length : octetsOf(name) + octetsOf(value),
    truncated,
    problems: none,
  };
  let seen = 0;
  for (let start = end + 1; start < header.length; start = part.end + 1) {
    seen |= isUsual ? readUsualAttribute(header, start, seen, read) : readAttribute(header, start, seen, read);
  }
  const first = problemsOfPair(read, !isPlain && controlCharacter.test(header));
  if (first.length > 0) read.problems = [...first, ...read.problems];
  return read;
}

/** Every attribute in order, also those that are ignored. */
export function attributesOf({ header }: ParsedSetCookie): CookieAttribute[] {
  const attributes: CookieAttribute[] = [];
  findPair(header);
  for (let start = part.end + 1; start < header.length; start = part.end + 1) {
    findPart(header, start);
    const name = nameOfPart(header, start);
    const value = valueOfPart(header);
    if (name !== '' || value !== '') attributes.push({ name, value });
  }
  return attributes;
}

/** The result while it is being filled. */
type Reading = { -readonly [K in keyof ParsedSetCookie]: ParsedSetCookie[K] };

const longestHeader = 65_536;
const largestPair = 4096;
const largestAttributeValue = 1024;
/** A cookie sets a few attributes; a header full of broken ones is reported by its first problems. */
const mostProblems = 20;

const plainText = /^[\t\x20-\x7e]*$/;
/** Section 5.6 step 1: with a control character other than tab, a browser ignores the whole header. */
const controlCharacter = /[^\t\x20-\x7e\x80-\uffff]/;

const none: readonly SetCookieProblem[] = [];

function problemsOfPair({ name, size, truncated }: Reading, control: boolean): readonly SetCookieProblem[] {
  // Nearly every header has none of them.
  if (!truncated && !control && name !== '' && size <= largestPair) return none;
  return [
    ...(truncated ? [problemOf('header-too-long')] : none),
    ...(control ? [problemOf('control-character')] : none),
    ...(size > largestPair ? [problemOf('name-value-too-long')] : none),
    ...(size === 0 ? [problemOf('empty')] : name === '' ? [problemOf('nameless')] : none),
  ];
}

// Both return the bit of the attribute that was read, 0 when it was none.

function readUsualAttribute(header: string, start: number, seen: number, read: Reading): number {
  const first = header.charCodeAt(start) === 0x20 ? start + 1 : start;
  const attribute = usualAttributeAt(header, first);
  if (attribute === undefined) return passOver(header, first, read);
  findPartNamedTo(header, first + attributeNames[attribute].length);
  return keepAttribute(attribute, header, seen, read);
}

function passOver(header: string, start: number, read: Reading): number {
  findPart(header, start);
  if (isTooLong(header)) note(read, 'attribute-too-long');
  return 0;
}

function readAttribute(header: string, start: number, seen: number, read: Reading): number {
  findPart(header, start);
  const name = nameOfPart(header, start);
  if (name === '' && valueOfPart(header) === '') return 0;
  const attribute = attributeNamed(name);
  if (typeof attribute === 'number') return keepAttribute(attribute, header, seen, read);
  if (isTooLong(header)) note(read, 'attribute-too-long');
  else if (attribute === undefined) note(read, 'attribute-unknown');
  return 0;
}

/** The last attribute of a name wins, also when it is worse than an earlier one. */
function keepAttribute(attribute: Attribute, header: string, seen: number, read: Reading): number {
  if (isTooLong(header)) {
    note(read, 'attribute-too-long', attribute);
    return 0;
  }
  if ((seen & (1 << attribute)) !== 0) note(read, 'attribute-repeated', attribute);
  switch (attribute) {
    case Attribute.Secure:
      read.secure = true;
      break;
    case Attribute.HttpOnly:
      read.httpOnly = true;
      break;
    case Attribute.Partitioned:
      read.partitioned = true;
      break;
    case Attribute.SameSite:
      read.sameSite = valueOfPart(header);
      break;
    case Attribute.Path: {
      const path = valueOfPart(header);
      read.path = path.charCodeAt(0) === 0x2f ? path : undefined;
      if (read.path === undefined) note(read, 'path-not-absolute');
      break;
    }
    case Attribute.Domain:
      read.domain = domainFrom(valueOfPart(header));
      if (read.domain === undefined) note(read, 'domain-empty');
      break;
    case Attribute.MaxAge: {
      const seconds = part.equals < 0 ? undefined : secondsFrom(header, part.equals + 1, part.end);
      if (seconds === undefined) note(read, 'max-age-unreadable');
      else read.maxAge = seconds;
      break;
    }
    case Attribute.Expires: {
      const expires = parseCookieDate(valueOfPart(header));
      if (expires === undefined) note(read, 'expires-unreadable');
      else read.expires = expires;
      break;
    }
  }
  return 1 << attribute;
}

/** Only a long text can be too long; most need not be cut out to know. */
function isTooLong(header: string): boolean {
  return part.end - part.equals > largestAttributeValue / 3 && octetsOf(valueOfPart(header)) > largestAttributeValue;
}

function domainFrom(value: string): string | undefined {
  const domain = value.startsWith('.') ? value.slice(1) : value;
  return domain === '' ? undefined : domain.toLowerCase();
}

/** An optional minus sign and digits only, blanks around them. Numbers past the safe range stay large. */
function secondsFrom(header: string, start: number, end: number): number | undefined {
  let at = start;
  let last = end;
  while (at < last && isBlank(header.charCodeAt(at))) at++;
  while (last > at && isBlank(header.charCodeAt(last - 1))) last--;
  const isNegative = header.charCodeAt(at) === 0x2d && at < last;
  if (isNegative) at++;
  else if (at === last) return undefined;
  let seconds = 0;
  for (; at < last; at++) {
    const digit = header.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    seconds = Math.min(Number.MAX_SAFE_INTEGER, seconds * 10 + digit);
  }
  return isNegative && seconds !== 0 ? -seconds : seconds;
}

function octetsOf(text: string): number {
  let octets = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    // A surrogate pair is two code units and four octets.
    octets += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return octets;
}

/** Nearly every header has no problem, and shares one empty list. */
function note(read: Reading, id: SetCookieProblemId, attribute?: Attribute): void {
  if (read.problems.length < mostProblems) read.problems = [...read.problems, problemOf(id, attribute === undefined ? undefined : attributeNames[attribute])];
}
