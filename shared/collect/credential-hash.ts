// A value that was seen in a body is remembered only as a keyed hash, so that it is recognised when it returns in a header
// or in storage, and cannot be read from the capture.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

export type CredentialHash = (value: string) => string;

/** Hash function of one capture. Callers that keep captures pass a random key. */
export function credentialHashWith(key: string): CredentialHash {
  const keyed = hmac.create(sha256, encoder.encode(key));
  const known = new Map<string, string>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const hash = hexOf(keyed.clone().update(encoder.encode(value)).digest());
    known.set(value, hash);
    return hash;
  };
}

const encoder = new TextEncoder();

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
