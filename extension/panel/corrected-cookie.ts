import { valueOf } from '#shared/facts/known.ts';
import { parseSetCookie } from '#shared/parse/set-cookie.ts';
import { setCookieText, type SetCookieFields } from '#shared/semantics/encode-set-cookie.ts';
import type { CookieRow } from './cookie-rows.ts';

/** Attributes of a fact and what they should be; `null` takes one away. */
export type Change = Readonly<Record<string, boolean | string | number | null>>;

/**
 * The `Set-Cookie` that would answer the findings about a cookie; undefined when none says what to change. The value is a
 * placeholder: the header is for code and issues, where no secret belongs.
 */
export function correctedSetCookie(row: CookieRow, changes: readonly Change[]): string | undefined {
  const change = Object.assign({}, ...changes) as Change;
  const before = fieldsOf(row);
  if (before === undefined || Object.keys(change).length === 0) return undefined;
  const { lifetime, ...others } = change;
  const fields: Record<string, unknown> = { ...before, ...others };
  if (typeof lifetime === 'number') Object.assign(fields, { maxAge: lifetime, expires: undefined });
  for (const [attribute, value] of Object.entries(fields)) if (value === null) fields[attribute] = undefined;
  return setCookieText(fields as unknown as SetCookieFields);
}

const placeholder = '<value>';

/** As the last answer wrote it; for a cookie that only the store knows, as it holds it. */
function fieldsOf({ name, cookie, events }: CookieRow): SetCookieFields | undefined {
  const written = events.findLast(({ what }) => what !== 'deleted');
  if (written !== undefined) {
    const { domain, path, maxAge, expires, secure, httpOnly, sameSite, partitioned } = parseSetCookie(written.header);
    return { name, value: placeholder, domain, path, maxAge, expires: maxAge === undefined ? expires : undefined, secure, httpOnly, sameSite, partitioned };
  }
  if (cookie.action !== 'hold') return undefined;
  const sameSite = valueOf(cookie.sameSite);
  return {
    name,
    value: placeholder,
    domain: valueOf(cookie.domain),
    path: valueOf(cookie.path),
    maxAge: valueOf(cookie.lifetime),
    secure: valueOf(cookie.secure) ?? false,
    httpOnly: valueOf(cookie.httpOnly) ?? false,
    sameSite: sameSite === 'invalid' ? undefined : sameSite,
    partitioned: valueOf(cookie.partitioned) ?? false,
  };
}
