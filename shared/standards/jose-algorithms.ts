// Algorithms for JWS and JWE (RFC 7518, RFC 8037, RFC 8812 and the IANA registry), by what may be said about them.

export type AlgorithmFamily = 'hmac' | 'asymmetric';

const hmac = ['HS256', 'HS384', 'HS512'];
const asymmetric = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA', 'Ed25519', 'Ed448', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'];
const keyManagement = [
  'RSA-OAEP-256',
  'RSA-OAEP-384',
  'RSA-OAEP-512',
  'A128KW',
  'A192KW',
  'A256KW',
  'dir',
  'ECDH-ES',
  'ECDH-ES+A128KW',
  'ECDH-ES+A192KW',
  'ECDH-ES+A256KW',
  'A128GCMKW',
  'A192GCMKW',
  'A256GCMKW',
];

/** Signature algorithms that are registered and sound. */
export const soundSignatures: ReadonlySet<string> = new Set([...hmac, ...asymmetric]);

/** Ways to encrypt or agree on a content key that are registered and sound. */
export const soundKeyManagement: ReadonlySet<string> = new Set(keyManagement);

/** Keys derived from a password: their iteration count `p2c` decides. */
export const passwordBased: ReadonlySet<string> = new Set(['PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'PBES2-HS512+A256KW']);

/** Content encryption: authenticated only. */
export const soundEncryption: ReadonlySet<string> = new Set(['A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512', 'A128GCM', 'A192GCM', 'A256GCM']);

export function familyOf(algorithm: string): AlgorithmFamily | undefined {
  if (hmac.includes(algorithm)) return 'hmac';
  return asymmetric.includes(algorithm) ? 'asymmetric' : undefined;
}
