import { parseCookieDate } from '../parse/cookie-date.ts';
import type { ParsedSetCookie } from '../parse/set-cookie.ts';
import type { CookieBehaviour } from '../standards/browsers.ts';
import { attributeText } from './cookie-attributes.ts';
import { parseDateLikeChromium } from './chromium-date.ts';
import { isHardlyDate, isUsualDate } from './usual-date.ts';

/**
 * When the cookie ends, in milliseconds since the epoch; undefined: with the browser session; `unknown`: the browser reads
 * dates in its own way, and this one is not in a form that is certain. Max-Age beats Expires.
 */
export function expiryOf(parsed: ParsedSetCookie, now: number, fromScript: boolean, behaviour: CookieBehaviour): number | undefined | 'unknown' {
  const written = fromMaxAge(parsed, now, behaviour) ?? fromExpires(parsed, behaviour);
  if (written === undefined || written === 'unknown') return written;
  const caps = [behaviour.longestLife, fromScript ? behaviour.longestScriptLife : undefined];
  return Math.min(written, latestTime, ...caps.map((seconds) => (seconds === undefined ? latestTime : now + seconds * 1000)));
}

/** The first and last moment that `Date` can hold: "the earliest representable time" of the RFC and its counterpart. */
const earliestTime = -8_640_000_000_000_000;
const latestTime = 8_640_000_000_000_000;

function fromMaxAge(parsed: ParsedSetCookie, now: number, behaviour: CookieBehaviour): number | undefined {
  const seconds = maxAgeOf(parsed, behaviour);
  if (seconds === undefined) return undefined;
  return seconds <= 0 ? earliestTime : now + seconds * 1000;
}

function maxAgeOf(parsed: ParsedSetCookie, behaviour: CookieBehaviour): number | undefined {
  const text = attributeText(parsed, 'max-age');
  if (text === undefined) return undefined;
  if (behaviour.maxAgeMinus === 'expired by any' && text.startsWith('-')) return 0;
  if (text === '-') return behaviour.maxAgeMinus === 'expired' ? 0 : earlierMaxAge(parsed, behaviour);
  if (isWholeNumber(text)) return Number(text);
  if (behaviour.maxAgePlus === 'read' && text.startsWith('+') && isWholeNumber(text.slice(1)) && !text.startsWith('+-')) return Number(text);
  return earlierMaxAge(parsed, behaviour);
}

/** `parsed.maxAge` is the last one that could be read, as the RFC has it. */
function earlierMaxAge(parsed: ParsedSetCookie, behaviour: CookieBehaviour): number | undefined {
  return behaviour.unreadableExpiry === 'ignored' ? parsed.maxAge : undefined;
}

function fromExpires(parsed: ParsedSetCookie, behaviour: CookieBehaviour): number | undefined | 'unknown' {
  if (behaviour.unreadableExpiry === 'ignored') return parsed.expires;
  const text = attributeText(parsed, 'expires');
  if (text === undefined) return undefined;
  switch (behaviour.cookieDate) {
    case 'rfc':
      return parseCookieDate(text);
    case 'chromium':
      return parseDateLikeChromium(text);
    case 'own':
      return isUsualDate(text) ? parseCookieDate(text) : isHardlyDate(text) ? undefined : 'unknown';
  }
}

/** An optional minus sign and digits. */
function isWholeNumber(text: string): boolean {
  const start = text.startsWith('-') ? 1 : 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return text.length > start;
}
