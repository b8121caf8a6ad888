import { factsOf, type Fact } from '#shared/facts/fact.ts';
import { valueOf } from '#shared/facts/known.ts';
import { isAuthRole } from '#shared/facts/role.ts';
import type { StorageFact } from '#shared/facts/storage.ts';
import { isTokenFormat } from '#shared/parse/value-shape.ts';

/** One entry of a store that scripts can read. */
export interface StorageRow {
  readonly key: string;
  readonly name: string;
  readonly entry: StorageFact;
  /** By its role or its form it may let its holder in. */
  readonly isCredential: boolean;
}

/** Entries that carry credentials first. */
export function storageRows(facts: readonly Fact[]): StorageRow[] {
  return factsOf(facts, 'storage')
    .filter(({ seen }) => seen.in !== 'source')
    .map((entry) => {
      const name = valueOf(entry.key) ?? '';
      return { key: JSON.stringify([entry.area, entry.origin, name]), name, entry, isCredential: isCredential(entry) };
    })
    .sort((a, b) => Number(b.isCredential) - Number(a.isCredential));
}

function isCredential({ role, shape }: StorageFact): boolean {
  return isAuthRole(role.role) || role.role === 'login-transaction' || (shape !== undefined && isTokenFormat(shape.format));
}
