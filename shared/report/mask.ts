import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const wholly = '••••••••';

/**
 * A secret as a report prints it. Under 16 characters nothing of it is shown; longer ones keep their first 4 characters
 * and a short hash, so that two places with the same value can be recognised within one report and nowhere else.
 */
export function maskOf(value: string, salt: string): string {
  if (value.length < 16) return wholly;
  return `${value.slice(0, 4)}… #${shortHash(`${salt}\n${value}`)}`;
}

/** 6 hexadecimal digits of SHA-256: enough to tell values of one report apart, too little to confirm a guess. */
function shortHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 6);
}

/** Of each secret that much: nobody guesses it, and an entry of megabytes costs no more. */
const longestSalting = 1_024;

/** A salt that nobody can compute without all the secrets of the capture; for callers that have no randomness at hand. */
export function saltFrom(secrets: readonly string[], target: string, time: number): string {
  const hash = sha256.create();
  for (const part of [target, String(time), ...secrets]) hash.update(utf8ToBytes(`${part.length}:${part.slice(0, longestSalting)}`));
  return bytesToHex(hash.digest());
}
