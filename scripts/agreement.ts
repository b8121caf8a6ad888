import type { Finding, Report } from '#shared/report/report.ts';

/** How the panel's report and another surface's report of the same login compare. */
export interface Agreement {
  readonly sameModel: boolean;
  /** Findings that both report, as `check on name`. */
  readonly both: readonly string[];
  readonly onlyPanel: readonly Difference[];
  readonly onlyOther: readonly Difference[];
}

export interface Difference {
  readonly finding: string;
  /** Id of the limit of the silent report that names why it could not see this; undefined is a disagreement. */
  readonly explainedBy: string | undefined;
}

/** Findings agree by check and thing: the same cookie or token, whichever surface saw it, or the same host in its traffic. */
export function agreementOf(panel: Report, other: Report): Agreement {
  const inPanel = new Map(panel.findings.map((finding) => [keyOf(finding), finding]));
  const inOther = new Map(other.findings.map((finding) => [keyOf(finding), finding]));
  return {
    sameModel: panel.model.kind === other.model.kind && panel.model.credential === other.model.credential,
    both: [...inPanel.keys()].filter((key) => inOther.has(key)),
    onlyPanel: differences(inPanel, inOther, other),
    onlyOther: differences(inOther, inPanel, panel),
  };
}

/** True when both say the same, or each difference is named as something that one of them could not see. */
export function agrees({ sameModel, onlyPanel, onlyOther }: Agreement): boolean {
  return sameModel && [...onlyPanel, ...onlyOther].every(({ explainedBy }) => explainedBy !== undefined);
}

/** A check on traffic judges a host by the first request that shows it, which may be another one on each surface. */
function keyOf({ check, fact }: Finding): string {
  return `${check} on ${fact.kind === 'exchange' ? (fact.origin ?? fact.name) : fact.name}`;
}

/** Limits that say of a surface that it could not see a thing of this kind. */
const blindSpots: Readonly<Record<string, readonly string[]>> = {
  cookie: ['sign-in-not-seen', 'signed-out', 'cookie-jar-not-granted'],
  storage: ['har-without-storage', 'storage-unread', 'storage-truncated'],
  token: ['sign-in-not-seen', 'signed-out', 'har-without-storage'],
  exchange: ['sign-in-not-seen', 'signed-out', 'har-without-storage'],
};

/** A limit explains silence only about a thing that the silent report does not list at all: seen and judged otherwise is a disagreement. */
function differences(here: ReadonlyMap<string, Finding>, there: ReadonlyMap<string, Finding>, silent: Report): Difference[] {
  const listed = new Set(silent.credentials.map(({ in: place, name }) => `${place} ${name}`));
  const limits = new Set(silent.limits.map(({ id }) => id));
  return [...here]
    .filter(([key]) => !there.has(key))
    .map(([finding, { fact }]) => {
      const places = fact.kind === 'storage' ? ['local-storage', 'session-storage', 'indexeddb', 'cache-storage'] : [fact.kind];
      const wasSeen = places.some((place) => listed.has(`${place} ${fact.name}`));
      return { finding, explainedBy: wasSeen ? undefined : blindSpots[fact.kind]?.find((id) => limits.has(id)) };
    });
}
