/** A key that a response showed: its kind and size, nothing of the key itself. */
export interface PublishedKey {
  /** `kty` of a JWK (RFC 7517 4.1), a private key in PEM form, or the key of Supabase that passes over all row policies. */
  readonly kind: 'RSA' | 'EC' | 'OKP' | 'oct' | 'PEM' | 'service-role';
  /** Bits of the modulus of an RSA key. */
  readonly bits?: number;
  /** Public exponent of an RSA key, when it is below 65537. */
  readonly exponent?: number;
  /** `crv` of an elliptic curve key. */
  readonly curve?: string;
  /** It can sign: private members are there, or it is a shared secret. */
  readonly isPrivate: boolean;
}
