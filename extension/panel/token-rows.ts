import { factsOf, type Fact } from '#shared/facts/fact.ts';
import type { Carrier, TokenFact } from '#shared/facts/token.ts';

/** One token with every place it was found in. */
export interface TokenRow {
  readonly token: TokenFact;
  readonly carriers: readonly Carrier[];
}

/** One row for each token, newest first; the same token in a cookie and in storage is one row with two places. */
export function tokenRows(facts: readonly Fact[]): TokenRow[] {
  const rows = new Map<string, { token: TokenFact; carriers: Map<string, Carrier> }>();
  for (const token of factsOf(facts, 'token')) {
    const row = rows.get(token.raw) ?? { token, carriers: new Map<string, Carrier>() };
    for (const carrier of token.carriers) row.carriers.set(`${carrier.in} ${carrier.name}`, carrier);
    rows.set(token.raw, row);
  }
  return [...rows.values()].map(({ token, carriers }) => ({ token, carriers: [...carriers.values()] })).reverse();
}
