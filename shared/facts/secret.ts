/** Where key material in source code comes from. The literal itself never leaves the linter. */
export interface Secret {
  readonly origin: 'literal' | 'environment' | 'environment-with-literal-fallback' | 'file' | 'generated';
  /** Octets of the literal, when there is one. */
  readonly octets?: number;
  /** Name of the environment variable, when there is one. */
  readonly variable?: string;
  /** True for a public key or certificate in PEM form. */
  readonly publicKey?: boolean;
  /** True for text that stands where somebody is to write the real one: `your-client-secret`, `<secret>`, `xxx`. */
  readonly placeholder?: boolean;
}
