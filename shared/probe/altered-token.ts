/** The JWT with another character in the middle of its signature: the last one has spare bits, so a change there may be none. */
export function withAlteredSignature(jwt: string): string | undefined {
  const [header, payload, signature = ''] = jwt.split('.', 4);
  if (signature.length < 4) return undefined;
  const middle = Math.floor(signature.length / 2);
  const other = signature[middle] === 'A' ? 'B' : 'A';
  return `${header}.${payload}.${signature.slice(0, middle)}${other}${signature.slice(middle + 1)}`;
}

/** Spellings of `alg` that mean no signature to libraries that compare without care. */
export const unsignedSpellings = ['none', 'None', 'NONE'] as const;

/** The JWT with the claims it has and no signature (RFC 7519 section 6). */
export function withoutSignature(jwt: string, alg: (typeof unsignedSpellings)[number]): string {
  const [, payload] = jwt.split('.', 3);
  return `${base64Url(JSON.stringify({ typ: 'JWT', alg }))}.${payload}.`;
}

function base64Url(ascii: string): string {
  return btoa(ascii).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
