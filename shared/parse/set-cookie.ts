// One header line into what a browser reads from it. Nothing is defaulted here: what an absent attribute means depends
// on the browser and on the policy, and is decided by whoever judges.
import { parseCookieDate } from './cookie-date.ts';

export type SetCookieProblemId =
  | 'control-character'
  | 'empty'
  | 'nameless'
  | 'name-value-too-long'
  | 'attribute-too-long'
  | 'attribute-unknown'
  | 'attribute-repeated'
  | 'expires-unreadable'
  | 'max-age-unreadable'
  | 'path-not-absolute'
  | 'domain-empty'
  | 'header-too-long';

export interface SetCookieProblem {
  readonly id: SetCookieProblemId;
  /** A sentence without any part of the value. */
  readonly text: string;
  /** What a browser ignores because of it. */
  readonly ignored: 'cookie' | 'attribute' | 'nothing';
}

export interface CookieAttribute {
  /** As written. */
  readonly name: string;
  /** Empty when there is no `=`. */
  readonly value: string;
}

export interface ParsedSetCookie {
  readonly name: string;
  readonly value: string;
  /** Every attribute in order, also those that are ignored. */
  readonly attributes: readonly CookieAttribute[];
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly partitioned: boolean;
  /** The last SameSite attribute as written, whatever it says. */
  readonly sameSite?: string;
  /** Lower case, without a leading dot. */
  readonly domain?: string;
  /** Only when it starts with a slash. */
  readonly path?: string;
  /** Seconds; may be negative. */
  readonly maxAge?: number;
  /** Milliseconds since the epoch. */
  readonly expires?: number;
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
  const problems: SetCookieProblem[] = [];
  const truncated = text.length > longestHeader;
  const header = truncated ? text.slice(0, longestHeader) : text;
  if (truncated) problems.push(problemOf('header-too-long'));
  if (hasControlCharacter(header)) problems.push(problemOf('control-character'));

  const semicolon = header.indexOf(';');
  const end = semicolon < 0 ? header.length : semicolon;
  const equals = header.indexOf('=');
  const named = equals >= 0 && equals < end;
  const name = named ? trimmed(header, 0, equals) : '';
  const value = named ? trimmed(header, equals + 1, end) : trimmed(header, 0, end);
  const size = octetsOf(name) + octetsOf(value);
  if (size > largestPair) problems.push(problemOf('name-value-too-long'));
  if (size === 0) problems.push(problemOf('empty'));
  else if (name === '') problems.push(problemOf('nameless'));

  const read: ReadAttributes = { secure: false, httpOnly: false, partitioned: false };
  const attributes: CookieAttribute[] = [];
  const seen = new Set<string>();
  for (let start = end + 1; start <= header.length; ) {
    const next = header.indexOf(';', start);
    const stop = next < 0 ? header.length : next;
    const attribute = attributeAt(header, start, stop);
    start = stop + 1;
    if (attribute.name === '' && attribute.value === '') continue;
    attributes.push(attribute);
    readAttribute(attribute, read, seen, problems);
  }
  return { name, value, attributes, ...read, size, truncated, problems };
}

const longestHeader = 65_536;
const largestPair = 4096;
const largestAttributeValue = 1024;
/** A cookie sets a few attributes; a header full of broken ones is reported by its first problems. */
const mostProblems = 20;

type AttributeName = 'secure' | 'httpOnly' | 'partitioned' | 'sameSite' | 'domain' | 'path' | 'maxAge' | 'expires';
type ReadAttributes = { -readonly [K in keyof Pick<ParsedSetCookie, AttributeName>]: ParsedSetCookie[K] };

function attributeAt(header: string, start: number, stop: number): CookieAttribute {
  const equals = header.indexOf('=', start);
  if (equals < 0 || equals >= stop) return { name: trimmed(header, start, stop), value: '' };
  return { name: trimmed(header, start, equals), value: trimmed(header, equals + 1, stop) };
}

/** The last attribute of a name wins, also when it is worse than an earlier one. */
function readAttribute(attribute: CookieAttribute, read: ReadAttributes, seen: Set<string>, problems: SetCookieProblem[]): void {
  const { value } = attribute;
  const note = (id: SetCookieProblemId): void => {
    if (problems.length < mostProblems) problems.push(problemOf(id, shownName[name]));
  };
  const name = attribute.name.length <= longestAttributeName ? attribute.name.toLowerCase() : '';
  if (octetsOf(value) > largestAttributeValue) return note('attribute-too-long');
  if (!(name in shownName)) {
    if (!otherAttributes.has(name)) note('attribute-unknown');
    return;
  }
  if (seen.has(name)) note('attribute-repeated');
  seen.add(name);
  switch (name) {
    case 'secure':
      read.secure = true;
      break;
    case 'httponly':
      read.httpOnly = true;
      break;
    case 'partitioned':
      read.partitioned = true;
      break;
    case 'samesite':
      read.sameSite = value;
      break;
    case 'domain':
      if (value === '' || value === '.') note('domain-empty');
      read.domain = (value.startsWith('.') ? value.slice(1) : value).toLowerCase();
      if (read.domain === '') delete read.domain;
      break;
    case 'path':
      if (value.startsWith('/')) read.path = value;
      else {
        delete read.path;
        note('path-not-absolute');
      }
      break;
    case 'max-age': {
      const seconds = secondsOf(value);
      if (seconds === undefined) note('max-age-unreadable');
      else read.maxAge = seconds;
      break;
    }
    case 'expires': {
      const expires = parseCookieDate(value);
      if (expires === undefined) note('expires-unreadable');
      else read.expires = expires;
      break;
    }
  }
}

const shownName: Readonly<Record<string, string>> = Object.assign(Object.create(null) as Record<string, string>, {
  secure: 'Secure',
  httponly: 'HttpOnly',
  partitioned: 'Partitioned',
  samesite: 'SameSite',
  domain: 'Domain',
  path: 'Path',
  'max-age': 'Max-Age',
  expires: 'Expires',
});
const longestAttributeName = 64;
/** Known to some software, without meaning for security. */
const otherAttributes: ReadonlySet<string> = new Set(['priority', 'version', 'comment', 'sameparty']);

/** An optional minus sign and digits only. Numbers past the safe range stay large. */
function secondsOf(value: string): number | undefined {
  const start = value.startsWith('-') ? 1 : 0;
  if (value.length === start) return start === 1 ? 0 : undefined;
  for (let at = start; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return undefined;
  }
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Number(value)));
}

/** %x00-08 / %x0A-1F / %x7F: a browser ignores the whole header. */
function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return true;
  }
  return false;
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

const texts: Readonly<Record<SetCookieProblemId, readonly [text: string, ignored: SetCookieProblem['ignored']]>> = {
  'control-character': ['The header contains a control character, so browsers ignore the cookie.', 'cookie'],
  empty: ['The cookie has neither a name nor a value, so browsers ignore it.', 'cookie'],
  nameless: ['The cookie has no name; browsers send its bare value.', 'nothing'],
  'name-value-too-long': ['Name and value are longer than 4096 octets together, so browsers ignore the cookie.', 'cookie'],
  'attribute-too-long': ['The value of {name} is longer than 1024 octets, so browsers ignore the attribute.', 'attribute'],
  'attribute-unknown': ['An attribute is not known to browsers, so they ignore it.', 'attribute'],
  'attribute-repeated': ['{name} is written more than once; the last one counts.', 'nothing'],
  'expires-unreadable': ['Expires is not a date, so browsers ignore it.', 'attribute'],
  'max-age-unreadable': ['Max-Age is not a whole number of seconds, so browsers ignore it.', 'attribute'],
  'path-not-absolute': ['Path does not start with a slash, so browsers use the directory of the request.', 'attribute'],
  'domain-empty': ['Domain is empty, so browsers ignore it.', 'attribute'],
  'header-too-long': ['The header is longer than 64 K; the rest was not read.', 'nothing'],
};

// An unknown attribute is not quoted: in a badly quoted cookie it is the rest of the value.
function problemOf(id: SetCookieProblemId, attribute = 'an attribute'): SetCookieProblem {
  const [text, ignored] = texts[id];
  return { id, text: text.replace('{name}', attribute), ignored };
}
