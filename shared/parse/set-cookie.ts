// One header line into what a browser reads from it. Nothing is defaulted here: what an absent attribute means depends
// on the browser and on the policy, and is decided by whoever judges.
import { parseCookieDate } from './cookie-date.ts';
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
  findPart(header, 0);
  const { equals, end } = part;
  let seen = part.unusual;
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
    size: (seen & beyondAscii) === 0 ? name.length + value.length : octetsOf(name) + octetsOf(value),
    truncated,
    problems: none,
  };
  for (let start = end + 1; start <= header.length; start = part.end + 1) seen |= readAttribute(header, start, seen, read);
  const first = problemsOfPair(read, (seen & controlCharacter) !== 0);
  if (first.length > 0) read.problems = [...first, ...read.problems];
  return read;
}

/** Every attribute in order, also those that are ignored. */
export function attributesOf({ header }: ParsedSetCookie): CookieAttribute[] {
  const attributes: CookieAttribute[] = [];
  findPart(header, 0);
  for (let start = part.end + 1; start <= header.length; start = part.end + 1) {
    findPart(header, start);
    const name = trimmed(header, start, part.equals < 0 ? part.end : part.equals);
    const value = part.equals < 0 ? '' : trimmed(header, part.equals + 1, part.end);
    if (name !== '' || value !== '') attributes.push({ name, value });
  }
  return attributes;
}

/** The result while it is being filled. */
type Reading = { -readonly [K in keyof ParsedSetCookie]: ParsedSetCookie[K] } ;

const longestHeader = 65_536;
const largestPair = 4096;
const largestAttributeValue = 1024;
const longestAttributeName = 64;
/** A cookie sets a few attributes; a header full of broken ones is reported by its first problems. */
const mostProblems = 20;

// What was seen in a header: one bit for each attribute, and these two.
const controlCharacter = 1 << 8;
const beyondAscii = 1 << 9;

const semicolon = 0x3b;
const equalsSign = 0x3d;

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

/** The last attribute of a name wins, also when it is worse than an earlier one. Returns bits of what was seen. */
function readAttribute(header: string, start: number, seen: number, read: Reading): number {
  const first = header.charCodeAt(start) === 0x20 ? start + 1 : start;
  const usual = attributeAt(header, first);
  findPart(header, usual === undefined ? start : first + attributeNames[usual].length);
  const { equals, end, unusual: found } = part;
  const name = usual === undefined ? trimmed(header, first, equals < 0 ? end : equals) : '';
  if (usual === undefined && name === '' && valueAt(header) === '') return found;

  const attribute = usual ?? attributesByName.get(name.length > longestAttributeName ? '' : name.toLowerCase());
  // Only a long text can be too long; most need not be cut out to know.
  if (end - equals > largestAttributeValue / 3 && octetsOf(valueAt(header)) > largestAttributeValue) {
    note(read, 'attribute-too-long', attribute);
    return found;
  }
  if (attribute === undefined) {
    if (!harmless.has(name.length > longestAttributeName ? '' : name.toLowerCase())) note(read, 'attribute-unknown');
    return found;
  }
  if ((seen & (1 << attribute)) !== 0) note(read, 'attribute-repeated', attribute);
  keepAttribute(attribute, header, read);
  return found | (1 << attribute);
}

function keepAttribute(attribute: Attribute, header: string, read: Reading): void {
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
      read.sameSite = valueAt(header);
      break;
    case Attribute.Path: {
      const path = valueAt(header);
      read.path = path.charCodeAt(0) === 0x2f ? path : undefined;
      if (read.path === undefined) note(read, 'path-not-absolute');
      break;
    }
    case Attribute.Domain:
      read.domain = domainFrom(valueAt(header));
      if (read.domain === undefined) note(read, 'domain-empty');
      break;
    case Attribute.MaxAge: {
      const seconds = part.equals < 0 ? undefined : secondsFrom(header, part.equals + 1, part.end);
      if (seconds === undefined) note(read, 'max-age-unreadable');
      else read.maxAge = seconds;
      break;
    }
    case Attribute.Expires: {
      const expires = parseCookieDate(valueAt(header));
      if (expires === undefined) note(read, 'expires-unreadable');
      else read.expires = expires;
      break;
    }
  }
}

function valueAt(header: string): string {
  return part.equals < 0 ? '' : trimmed(header, part.equals + 1, part.end);
}

const Attribute = { Secure: 0, HttpOnly: 1, Partitioned: 2, SameSite: 3, Path: 4, Domain: 5, MaxAge: 6, Expires: 7 } as const;
type Attribute = (typeof Attribute)[keyof typeof Attribute];

const attributeNames = ['Secure', 'HttpOnly', 'Partitioned', 'SameSite', 'Path', 'Domain', 'Max-Age', 'Expires'] as const;
const lowerNames = ['secure', 'httponly', 'partitioned', 'samesite', 'path', 'domain', 'max-age', 'expires'] as const;
const attributesByName: ReadonlyMap<string, Attribute> = new Map(attributeNames.map((name, at) => [name.toLowerCase(), at as Attribute]));
/** Known to some software, without meaning for security. */
const harmless: ReadonlySet<string> = new Set(['priority', 'version', 'comment', 'sameparty']);

/** The attribute whose name stands there, in any case: it need not be cut out and looked up. */
function attributeAt(header: string, start: number): Attribute | undefined {
  switch (header.charCodeAt(start) | 0x20) {
    case 0x64:
      return ifNamed(header, start, Attribute.Domain);
    case 0x65:
      return ifNamed(header, start, Attribute.Expires);
    case 0x68:
      return ifNamed(header, start, Attribute.HttpOnly);
    case 0x6d:
      return ifNamed(header, start, Attribute.MaxAge);
    case 0x70:
      return ifNamed(header, start, Attribute.Path) ?? ifNamed(header, start, Attribute.Partitioned);
    case 0x73:
      return ifNamed(header, start, Attribute.SameSite) ?? ifNamed(header, start, Attribute.Secure);
    default:
      return undefined;
  }
}

// By characters: startsWith at a position is many times slower in V8.
function ifNamed(header: string, start: number, attribute: Attribute): Attribute | undefined {
  const name = lowerNames[attribute];
  const end = start + name.length;
  if (end > header.length) return undefined;
  for (let at = 1; at < name.length; at++) if ((header.charCodeAt(start + at) | 0x20) !== name.charCodeAt(at)) return undefined;
  const next = end === header.length ? semicolon : header.charCodeAt(end);
  return next === semicolon || next === equalsSign ? attribute : undefined;
}

/** What stands between two semicolons. */
interface Part {
  /** Place of the first equals sign, -1 when there is none. */
  equals: number;
  /** Place of the semicolon, or the length of the header. */
  end: number;
  /** Bits for control characters (section 5.6 step 1: a browser ignores the whole header) and for those beyond ASCII. */
  unusual: number;
}

/** The part that is being read: one for all headers, because each is read to its end before the next one begins. */
const part: Part = { equals: -1, end: 0, unusual: 0 };

/** One walk finds where the part ends, where it is divided, and what may not be in it. */
function findPart(header: string, start: number): void {
  let equals = -1;
  let unusual = 0;
  let at = start;
  for (; at < header.length; at++) {
    const code = header.charCodeAt(at);
    // Letters first: nothing else has to be asked of them.
    if (code > equalsSign && code < 0x7f) continue;
    if (code === semicolon) break;
    if (code === equalsSign) equals = equals < 0 ? at : equals;
    else if (code > 0x7f) unusual |= beyondAscii;
    else if (code === 0x7f || (code < 0x20 && code !== 0x09)) unusual |= controlCharacter;
  }
  part.equals = equals;
  part.end = at;
  part.unusual = unusual;
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

/** The part without spaces and tabs at both ends; other white space belongs to the value. */
function trimmed(text: string, start: number, end: number): string {
  let first = start;
  let last = end;
  while (first < last && isBlank(text.charCodeAt(first))) first++;
  while (last > first && isBlank(text.charCodeAt(last - 1))) last--;
  return text.slice(first, last);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
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
