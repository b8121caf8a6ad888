import { attributesOf, type ParsedSetCookie } from '../parse/set-cookie.ts';
import type { CookieBehaviour } from '../standards/browsers.ts';
import { cookieLimits } from '../standards/cookie-rules.ts';

/** The last attribute of that name (lower case) as written, unless it is too long to be read. */
export function attributeText(parsed: ParsedSetCookie, name: string): string | undefined {
  return attributesOf(parsed).findLast((attribute) => attribute.name.toLowerCase() === name && isShortEnough(attribute.value))?.value;
}

/** The flags and SameSite as the browser reads them: not every one leaves them out because their value is long. */
export function withFlagsOf(behaviour: CookieBehaviour, parsed: ParsedSetCookie): ParsedSetCookie {
  if (behaviour.longAttribute === 'ignored' || !parsed.problems.some(({ id }) => id === 'attribute-too-long')) return parsed;
  const attributes = attributesOf(parsed);
  const last = (name: string): string | undefined => attributes.findLast((attribute) => attribute.name.toLowerCase() === name)?.value;
  const has = (name: string): boolean => last(name) !== undefined;
  return { ...parsed, secure: has('secure'), httpOnly: has('httponly'), partitioned: has('partitioned'), sameSite: last('samesite') };
}

const encoder = new TextEncoder();

function isShortEnough(value: string): boolean {
  return value.length <= cookieLimits.attributeValue && encoder.encode(value).length <= cookieLimits.attributeValue;
}
