// How much could there be to guess? Measured from the outside: length times the bits of an alphabet is what random text of
// that look has at most, and what other text never reaches.
import type { ValueFormat } from '../facts/value-shape.ts';
import { isBase64UrlCode } from './base64.ts';
import { isDigitCode, isHexCode, isLowerCode, isUpperCode } from './character-codes.ts';

export interface Measure {
  /** Upper bound of the entropy. */
  readonly bits: number;
  /** Size of the smallest usual alphabet that holds every character: 10, 16, 26, 36, 62, 64 … */
  readonly alphabet: number;
}

/** Upper bound for a value of a format, from the part of it that varies. */
export function measureOf(text: string, format: ValueFormat): Measure {
  switch (format) {
    case 'empty':
      return { bits: 0, alphabet: 0 };
    case 'uuid':
      return { bits: uuidBits(text), alphabet: 16 };
    case 'number':
      return { bits: Math.round(text.length * Math.log2(10)), alphabet: 10 };
    case 'express-signed':
      return boundOf(text.slice(text.startsWith('s:') ? 2 : 4, text.lastIndexOf('.')));
    case 'opaque':
      return boundOf(varyingPart(text));
    case 'word': {
      const { bits, alphabet } = boundOf(text);
      return { bits: Math.min(bits, wordBits * (text.split(' ', 1000).length + text.split('-', 1000).length)), alphabet };
    }
    default:
      return boundOf(text);
  }
}

/** A word comes from a dictionary of some ten thousand. */
const wordBits = 14;
/** A longer value is measured by its beginning; no session identifier is longer. */
const longestMeasured = 4096;

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

function boundOf(text: string): Measure {
  const length = Math.min(text.length, longestMeasured);
  const alphabet = alphabetOf(text, length);
  // One or two characters repeated hold next to nothing, whatever alphabet they come from.
  const characters = distinctUpToThree(text, length);
  if (characters <= 2) return { bits: characters === 2 ? length : 0, alphabet };
  return { bits: Math.round(length * Math.log2(alphabet)), alphabet };
}

/** Ends at the third: nearly every value has it among its first characters. */
function distinctUpToThree(text: string, length: number): number {
  const seen = new Set<number>();
  for (let at = 0; at < length && seen.size < 3; at++) seen.add(text.charCodeAt(at));
  return seen.size;
}

/** Size of the smallest usual alphabet that holds the first `length` characters. */
export function alphabetOf(text: string, length = text.length): number {
  let upper = false;
  let lower = false;
  let digit = false;
  let beyondHex = false;
  let mark = false;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (isDigitCode(code)) digit = true;
    else if (isLowerCode(code)) lower = true;
    else if (isUpperCode(code)) upper = true;
    else if (isBase64UrlCode(code) || base64Marks.has(code)) mark = true;
    else return printable;
    if (!isHexCode(code)) beyondHex = true;
  }
  if (!beyondHex && !(upper && lower)) return upper || lower ? 16 : 10;
  // Text of both cases is of base62 or base64, also when it happens to have no digit.
  return (upper && lower ? 62 : (upper || lower ? 26 : 0) + (digit ? 10 : 0)) + (mark ? 2 : 0);
}

/** `+`, `/` and `=`. */
const base64Marks: ReadonlySet<number> = new Set([0x2b, 0x2f, 0x3d]);
/** Printable ASCII without the space. */
const printable = 94;
