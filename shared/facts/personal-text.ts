// What a text is by its own form. Everything here walks the text once and has bounds.


/** Whether an e-mail address of a person stands in the text, whole or between other things. */
export function holdsEmail(text: string): boolean {
  let looked = 0;
  for (let at = text.indexOf('@', 1); at > 0 && looked < mostSigns; at = text.indexOf('@', at + 1), looked++) {
    if (isEmailAt(text, at)) return true;
  }
  return false;
}

const mostSigns = 50;
const longestLocal = 64;
const longestDomain = 253;

function isEmailAt(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < longestLocal && /[\w.+-]/.test(text[start - 1]!)) start--;
  let end = at + 1;
  while (end < text.length && end - at < longestDomain && /[A-Z0-9.-]/i.test(text[end]!)) end++;
  const local = text.slice(start, at).toLowerCase();
  const labels = text.slice(at + 1, end).toLowerCase().split('.');
  if (labels.at(-1) === '') labels.pop();
  const top = labels.at(-1) ?? '';
  if (local === '' || local.startsWith('.') || labels.length < 2 || labels.some((label) => label === '' || label.startsWith('-'))) return false;
  return /^[a-z]{2,24}$/.test(top) && !notDomains.has(top) && !impersonal.has(local);
}

/** `logo@2x.png` and `react@19.beta` are files and versions. */
const notDomains: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'avif', 'js', 'mjs', 'ts', 'css', 'json', 'html', 'map', 'alpha', 'beta', 'rc', 'next', 'canary', 'local', 'invalid']);
/** Addresses of a machine or a desk. */
const impersonal: ReadonlySet<string> = new Set(['noreply', 'no-reply', 'donotreply', 'support', 'postmaster', 'webmaster']);

/** A telephone number in international form (E.164): `+` and eight to fifteen digits, separators allowed. */
export function isPhoneNumber(text: string): boolean {
  if (!text.startsWith('+') || text.length > 24 || !/^\+[\d ().-]+$/.test(text)) return false;
  const digits = digitsOf(text);
  return digits.length >= 8 && digits.length <= 15;
}

/** Whether the digits of a text could be a telephone number under a name that says so. */
export function couldBePhoneNumber(text: string): boolean {
  const digits = digitsOf(text.slice(0, 40));
  return text.length <= 24 && digits.length >= 7 && digits.length <= 15 && /^[+\d ().-]+$/.test(text);
}

/** A number that a payment card may have: prefix and length of an issuer, and the check digit of Luhn (ISO/IEC 7812-1). */
export function isCardNumber(text: string): boolean {
  if (text.length < 14 || text.length > 23 || !/^\d[\d -]*\d$/.test(text)) return false;
  const digits = digitsOf(text);
  const isIssued = issuers.some(({ length, from, to }) => digits.length === length && isBetween(Number(digits.slice(0, String(from).length)), from, to));
  return isIssued && hasLuhnDigit(digits);
}

/** Written as people read it, in groups: `4111 1111 1111 1111`. */
export function isGroupedCardNumber(text: string): boolean {
  return /^\d{4}([ -])\d{4,6}\1\d{4,5}(?:\1\d{4})?$/.test(text) && isCardNumber(text);
}

const issuers: readonly { readonly from: number; readonly to: number; readonly length: number }[] = [
  { from: 4, to: 4, length: 16 },
  { from: 51, to: 55, length: 16 },
  { from: 2221, to: 2720, length: 16 },
  { from: 34, to: 34, length: 15 },
  { from: 37, to: 37, length: 15 },
  { from: 6011, to: 6011, length: 16 },
  { from: 644, to: 659, length: 16 },
  { from: 3528, to: 3589, length: 16 },
  { from: 36, to: 36, length: 14 },
  { from: 38, to: 39, length: 14 },
  { from: 62, to: 62, length: 16 },
];

function isBetween(value: number, from: number, to: number): boolean {
  return value >= from && value <= to;
}

function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
