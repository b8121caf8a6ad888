import { factsOf, type Fact } from '#shared/facts/fact.ts';
import type { Carrier, TokenFact } from '#shared/facts/token.ts';

/** One token with every place it was found in. */
export interface TokenRow {
  readonly token: TokenFact;
  readonly carriers: readonly Carrier[];
  /** Ids of every fact about it, oldest first. */
  readonly ids: readonly string[];
}

/** One row for each token, newest first; the same token in a cookie and in storage is one row with two places. */
export function tokenRows(facts: readonly Fact[]): TokenRow[] {
  const rows = new Map<string, { token: TokenFact; carriers: Map<string, Carrier>; ids: string[] }>();
  for (const token of factsOf(facts, 'token')) {
    const row = rows.get(token.raw) ?? { token, carriers: new Map<string, Carrier>(), ids: [] };
    for (const carrier of token.carriers) row.carriers.set(`${carrier.in} ${carrier.name}`, carrier);
    row.ids.push(token.id);
    rows.set(token.raw, row);
  }
  return [...rows.values()].map(({ token, carriers, ids }) => ({ token, carriers: [...carriers.values()], ids })).reverse();
}
