import { attributesOf, type ParsedSetCookie } from '../parse/set-cookie.ts';
import { cookieLimits } from '../standards/cookie-rules.ts';

/** The last attribute of that name (lower case) as written, unless it is too long to be read. */
export function attributeText(parsed: ParsedSetCookie, name: string): string | undefined {
  return attributesOf(parsed).findLast((attribute) => attribute.name.toLowerCase() === name && isShortEnough(attribute.value))?.value;
}

export function hasAttribute(parsed: ParsedSetCookie, name: string): boolean {
  return attributeText(parsed, name) !== undefined;
}

const encoder = new TextEncoder();

function isShortEnough(value: string): boolean {
  return value.length <= cookieLimits.attributeValue && encoder.encode(value).length <= cookieLimits.attributeValue;
}
