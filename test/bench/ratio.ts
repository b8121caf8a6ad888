// Ratios against peers on the same input in the same run: absolute times say more about the machine than about us.

export interface Candidate {
  readonly name: string;
  /** Does the work once; the result keeps it from being optimised away. */
  readonly run: () => unknown;
}

/** Best time of each candidate, in milliseconds. Rounds are interleaved, so that a slow moment of the machine hits all. */
export function bestTimes(candidates: readonly Candidate[], rounds: number): Map<string, number> {
  const best = new Map<string, number>();
  let kept: unknown;
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, run } of round % 2 === 0 ? candidates : candidates.toReversed()) {
      const start = performance.now();
      kept = run();
      const took = performance.now() - start;
      // The first round warms up.
      if (round > 0) best.set(name, Math.min(best.get(name) ?? Infinity, took));
    }
  }
  if (kept === bestTimes) throw new Error('The result of a candidate is the bench itself.');
  return best;
}

/** A table of times relative to one candidate. */
export function ratioTable(times: ReadonlyMap<string, number>, against: string): string {
  const unit = times.get(against) ?? 1;
  const width = Math.max(...[...times.keys()].map(({ length }) => length));
  return [...times].map(([name, time]) => `  ${name.padEnd(width)}  × ${(time / unit).toFixed(2)}`).join('\n');
}

/** Prints whether a ratio keeps what is promised of it. Returns false when it does not. */
export function kept(what: string, ratio: number, limit: number, atLeast = false): boolean {
  const holds = atLeast ? ratio >= limit : ratio <= limit;
  console.log(`  ${holds ? 'kept' : 'NOT KEPT'}: ${what} is ${ratio.toFixed(2)}, promised ${atLeast ? 'at least' : 'at most'} ${limit}`);
  return holds;
}
