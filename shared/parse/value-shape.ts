import type { ValueFormat, ValueShape } from '../facts/value-shape.ts';
import { isBase64Url } from './base64.ts';
import { readJson } from './bounded-json.ts';
import { isHexCode } from './character-codes.ts';
import { parseJwt } from './jwt.ts';
import { isNaturalText } from './natural-text.ts';
import { leavesOf } from './unwrap.ts';
import { measureOf } from './value-bits.ts';

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
  return { format, length: text.length, ...measureOf(text, format), wrapping: [] };
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
  return isNaturalText(text) ? 'word' : 'opaque';
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

function isHex(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isHexCode(text.charCodeAt(at))) return false;
  return true;
}
