import type { ValueFormat, ValueShape } from '#shared/facts/value-shape.ts';

const formats: Readonly<Record<ValueFormat, string>> = {
  empty: 'empty',
  jws: 'a signed JWT',
  jwe: 'an encrypted JWT',
  'iron-sealed': 'data sealed by iron (hapi, iron-session)',
  'express-signed': 'signed as cookie-signature does (express-session, cookie-parser)',
  'rails-signed': 'signed or encrypted as Rails does',
  'django-signed': 'signed as Django does',
  'flask-signed': 'signed as itsdangerous does (Flask)',
  paseto: 'a PASETO token',
  json: 'JSON',
  uuid: 'a UUID',
  opaque: 'an opaque value',
  number: 'a number',
  word: 'text',
};

/** `a signed JWT, base64 in JSON, 612 characters`. */
export function shapeWords({ format, length, bits, wrapping }: ValueShape): string {
  const wrapped = wrapping.length === 0 ? '' : ` inside ${wrapping.map((step) => (step.startsWith('json') ? 'JSON' : step === 'url-encoded' ? 'percent-encoding' : step)).join(' inside ')}`;
  const strength = format === 'opaque' || format === 'uuid' ? `, at most ${Math.floor(bits)} bits of it random` : '';
  return `${formats[format]}${wrapped}, ${length.toLocaleString('en')} characters${strength}`;
}
