// Reads what a cookie or entry carries, as far as anybody can who holds it: through percent-encoding, base64, JSON, query
// strings and the envelopes of frameworks that sign and do not encrypt.
import { authorityKindOf, personalKindOf, secretKindOf, type ContentKind } from '../facts/content-kind.ts';
import { isAuthRole } from '../facts/role.ts';
import type { JsonValue } from '../facts/token.ts';
import type { ContentFound, ValueContent } from '../facts/value-content.ts';
import type { ValueFormat } from '../facts/value-shape.ts';
import type { SecretKind } from '../standards/content-names.ts';
import { textFromBase64 } from '../parse/base64.ts';
import { readJson } from '../parse/bounded-json.ts';
import { isCredentialValue } from '../parse/credential-value.ts';
import { shownFieldName } from '../parse/field-name.ts';
import { isJwt } from '../parse/jwt.ts';
import { leavesOf, percentDecoded } from '../parse/unwrap.ts';
import { plainShapeOf } from '../parse/value-shape.ts';
import { roleOfName } from '../roles/role-of-name.ts';

/** The content of a value under this name; `undefined` when nothing in it could be read. */
export function contentOf(name: string, value: string): ValueContent | undefined {
  if (value.length > longestRead || value === '') return undefined;
  const text = value.includes('%') ? (percentDecoded(value) ?? value) : value;
  const opened = openedEnvelope(text);
  if (opened === undefined) return undefined;
  const reading: Reading = { names: new Set(), found: new Map() };
  if (opened.text !== undefined) readText(name, opened.text, reading);
  if (opened.envelope !== 'sealed' && reading.names.size === 0 && reading.found.size === 0) return undefined;
  return { envelope: opened.envelope, names: [...reading.names], found: [...reading.found.values()] };
}

const longestRead = 65_536;
const mostNames = 100;
const deepestField = 6;

interface Reading {
  readonly names: Set<string>;
  readonly found: Map<string, ContentFound>;
}

interface Opened {
  readonly envelope: ValueContent['envelope'];
  /** Absent when it cannot be read. */
  readonly text?: string;
}

function openedEnvelope(text: string): Opened | undefined {
  if (isObjectText(text)) return { envelope: 'plain', text };
  const { format } = plainShapeOf(text);
  if (sealedFormats.has(format)) return { envelope: 'sealed' };
  switch (format) {
    // The claims of a token are a fact of their own.
    case 'jws':
    case 'uuid':
    case 'empty':
      return undefined;
    case 'express-signed':
      return { envelope: 'signed', text: text.slice(2, text.lastIndexOf('.')) };
    case 'django-signed':
      return { envelope: 'signed', text: jsonText(text.slice(0, text.lastIndexOf(':', text.lastIndexOf(':') - 1))) };
    case 'flask-signed':
      return { envelope: 'signed', text: jsonText(text.slice(0, text.indexOf('.'))) };
    case 'rails-signed': {
      const parts = text.split('--', 4);
      return parts.length === 2 ? { envelope: 'signed', text: jsonText(parts[0]!) } : { envelope: 'sealed' };
    }
    default:
      return isLaravelEncryption(text) ? { envelope: 'sealed' } : { envelope: 'plain', text };
  }
}

const sealedFormats: ReadonlySet<ValueFormat> = new Set<ValueFormat>(['jwe', 'iron-sealed', 'paseto']);

function jsonText(base64: string): string {
  return textFromBase64(base64) ?? base64;
}

/** base64 of JSON with `iv`, `value` and `mac`. */
function isLaravelEncryption(text: string): boolean {
  if (!text.startsWith('eyJ')) return false;
  const decoded = textFromBase64(text);
  return decoded !== undefined && decoded.includes('"iv":') && decoded.includes('"value":') && decoded.includes('"mac":');
}

function readText(name: string, text: string, reading: Reading): void {
  for (const { raw, field, wrapping } of leavesOf(text)) {
    if (isJwt(raw)) keep('token', field ?? '', reading);
    else if (isObjectText(raw)) readJsonText(raw, reading);
    else if (isQueryString(raw)) for (const [key, value] of [...new URLSearchParams(raw)].slice(0, mostNames)) readField(shownFieldName(key), value, reading);
    else if (field !== undefined) readField(field, raw, reading);
    else if (wrapping.length === 0 || wrapping.at(-1) === 'url-encoded') readWhole(name, raw, reading);
  }
}

function isObjectText(text: string): boolean {
  const start = text.startsWith('j:') ? 2 : 0;
  return text[start] === '{' || text[start] === '[';
}

function isQueryString(text: string): boolean {
  return text.includes('&') && /^[\w.[\]-]{1,60}=/.test(text);
}

/** Texts are leaves of their own; here are the names, numbers and flags. */
function readJsonText(text: string, reading: Reading): void {
  const json = readJson(text.startsWith('j:') ? text.slice(2) : text, longestRead);
  if ('value' in json) walk('', json.value, 0, reading);
}

function walk(name: string, value: JsonValue, depth: number, reading: Reading): void {
  if (depth > deepestField || reading.names.size >= mostNames) return;
  if (Array.isArray(value)) for (const item of value.slice(0, mostNames) as JsonValue[]) walk(name, item, depth + 1, reading);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value).slice(0, mostNames)) {
      const shown = shownFieldName(key);
      if (reading.names.size < mostNames) reading.names.add(shown);
      walk(shown, inner, depth + 1, reading);
    }
  } else if (typeof value !== 'string') readField(name, value, reading);
}

function readField(name: string, value: JsonValue, reading: Reading): void {
  if (reading.names.size < mostNames) reading.names.add(name);
  const isText = typeof value === 'string';
  const secret = secretIn(name, value);
  // csrf keeps its secret, 18 octets in base64url, under this name in the session (koa-csrf, csurf).
  const isCsrfSecret = name === 'secret' && isText && /^[\w-]{24}$/.test(value);
  for (const kind of [isCsrfSecret ? undefined : secret, personalKindOf(name, value), authorityKindOf(name, value)]) if (kind !== undefined) keep(kind, name, reading);
  if (isText && secret === undefined && isCredentialValue(value) && isAuthRole(roleOfName(name).role)) keep('token', name, reading);
}

/** What a name such as `card`, `pin` or `hash` promises is only believed of claims; here the value has to show it. */
function secretIn(name: string, value: JsonValue): SecretKind | undefined {
  const kind = secretKindOf(name, value);
  if (kind === 'card' || kind === 'code') return undefined;
  if (kind === 'national-id') return String(value).replaceAll(/\D/g, '').length >= 6 ? kind : undefined;
  return kind === 'password-hash' && name.toLowerCase() === 'hash' ? secretKindOf('', value) : kind;
}

/** A value without fields: the name of the cookie or entry is the name of its only field. */
function readWhole(name: string, value: string, reading: Reading): void {
  const secret = basicPassword(value) ? 'password' : secretIn(wholeNames.test(name) ? name : '', value);
  for (const kind of [secret, personalKindOf(name, value), authorityKindOf(name, value)]) if (kind !== undefined && kind !== 'name' && kind !== 'address') keep(kind, '', reading);
}

/** As the name of a whole cookie, `pass`, `secret`, `card`, `pin` and `hash` mean many things. */
const wholeNames = /^(?:user[_-]?)?(?:password|passwd|pwd)$|^api[_-]?key$|^(?:client|api)[_-]?secret$|^private[_-]?key$/i;

/** `Basic` credentials (RFC 7617): base64 of user, colon and password. */
function basicPassword(value: string): boolean {
  if (value.slice(0, 6).toLowerCase() !== 'basic ') return false;
  const decoded = textFromBase64(value.slice(6).trim());
  const colon = decoded?.indexOf(':') ?? -1;
  return decoded !== undefined && colon > 0 && colon < decoded.length - 1;
}

function keep(kind: ContentKind, field: string, { found }: Reading): void {
  if (found.size < mostNames) found.set(`${kind}\n${field}`, { kind, field });
}
