// Firefox reads Expires with a general date parser that honours time zones, rolls 31 June over into July and more. Dates in
// the three forms of HTTP (RFC 9110, 5.6.7) and texts that cannot be a date are read alike everywhere.
import { months, parseCookieDate } from '../parse/cookie-date.ts';

/** An existing date as servers write it, in GMT or without a zone. */
export function isUsualDate(text: string): boolean {
  return (dayFirst.test(text) || monthFirst.test(text)) && parseCookieDate(text) !== undefined;
}

/** No name of a month and too few numbers for a date in digits. */
export function isHardlyDate(text: string): boolean {
  const lower = text.toLowerCase();
  return numbersIn(text) < 3 && !months.some((month) => lower.includes(month));
}

/** `Wed, 09 Jun 2027 10:18:14 GMT`, `Wednesday, 09-Jun-27 10:18:14 GMT` */
const dayFirst = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?\d\d?[ -][a-z]{3,9}[ -](?:\d\d){1,2} \d\d:\d\d:\d\d(?: (?:gmt|utc))?$/i;
/** `Wed Jun  9 10:18:14 2027` */
const monthFirst = /^(?:mon|tue|wed|thu|fri|sat|sun) [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/i;

function numbersIn(text: string): number {
  let numbers = 0;
  let inNumber = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isDigit = code >= 0x30 && code <= 0x39;
    if (isDigit && !inNumber) numbers++;
    inNumber = isDigit;
  }
  return numbers;
}
