// What stands in a field, told by its name and the form of its value. The value itself is looked at and let go.
import { authorityNames, personalNames, secretKeyForms, secretNames, type AuthorityKind, type PersonalKind, type SecretKind } from '../standards/content-names.ts';
import { couldBePhoneNumber, holdsEmail, isCardNumber, isGroupedCardNumber, isPhoneNumber } from './personal-text.ts';
import type { JsonValue } from './token.ts';

/** `card-like`: digits that could be those of a card, under a name that does not say so. `token`: a credential of its own. */
export type ContentKind = SecretKind | PersonalKind | AuthorityKind | 'card-like' | 'token';

/** A secret in the field, when its name or the form of its value says so. */
export function secretKindOf(name: string, value: JsonValue): SecretKind | undefined {
  if (typeof value === 'string') {
    if (isPrivateKey(value) || secretKeyIssuer(value) !== undefined) return 'key';
    if (isPasswordHash(value)) return 'password-hash';
  }
  return isFilled(value) ? secretNames.get(plainName(name)) : undefined;
}

/** Personal data in the field, when the form of its value, or name and value together say so. */
export function personalKindOf(name: string, value: JsonValue): PersonalKind | 'card' | 'card-like' | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text === '') return undefined;
  const named = personalNames.get(plainName(name));
  if (holdsEmail(text)) return 'email';
  if (isPhoneNumber(text) || (named === 'phone' && couldBePhoneNumber(text))) return 'phone';
  if (isCardNumber(text)) return isGroupedCardNumber(text) || cardNames.test(name.slice(0, longestName)) ? 'card' : 'card-like';
  return named === 'email' || named === 'phone' ? undefined : named;
}

/** What the field claims that a server must know by itself. Flags that say no claim nothing. */
export function authorityKindOf(name: string, value: JsonValue): AuthorityKind | undefined {
  if (value === null || value === false || value === '' || typeof value === 'string' && value.length > 40) return undefined;
  const kind = authorityNames.get(plainName(name));
  // A long identifier is not guessed, and is as likely one of a visitor.
  return kind === 'user-id' && String(value).length > 12 ? undefined : kind;
}

/** Whether a claim name is one of personal data. */
export function isPersonalName(name: string): boolean {
  return personalNames.has(plainName(name));
}

/** The kind of secret that a name promises. */
export function secretKindOfName(name: string): SecretKind | undefined {
  return secretNames.get(plainName(name));
}

/** Who issues keys of this form for the use of servers, when somebody does. */
export function secretKeyIssuer(text: string): string | undefined {
  const form = secretKeyForms.find(({ prefix, shortest }) => text.startsWith(prefix) && text.length >= shortest);
  return form !== undefined && /^[\w.-]{20,300}$/.test(text) ? form.by : undefined;
}

function isPrivateKey(text: string): boolean {
  return text.startsWith('-----BEGIN ') && text.includes('PRIVATE KEY');
}

function isPasswordHash(text: string): boolean {
  return /^\$(?:2[aby]|argon2(?:id|i|d))\$/.test(text);
}

/** A flag or an empty field says that there is a secret, not which. */
function isFilled(value: JsonValue): boolean {
  if (typeof value === 'number') return value !== 0 && value !== 1;
  return typeof value === 'string' && !flags.has(value.toLowerCase().trim());
}

const flags: ReadonlySet<string> = new Set(['', '0', '1', 'true', 'false', 'null', 'undefined', 'none', 'yes', 'no', 'on', 'off', 'show', 'hide', 'hidden', 'visible', 'required', 'optional', 'strong', 'medium', 'weak', 'set', 'unset', 'changed', 'reset', 'expired', 'ok', '***', '[redacted]']);
const cardNames = /card|pan\b|creditcard|ccnumber|cc_?num/i;
const longestName = 60;

function plainName(name: string): string {
  return name.slice(0, longestName).toLowerCase().replaceAll('_', '').replaceAll('-', '');
}
