import type { ValueFormat, ValueShape } from '../facts/value-shape.ts';
import { isBase64Url, isBase64UrlCode } from './base64.ts';
import { readJson } from './bounded-json.ts';
import { parseJwt } from './jwt.ts';
import { leavesOf } from './unwrap.ts';
import { wordsOf } from './words.ts';

/**
 * What a value looks like. When a credential is wrapped in it, the shape is that of the credential and `wrapping` says
 * how it was wrapped.
 */
export function shapeOf(text: string): ValueShape {
  const outer = plainShapeOf(text);
  if (outer.format !== 'opaque' && outer.format !== 'json') return outer;
  const leaves = leavesOf(text);
  for (const leaf of leaves.slice(1)) {
    const inner = plainShapeOf(leaf.raw);
    if (isTokenFormat(inner.format)) return { ...inner, length: text.length, wrapping: leaf.wrapping };
  }
  const json = leaves.find(({ raw, wrapping }) => wrapping.at(-1) === 'base64' && isContent(raw));
  if (json) return { ...plainShapeOf(json.raw), length: text.length, wrapping: json.wrapping };
  // A value that is only percent-encoded is measured as what it stands for.
  const decoded = leaves[1]?.wrapping.at(-1) === 'url-encoded' ? leaves[1] : undefined;
  return decoded ? { ...plainShapeOf(decoded.raw), length: text.length, wrapping: decoded.wrapping } : outer;
}

/** JSON that is the content itself. Laravel writes its encryption as JSON of `iv`, `value` and `mac`: that is closed. */
function isContent(text: string): boolean {
  return isJson(text) && !(text.includes('"iv":') && text.includes('"mac":'));
}

/** Formats that say by themselves that a server signed or sealed the value. */
export function isTokenFormat(format: ValueFormat): boolean {
  return tokenFormats.has(format);
}

/** The shape of the text as it stands, nothing opened. */
export function plainShapeOf(text: string): ValueShape {
  const format = formatOf(text);
  return { format, length: text.length, bits: bitsOf(text, format), wrapping: [] };
}

const tokenFormats: ReadonlySet<ValueFormat> = new Set([
  'jws',
  'jwe',
  'iron-sealed',
  'express-signed',
  'rails-signed',
  'django-signed',
  'flask-signed',
  'paseto',
]);

/** Above this a value is measured by its beginning; no session identifier is longer. */
const longestMeasured = 4096;

function formatOf(text: string): ValueFormat {
  if (text === '') return 'empty';
  const jwt = parseJwt(text);
  if (jwt) return jwt.format;
  if (text.startsWith('Fe26.2*') && text.split('*', 10).length >= 8) return 'iron-sealed';
  if (isPaseto(text)) return 'paseto';
  if (isExpressSigned(text)) return 'express-signed';
  if (isRailsSigned(text)) return 'rails-signed';
  if (isFlaskSigned(text)) return 'flask-signed';
  if (isDjangoSigned(text)) return 'django-signed';
  if (isJson(text)) return 'json';
  if (isUuid(text)) return 'uuid';
  if (isNumber(text)) return 'number';
  return isWord(text) ? 'word' : 'opaque';
}

function isPaseto(text: string): boolean {
  const version = text.charCodeAt(1);
  return text.charCodeAt(0) === 0x76 && version >= 0x31 && version <= 0x34 && (text.startsWith('.local.', 2) || text.startsWith('.public.', 2));
}

/** `s:` value `.` 43 characters of base64 (HMAC-SHA256 without padding), as cookie-signature writes it. */
function isExpressSigned(text: string): boolean {
  const start = expressStart(text);
  if (start === 0) return false;
  const dot = text.lastIndexOf('.');
  if (dot <= start) return false;
  const signature = text.slice(dot + 1);
  const length = signature.includes('%') ? signature.split('%').length * -2 + 2 + signature.length : signature.length;
  return length === 43;
}

function expressStart(text: string): number {
  if (text.charCodeAt(0) !== 0x73) return 0;
  if (text.startsWith('s:')) return 2;
  return text.startsWith('s%3A') || text.startsWith('s%3a') ? 4 : 0;
}

/** Rails: `data--hexdigest` when signed, `data--iv--tag` in base64 when encrypted. */
function isRailsSigned(text: string): boolean {
  const last = text.lastIndexOf('--');
  if (last <= 0) return false;
  const tail = text.slice(last + 2);
  if ((tail.length === 40 || tail.length === 64) && isHex(tail)) return true;
  const before = text.lastIndexOf('--', last - 1);
  const plainTail = tail.replaceAll('%3D', '=');
  return before > 0 && plainTail.length === 24 && plainTail.endsWith('==') && last - before >= 14 && last - before <= 30;
}

/** itsdangerous: payload, timestamp and a SHA-1 (27 characters) or SHA-512 (86) signature, all base64url. */
function isFlaskSigned(text: string): boolean {
  const parts = text.split('.', 5);
  const [payload, time, signature] = parts[0] === '' ? parts.slice(1) : parts;
  const count = parts[0] === '' ? parts.length - 1 : parts.length;
  if (count !== 3 || !payload || !time || !signature) return false;
  if (time.length < 5 || time.length > 8 || (signature.length !== 27 && signature.length !== 43 && signature.length !== 86)) return false;
  return isBase64Url(payload) && isBase64Url(time) && isBase64Url(signature);
}

/** django.core.signing: value, base62 time stamp, 27 (SHA-1) or 43 (SHA-256) characters of base64url. */
function isDjangoSigned(text: string): boolean {
  const last = text.lastIndexOf(':');
  const before = text.lastIndexOf(':', last - 1);
  if (before <= 0) return false;
  const signature = text.slice(last + 1);
  const time = text.slice(before + 1, last);
  return (signature.length === 27 || signature.length === 43) && isBase64Url(signature) && time.length === 6 && isBase64Url(time);
}

function isJson(text: string): boolean {
  const start = text.startsWith('j:') ? 2 : 0;
  const first = text.charCodeAt(start);
  if (first !== 0x7b && first !== 0x5b && first !== 0x22) return false;
  const reading = readJson(start === 0 ? text : text.slice(start), 1_048_576);
  return 'value' in reading || reading.problem !== 'not-json';
}

function isUuid(text: string): boolean {
  if (text.length !== 36) return false;
  for (let at = 0; at < 36; at++) {
    const dash = at === 8 || at === 13 || at === 18 || at === 23;
    if (dash ? text.charCodeAt(at) !== 0x2d : !isHexCode(text.charCodeAt(at))) return false;
  }
  return true;
}

function isNumber(text: string): boolean {
  if (text.length > 40) return false;
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code !== 0x2e && code !== 0x2d && code !== 0x2c) return false;
  }
  return digits > 0;
}

/**
 * Text that people or programs wrote rather than a generator: words, sentences, addresses, language tags. Random text is
 * told apart by long runs, missing vowels, digits between letters, and case that changes every character or two.
 */
function isWord(text: string): boolean {
  if (text.startsWith('http://') || text.startsWith('https://')) return true;
  const end = Math.min(text.length, longestMeasured);
  let runs = 0;
  let odd = 0;
  let humps = 0;
  let shortHumps = 0;
  for (let at = 0; at < end; ) {
    if (!isLetterOrDigit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < end && isLetterOrDigit(text.charCodeAt(at))) at++;
    runs++;
    if (!isWordRun(text, start, at)) odd++;
    const parts = at - start > 40 ? [] : wordsOf(text.slice(start, at));
    humps += parts.length;
    if (parts.length > 1) shortHumps += parts.filter((part) => part.length <= 2).length;
  }
  const sentence = runs >= 4 && text.includes(' ');
  if (shortHumps >= 3 && shortHumps * 10 >= humps * 3 && !sentence) return false;
  return odd === 0 || (sentence && odd * 4 <= runs);
}

function isWordRun(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length > 16) return false;
  let digits = 0;
  let vowels = 0;
  let consonants = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code > 0x7f || vowelCodes.has(code | 0x20)) vowels++;
    consonants = code > 0x7f || vowelCodes.has(code | 0x20) ? 0 : consonants + 1;
    if (consonants > 6) return false;
  }
  const letters = length - digits;
  if (letters === 0) return length <= 8;
  if (digits > 4 || (digits > 0 && length > 10)) return false;
  return letters <= 4 || vowels * 6 >= letters;
}

const vowelCodes: ReadonlySet<number> = new Set([0x61, 0x65, 0x69, 0x6f, 0x75, 0x79]);

function bitsOf(text: string, format: ValueFormat): number {
  switch (format) {
    case 'empty':
      return 0;
    case 'uuid':
      return uuidBits(text);
    case 'number':
      return rounded(text.length * Math.log2(10));
    case 'express-signed':
      return entropyBound(text.slice(expressStart(text), text.lastIndexOf('.')));
    case 'opaque':
      return entropyBound(varyingPart(text));
    case 'word':
      return Math.min(entropyBound(text), wordBits * (text.split(' ', 1000).length + text.split('-', 1000).length));
    default:
      return entropyBound(text);
  }
}

/** A word comes from a dictionary of some ten thousand. */
const wordBits = 14;

/** Version 4 has 122 random bits; 7 has 74 beside its clock; 1 and 6 have a clock, 14 random bits and a host. */
function uuidBits(text: string): number {
  const version = text[14];
  return version === '7' ? 74 : version === '1' || version === '6' ? 14 : 122;
}

/** Without the route that Tomcat and load balancers append (`.node1`, `!123`): it is the same for everybody. */
function varyingPart(text: string): string {
  const dot = text.lastIndexOf('.');
  if (dot >= 16 && text.length - dot <= 12) return text.slice(0, dot);
  const bang = text.indexOf('!');
  return bang >= 16 ? text.slice(0, bang) : text;
}

/** Length times the bits of the smallest usual alphabet that holds every character: never less than the true entropy of random text. */
function entropyBound(text: string): number {
  const end = Math.min(text.length, longestMeasured);
  let upper = false;
  let lower = false;
  let digit = false;
  let beyondHex = false;
  let mark = false;
  let other = false;
  let first = -1;
  let second = -1;
  let many = false;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digit = true;
    else if (code >= 0x61 && code <= 0x7a) lower = true;
    else if (isUpper(code)) upper = true;
    else if (isBase64UrlCode(code) || code === 0x2b || code === 0x2f || code === 0x3d) mark = true;
    else other = true;
    if (!isHexCode(code)) beyondHex = true;
    if (first < 0) first = code;
    else if (code !== first && second < 0) second = code;
    else if (code !== first && code !== second) many = true;
  }
  // One or two characters repeated hold next to nothing, whatever alphabet they come from.
  if (!many) return rounded(second < 0 ? 0 : end);
  if (other) return rounded(end * Math.log2(94));
  if (!beyondHex && !(upper && lower)) return rounded(digit && !upper && !lower ? end * Math.log2(10) : end * 4);
  const alphabet = (upper ? 26 : 0) + (lower ? 26 : 0) + (digit ? 10 : 0) + (mark ? 2 : 0);
  return rounded(end * Math.log2(alphabet));
}

function rounded(bits: number): number {
  return Math.round(bits);
}

function isHex(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isHexCode(text.charCodeAt(at))) return false;
  return true;
}

function isHexCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46);
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || isUpper(code) || (code >= 0x61 && code <= 0x7a) || code > 0x7f;
}
