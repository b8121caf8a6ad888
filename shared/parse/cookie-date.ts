// The cookie-date algorithm is looser than HTTP-date: fields in any order, odd delimiters, two-digit years.

import { isDigitCode } from './character-codes.ts';

/** Date of a cookie's `Expires` attribute in milliseconds since the epoch, or `undefined` (RFC 6265bis section 5.1.1). */
export function parseCookieDate(text: string): number | undefined {
  return usualDate(text) ?? anyDate(text);
}

/** `Wed, 21 Oct 2026 07:28:00 GMT` or `Wed, 21-Oct-2026 07:28:00 GMT`, as nearly every server writes it, without cutting it into tokens. */
function usualDate(text: string): number | undefined {
  if (text.length !== 29 || text.charCodeAt(3) !== 0x2c || text.charCodeAt(19) !== 0x3a || text.charCodeAt(22) !== 0x3a || text.charCodeAt(25) !== 0x20) return undefined;
  if (text.charCodeAt(4) !== 0x20 || text.charCodeAt(16) !== 0x20 || !isBlankOrHyphen(text.charCodeAt(7)) || !isBlankOrHyphen(text.charCodeAt(11))) return undefined;
  const day = twoDigits(text, 5);
  const month = monthLetters.indexOf(lettersAt(text, 8));
  const year = twoDigits(text, 12) * 100 + twoDigits(text, 14);
  const hour = twoDigits(text, 17);
  const minute = twoDigits(text, 20);
  const second = twoDigits(text, 23);
  // Anything unusual goes the long way, which knows what is left of it.
  if (!dayLetters.includes(lettersAt(text, 0)) || month < 0 || !(day >= 1 && day <= daysInMonth[month]!) || !(year >= 1601) || !(hour <= 23) || !(minute <= 59) || !(second <= 59)) return undefined;
  return (((daysBefore(year, month) + day - 1) * 24 + hour) * 60 + minute) * 60_000 + second * 1_000;
}

/** Days from the epoch to the first of a month in the Gregorian calendar; `Date.UTC` says the same and takes many times longer. */
function daysBefore(year: number, month: number): number {
  // A year from March on, so that the leap day is its last.
  const shifted = month < 2 ? year - 1 : year;
  const monthFromMarch = (month + 10) % 12;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + Math.floor((monthFromMarch * 153 + 2) / 5) - 719_468;
}

function isBlankOrHyphen(code: number): boolean {
  return code === 0x20 || code === 0x2d;
}

/** Three letters as one number, so that none has to be cut out. */
function lettersAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | (text.charCodeAt(at + 1) << 8) | text.charCodeAt(at + 2);
}

const dayLetters = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].map((name) => lettersAt(name, 0));
const monthLetters = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name) => lettersAt(name, 0));

/** In any year: a 29 February goes the long way. */
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** NaN when a character is no digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function anyDate(text: string): number | undefined {
  const found: CookieDate = {};
  for (const token of dateTokens(text.length > longestDate ? text.slice(0, longestDate) : text)) readDateToken(token, found);
  return millisecondsOf(found);
}

const longestDate = 1024;
export const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface CookieDate {
  time?: readonly [hour: number, minute: number, second: number];
  day?: number;
  month?: number;
  year?: number;
}

/** %x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E */
function isDelimiter(code: number): boolean {
  return (
    code === 0x09 ||
    (code >= 0x20 && code <= 0x2f) ||
    (code >= 0x3b && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e)
  );
}

/** The words of a cookie-date. */
export function dateTokens(text: string): string[] {
  const tokens: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isDelimiter(text.charCodeAt(at))) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      tokens.push(text.slice(start, at));
      start = -1;
    }
  }
  return tokens;
}

/** Each field is taken from the first token that fits it, in the order time, day, month, year. */
function readDateToken(token: string, found: CookieDate): void {
  if (!found.time) {
    const time = timeOf(token);
    if (time) {
      found.time = time;
      return;
    }
  }
  if (found.day === undefined) {
    const day = leadingNumber(token, 1, 2);
    if (day !== undefined) {
      found.day = day;
      return;
    }
  }
  if (found.month === undefined) {
    const month = months.indexOf(token.slice(0, 3).toLowerCase());
    if (month >= 0) {
      found.month = month;
      return;
    }
  }
  if (found.year === undefined) found.year = leadingNumber(token, 2, 4);
}

function timeOf(token: string): [number, number, number] | undefined {
  const fields = token.split(':', 4);
  if (fields.length < 3) return undefined;
  const [hourText = '', minuteText = '', secondText = ''] = fields;
  const hour = wholeNumber(hourText);
  const minute = wholeNumber(minuteText);
  // Only the seconds may be followed by something else.
  const second = leadingNumber(secondText, 1, 2);
  return hour === undefined || minute === undefined || second === undefined ? undefined : [hour, minute, second];
}

/** The digits at the start, when there are between `least` and `most` of them and no digit follows. */
function leadingNumber(text: string, least: number, most: number): number | undefined {
  let digits = 0;
  while (digits < text.length && isDigitCode(text.charCodeAt(digits))) digits++;
  return digits >= least && digits <= most ? Number(text.slice(0, digits)) : undefined;
}

function wholeNumber(text: string): number | undefined {
  return text.length <= 2 && isDigitCode(text.charCodeAt(text.length - 1)) ? leadingNumber(text, 1, 2) : undefined;
}

function millisecondsOf({ time, day, month, year }: CookieDate): number | undefined {
  if (!time || day === undefined || month === undefined || year === undefined) return undefined;
  const fullYear = year >= 70 && year <= 99 ? year + 1900 : year <= 69 ? year + 2000 : year;
  const [hour, minute, second] = time;
  if (day < 1 || day > 31 || fullYear < 1601 || hour > 23 || minute > 59 || second > 59) return undefined;
  const milliseconds = Date.UTC(fullYear, month, day, hour, minute, second);
  // 31 February rolls over into March: such a date does not exist and the attribute is ignored.
  return new Date(milliseconds).getUTCDate() === day ? milliseconds : undefined;
}
