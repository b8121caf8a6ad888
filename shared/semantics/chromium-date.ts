import { dateTokens, months } from '../parse/cookie-date.ts';

/**
 * `Expires` as Chromium reads it (net/cookies/cookie_util.cc, ParseCookieExpirationTime). Unlike the RFC, a number stands
 * alone or is no number ("9th" is none), years have one to five digits, and they may lie before 1601.
 */
export function parseDateLikeChromium(text: string): number | undefined {
  let day: number | undefined;
  let month: number | undefined;
  let year: number | undefined;
  let time: readonly number[] | undefined;
  for (const token of dateTokens(text)) {
    if (!startsWithDigit(token)) month ??= monthOf(token);
    else if (token.includes(':')) time ??= timeOf(token);
    else if (!isNumber(token)) continue;
    else if (day === undefined && token.length <= 2) day = Number(token);
    else if (year === undefined && token.length <= 5) year = Number(token);
  }
  if (day === undefined || month === undefined || year === undefined || time === undefined) return undefined;
  return millisecondsOf(fullYear(year), month, day, time);
}

function monthOf(token: string): number | undefined {
  const month = months.indexOf(token.slice(0, 3).toLowerCase());
  return month < 0 ? undefined : month;
}

function timeOf(token: string): readonly number[] | undefined {
  const fields = token.split(':', 4);
  return fields.length === 3 && fields.every(isNumber) ? fields.map(Number) : undefined;
}

function fullYear(year: number): number {
  if (year <= 69) return year + 2000;
  return year <= 99 ? year + 1900 : year;
}

/** Undefined for a date or time that does not exist. */
function millisecondsOf(year: number, month: number, day: number, time: readonly number[]): number | undefined {
  const [hour = 0, minute = 0, second = 0] = time;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(Date.UTC(year, month, day, hour, minute, second));
  return date.getUTCMonth() === month && date.getUTCDate() === day ? date.getTime() : undefined;
}

function startsWithDigit(token: string): boolean {
  return isNumber(token.slice(0, 1));
}

function isNumber(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return text !== '';
}
