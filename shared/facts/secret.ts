/** Where key material in source code comes from; `key-set` is published by an issuer for everybody. The literal itself never leaves the linter. */
export interface Secret {
  readonly origin: 'literal' | 'environment' | 'environment-with-literal-fallback' | 'file' | 'generated' | 'key-set';
  /** Octets of the literal, when there is one. */
  readonly octets?: number;
  /** Name of the environment variable, when there is one. */
  readonly variable?: string;
  /** True for a public key or certificate in PEM form. */
  readonly publicKey?: boolean;
  /** Bits of the modulus, of an RSA key in PEM form. */
  readonly rsaBits?: number;
  /** True for text that stands where somebody is to write the real one: `your-client-secret`, `<secret>`, `xxx`. */
  readonly placeholder?: boolean;
  /** The literal is on the list of well-known secrets, or has few different characters. */
  readonly guessable?: boolean;
  /** The dotenv file that sets the variable to a value which is found by trying, and what is told of that value. */
  readonly setIn?: { readonly file: string; readonly line: number; readonly octets: number; readonly wellKnown: boolean };
  /** What tells two keys of a file apart, without their value: the variable or the place they come from. */
  readonly identity?: string;
}
