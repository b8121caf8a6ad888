import type { CookieFact } from '../facts/cookie.ts';
import type { StorageFact } from '../facts/storage.ts';
import type { TokenFact } from '../facts/token.ts';
import type { ValueFormat } from '../facts/value-shape.ts';

/** `opaque` says nothing by itself and must be looked up; the other three carry their content. */
export type CredentialForm = 'opaque' | 'jws' | 'jwe' | 'sealed' | 'unknown';

/** Values with content and a signature or encryption of a framework's own are `sealed`. */
const formOfFormat: Readonly<Record<ValueFormat, CredentialForm>> = {
  empty: 'unknown',
  jws: 'jws',
  jwe: 'jwe',
  'iron-sealed': 'sealed',
  // express-session signs an identifier; the data stays in its store.
  'express-signed': 'opaque',
  'rails-signed': 'sealed',
  'django-signed': 'sealed',
  'flask-signed': 'sealed',
  paseto: 'sealed',
  json: 'sealed',
  uuid: 'opaque',
  opaque: 'opaque',
  number: 'opaque',
  word: 'opaque',
};

/** Form of a credential from everything that was seen of it: a decoded token first, then the shape of the value. */
export function formOf(seen: {
  readonly tokens: readonly TokenFact[];
  readonly cookies: readonly CookieFact[];
  readonly entries: readonly StorageFact[];
  readonly sent?: readonly unknown[];
}): CredentialForm {
  const [token] = seen.tokens;
  if (token) return token.format;
  for (const { shape } of [...seen.cookies, ...seen.entries]) {
    const form = shape ? formOfFormat[shape.format] : 'unknown';
    if (form !== 'unknown') return form;
  }
  return seen.sent && seen.sent.length > 0 && seen.cookies.length === 0 ? 'opaque' : 'unknown';
}

export function isSelfContained(form: CredentialForm): boolean {
  return form === 'jws' || form === 'jwe' || form === 'sealed';
}
