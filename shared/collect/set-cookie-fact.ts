import type { CookieFact, SameSite } from '../facts/cookie.ts';
import { absent, type Known, set, unknown } from '../facts/known.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import { noRole } from '../facts/role.ts';
import { parseCookieDate } from '../parse/cookie-date.ts';
import { type ParsedSetCookie, parseSetCookie } from '../parse/set-cookie.ts';
import { shapeOf } from '../parse/value-shape.ts';
import type { HarCookie } from './har-entry.ts';
import { isRedacted } from './redacted.ts';

/** The response that sets a cookie. */
export interface SetCookieContext {
  readonly id: string;
  readonly url?: string;
  readonly time?: number;
  readonly exchange?: string;
  /** The response's `Date` header: `Expires` was computed on the server's clock. */
  readonly date?: string;
}

/** The fact of one `Set-Cookie` header value. */
export function cookieFactFromSetCookie(header: string, context: SetCookieContext): CookieFact {
  return cookieFactFrom(parseSetCookie(header), context);
}

/** The fact of a cookie that an exporter wrote down instead of its header; a false flag is an absent one. */
export function cookieFactFromHarCookie(cookie: HarCookie, context: SetCookieContext): CookieFact {
  const expires = cookie.expires === undefined ? Number.NaN : Date.parse(cookie.expires);
  return cookieFactFrom(
    {
      name: cookie.name,
      value: cookie.value,
      header: '',
      secure: cookie.secure === true,
      httpOnly: cookie.httpOnly === true,
      partitioned: false,
      ...(cookie.sameSite !== undefined && { sameSite: cookie.sameSite }),
      ...(cookie.domain !== undefined && cookie.domain.startsWith('.') && { domain: cookie.domain.slice(1).toLowerCase() }),
      ...(cookie.path?.startsWith('/') && { path: cookie.path }),
      ...(!Number.isNaN(expires) && { expires }),
      size: cookie.name.length + cookie.value.length,
      truncated: false,
      problems: [],
    },
    context,
  );
}

function cookieFactFrom(parsed: ParsedSetCookie, context: SetCookieContext): CookieFact {
  const lifetime = lifetimeOf(parsed, context);
  const redacted = isRedacted(parsed.value);
  return {
    kind: 'cookie',
    id: context.id,
    seen: { in: 'set-cookie', ...seenAt(context) },
    scope: 'site',
    action: lifetime.state === 'set' && lifetime.value <= 0 ? 'clear' : 'set',
    name: set(parsed.name),
    value: redacted ? unknown('the exporter replaced the value') : set(parsed.value),
    ...(!redacted && { shape: shapeOf(parsed.value) }),
    secure: flag(parsed.secure),
    httpOnly: flag(parsed.httpOnly),
    sameSite: parsed.sameSite === undefined ? absent : set(sameSiteOf(parsed.sameSite)),
    domain: parsed.domain === undefined ? absent : set(parsed.domain),
    path: parsed.path === undefined ? absent : set(parsed.path),
    lifetime,
    partitioned: flag(parsed.partitioned),
    ...hostAt(context.url),
    byScript: set(false),
    size: parsed.size,
    problems: parsed.problems.map(({ text }) => text),
    role: noRole,
  };
}

export function sameSiteOf(text: string): SameSite {
  return sameSites[text.toLowerCase()] ?? 'invalid';
}

/** Where and when, without the fields that are not known. */
export function seenAt({ url, time, exchange }: { readonly url?: string; readonly time?: number; readonly exchange?: string }): {
  url?: string;
  time?: number;
  exchange?: string;
} {
  return { ...(url !== undefined && { url }), ...(time !== undefined && { time }), ...(exchange !== undefined && { exchange }) };
}

export function hostAt(url: string | undefined): { host?: string } {
  const host = url !== undefined && isReadableUrl(url) ? new URL(url).hostname : '';
  return host === '' ? {} : { host };
}

export function flag(on: boolean): Known<boolean> {
  return on ? set(true) : absent;
}

const sameSites: Readonly<Record<string, SameSite>> = { strict: 'Strict', lax: 'Lax', none: 'None' };

/** Max-Age before Expires (RFC 6265bis section 5.7). */
function lifetimeOf(parsed: ParsedSetCookie, { time, date }: SetCookieContext): Known<number> {
  if (parsed.maxAge !== undefined) return set(parsed.maxAge);
  if (parsed.expires === undefined) return absent;
  const now = (date === undefined ? undefined : parseCookieDate(date)) ?? time;
  // The usual way to delete a cookie is a date in 1970: that needs no clock.
  if (now === undefined) return parsed.expires <= 86_400_000 ? set(0) : unknown('Expires is a date, and it is not known when the response was sent');
  return set(Math.round((parsed.expires - now) / 1000));
}
