import type { Finding, SuppressedFinding } from './report.ts';

/** A finding that a user of the panel accepted. It is kept by site and recognised by the finding's fingerprint. */
export interface UserAcceptance {
  readonly fingerprint: string;
  /** Id of the check, for people who look at what is stored. */
  readonly check: string;
  readonly reason: string;
  /** ISO date, the last day on which it holds. */
  readonly expires?: string;
  /** Milliseconds since the epoch: when it was accepted. */
  readonly time: number;
}

/** Who accepted a finding, as a report says it. */
export const accepterWords: Readonly<Record<SuppressedFinding['suppression']['by'], string>> = {
  comment: 'by a comment',
  config: 'by the configuration',
  user: 'by the user of the panel',
};

/** An acceptance holds through its last day, in UTC. `now` is in milliseconds since the epoch. */
export function hasEnded({ expires }: { readonly expires?: string | undefined }, now: number): boolean {
  return expires !== undefined && expires < new Date(now).toISOString().slice(0, 10);
}

/** The findings that still count, and beside them those a user accepted. Both keep their order. */
export function partedByAcceptance<Judged extends Finding>(
  findings: readonly Judged[],
  acceptances: readonly UserAcceptance[],
  now: number,
): { readonly findings: readonly Judged[]; readonly suppressed: readonly (Judged & SuppressedFinding)[] } {
  const holding = new Map(acceptances.filter((acceptance) => !hasEnded(acceptance, now)).map((acceptance) => [acceptance.fingerprint, acceptance]));
  const suppressed = findings.flatMap((finding): (Judged & SuppressedFinding)[] => {
    const acceptance = holding.get(finding.fingerprint);
    if (acceptance === undefined) return [];
    const { reason, expires } = acceptance;
    return [{ ...finding, suppression: { by: 'user', reason, ...(expires === undefined ? {} : { expires }) } }];
  });
  return { findings: findings.filter(({ fingerprint }) => !holding.has(fingerprint)), suppressed };
}
