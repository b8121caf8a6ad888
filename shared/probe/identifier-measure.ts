// How much was drawn? One value tells its length and alphabet only; many tell which positions never change and which hold few characters.
import { alphabetOf } from '../parse/value-bits.ts';

export interface IdentifierMeasure {
  /** Characters of the longest. */
  readonly length: number;
  /** Positions that hold the same character in all. */
  readonly shared: number;
  /** Upper bound of the entropy in bits. */
  readonly bits: number;
}

/**
 * A position with more different characters than a fifth of the samples may hold any of the alphabet; one with fewer holds those that
 * were seen: that twenty drawn digits show four at most happens once in half a million.
 */
export function measureIdentifiers(ids: readonly string[]): IdentifierMeasure {
  const length = Math.max(0, ...ids.map((id) => id.length));
  const seen = Array.from({ length }, (_, position) => new Set(ids.map((id) => id[position] ?? '')));
  const varying = seen.filter(({ size }) => size > 1);
  const alphabet = alphabetOf(varying.flatMap((characters) => [...characters]).join(''));
  const bits = varying.reduce((sum, { size }) => sum + Math.log2(size > ids.length / 5 ? Math.max(alphabet, size) : size), 0);
  return { length, shared: length - varying.length, bits: Math.round(bits) };
}
