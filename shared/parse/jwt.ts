import type { JsonObject, JsonValue } from '../facts/token.ts';
import { isBase64Url, textFromBase64 } from './base64.ts';
import { readJson } from './bounded-json.ts';

export interface ParsedJwt {
  readonly format: 'jws' | 'jwe';
  readonly header: JsonObject;
  /** Absent for a JWE and when it could not be read. */
  readonly payload?: JsonObject;
  readonly signature: 'present' | 'empty';
  /** What could not be read, as sentences without any part of the token. */
  readonly problems: readonly string[];
}

/**
 * Reads a compact JWS (RFC 7515 section 3.1) or JWE (RFC 7516 section 3.1) without verifying it. It is one when it has
 * three or five parts and the first is a JSON object with `alg`; everything else may be broken and is then named in
 * `problems`. At most 256 KB and 64 levels are decoded.
 */
export function parseJwt(text: string): ParsedJwt | undefined {
  const parts = partsOf(text);
  const header = parts && headerFrom(parts[0]!);
  if (!header) return undefined;
  return parts.length === 3 ? parsedJws(parts, header) : parsedJwe(parts, header);
}

/** Whether `parseJwt` reads it as one, without decoding more than the header. */
export function isJwt(text: string): boolean {
  const first = text.indexOf('.');
  return first > 0 && hasJwtDots(text, first) && headerFrom(text.slice(0, first)) !== undefined;
}

/** Why text is not read as a JWT, as a sentence for the one who pasted it; `undefined` when it is. */
export function whyNotJwt(text: string): string | undefined {
  const count = text.split('.', 7).length;
  const parts = partsOf(text);
  if (!parts) return `A JWT has three parts between dots (five when it is encrypted); this has ${count > 6 ? 'more than six' : count}.`;
  const decoded = parts[0]!.length <= longestHeader ? textFromBase64(parts[0]!) : undefined;
  if (parts[0] === '') return 'The first part, which should be the header, is empty.';
  if (parts[0]!.length > longestHeader) return 'The first part is longer than 16 KB, which no JWT header is.';
  if (decoded === undefined) return 'The first part is not base64url.';
  const reading = readJson(decoded);
  if (!('value' in reading)) return 'The first part is base64url, but not JSON inside.';
  if (!isObject(reading.value)) return 'The first part is JSON, but not an object.';
  return Object.hasOwn(reading.value, 'alg') ? undefined : 'The first part is a JSON object, but it has no "alg", so it is no JWT header.';
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const longestHeader = 16_384;
/** Base64url characters of 256 KB. */
const longestPayload = 349_526;

/** Three or five parts, or nothing. Stops at the fifth dot: a stranger's text may be megabytes of them. */
function partsOf(text: string): string[] | undefined {
  const first = text.indexOf('.');
  const second = first < 0 ? -1 : text.indexOf('.', first + 1);
  if (second < 0) return undefined;
  const third = text.indexOf('.', second + 1);
  if (third < 0) return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
  const fourth = text.indexOf('.', third + 1);
  if (fourth < 0 || text.includes('.', fourth + 1)) return undefined;
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1, third), text.slice(third + 1, fourth), text.slice(fourth + 1)];
}

/** Two or four dots. */
function hasJwtDots(text: string, first: number): boolean {
  const second = text.indexOf('.', first + 1);
  if (second < 0) return false;
  const third = text.indexOf('.', second + 1);
  if (third < 0) return true;
  const fourth = text.indexOf('.', third + 1);
  return fourth >= 0 && !text.includes('.', fourth + 1);
}

/** Tokens of one issuer have one header, so that the last one is worth keeping. */
let lastHeader: { readonly part: string; readonly header: JsonObject } | undefined;

function headerFrom(part: string): JsonObject | undefined {
  if (lastHeader?.part === part) return lastHeader.header;
  // `e` begins `{` and a quote or white space in base64: no other octets can begin a JSON object.
  if (part.length < 10 || part.length > longestHeader || part.charCodeAt(0) !== 0x65) return undefined;
  const text = textFromBase64(part);
  if (text === undefined) return undefined;
  const reading = readJson(text);
  if (!('value' in reading) || !isObject(reading.value) || !Object.hasOwn(reading.value, 'alg')) return undefined;
  if (part.length <= 1024) lastHeader = { part, header: Object.freeze(reading.value) };
  return reading.value;
}

function parsedJws(parts: readonly string[], header: JsonObject): ParsedJwt {
  const [, body = '', signature = ''] = parts;
  const problems = headerProblems(header);
  const payload = payloadFrom(body, problems);
  if (!isBase64Url(signature)) problems.push('The signature is not base64url.');
  const presence = signature === '' ? 'empty' : 'present';
  return payload ? { format: 'jws', header, payload, signature: presence, problems } : { format: 'jws', header, signature: presence, problems };
}

function parsedJwe(parts: readonly string[], header: JsonObject): ParsedJwt {
  const problems = headerProblems(header);
  if (typeof header.enc !== 'string') problems.push('The header of an encrypted token must name its content encryption in "enc".');
  if (parts.some((part) => !isBase64Url(part))) problems.push('A part of the encrypted token is not base64url.');
  if (parts[3] === '') problems.push('The ciphertext is empty.');
  return { format: 'jwe', header, signature: parts[4] === '' ? 'empty' : 'present', problems };
}

function headerProblems(header: JsonObject): string[] {
  return typeof header.alg === 'string' ? [] : ['The header has an "alg" that is not text.'];
}

function payloadFrom(body: string, problems: string[]): JsonObject | undefined {
  if (body === '') {
    problems.push('The payload is empty, as in a detached signature.');
    return undefined;
  }
  if (body.length > longestPayload) {
    problems.push('The payload is larger than 256 KB and was not decoded.');
    return undefined;
  }
  const text = textFromBase64(body);
  if (text === undefined) {
    problems.push('The payload is not base64url.');
    return undefined;
  }
  const reading = readJson(text);
  if ('problem' in reading) problems.push(payloadProblems[reading.problem]);
  else if (isObject(reading.value)) return reading.value;
  else problems.push('The payload is JSON, but not an object with claims.');
  return undefined;
}

const payloadProblems = {
  'too-large': 'The payload is larger than 256 KB and was not decoded.',
  'too-deep': 'The payload is nested deeper than 64 levels and was not decoded.',
  'not-json': 'The payload is not JSON.',
} as const;
