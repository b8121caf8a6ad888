/** What a value looks like, measured without judging what it is for. */
export type ValueFormat =
  | 'empty'
  | 'jws'
  | 'jwe'
  | 'iron-sealed'
  | 'express-signed'
  | 'rails-signed'
  | 'django-signed'
  | 'flask-signed'
  | 'paseto'
  | 'json'
  | 'uuid'
  | 'opaque'
  | 'number'
  | 'word';

export interface ValueShape {
  readonly format: ValueFormat;
  /** UTF-16 code units of the value as it travels. */
  readonly length: number;
  /** Upper bound of the entropy in bits, from length and alphabet of the varying part. */
  readonly bits: number;
  /** Size of the smallest usual alphabet that holds the varying part: 10, 16, 36, 62, 64 … */
  readonly alphabet?: number;
  /** How the credential was wrapped, outermost first, e.g. `['url-encoded', 'json:auth.token']`. */
  readonly wrapping: readonly string[];
}
