import { parseSetCookie, type ParsedSetCookie } from '../parse/set-cookie.ts';

/** What a `Set-Cookie` header says. Something parsed fits, with fields overwritten to correct it. */
export type SetCookieFields = Pick<ParsedSetCookie, 'name' | 'value'> &
  Partial<Pick<ParsedSetCookie, 'domain' | 'path' | 'maxAge' | 'expires' | 'secure' | 'httpOnly' | 'sameSite' | 'partitioned'>>;

/**
 * The header value that says exactly these fields, or undefined when none can (a semicolon in the value, a date in the
 * year 10000). Holds the cookie's value: a secret.
 */
export function setCookieText(fields: SetCookieFields): string | undefined {
  const text = [pairText(fields), ...attributeTexts(fields)].join('; ');
  return saysTheSame(parseSetCookie(text), fields) ? text : undefined;
}

/** A nameless cookie is written without an equals sign, unless its value would then be read as a name. */
function pairText({ name, value }: SetCookieFields): string {
  return name === '' && !value.includes('=') ? value : `${name}=${value}`;
}

function attributeTexts({ domain, path, maxAge, expires, secure, httpOnly, sameSite, partitioned }: SetCookieFields): string[] {
  const texts: string[] = [];
  if (domain !== undefined) texts.push(`Domain=${domain}`);
  if (path !== undefined) texts.push(`Path=${path}`);
  if (maxAge !== undefined) texts.push(`Max-Age=${maxAge}`);
  if (expires !== undefined) texts.push(`Expires=${new Date(expires).toUTCString()}`);
  if (secure) texts.push('Secure');
  if (httpOnly) texts.push('HttpOnly');
  if (sameSite !== undefined) texts.push(`SameSite=${sameSite}`);
  if (partitioned) texts.push('Partitioned');
  return texts;
}

const compared = ['name', 'value', 'domain', 'path', 'maxAge', 'sameSite'] as const;
const flags = ['secure', 'httpOnly', 'partitioned'] as const;

/** A header has whole seconds only. */
function saysTheSame(parsed: ParsedSetCookie, fields: SetCookieFields): boolean {
  const seconds = (time: number | undefined): number | undefined => (time === undefined ? undefined : Math.floor(time / 1000));
  return (
    compared.every((field) => parsed[field] === fields[field]) &&
    flags.every((flag) => parsed[flag] === (fields[flag] ?? false)) &&
    seconds(parsed.expires) === seconds(fields.expires) &&
    !parsed.problems.some(({ ignored }) => ignored === 'cookie')
  );
}
