// A fingerprint only has to recognise a finding again, not to withstand an attacker, so a fast pure hash is enough
// and works the same in Node, pages and workers.

/** 16 hexadecimal digits of FNV-1a in 64 bits, over the parts with a separator that no part contains unescaped. */
export function fingerprintOf(parts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const octet of new TextEncoder().encode(JSON.stringify(parts))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(octet)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
