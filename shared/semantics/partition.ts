/** The part of the jar a cookie is kept in, in the words of the `cookies` extension API. */
export interface PartitionKey {
  readonly topLevelSite: string;
  /** A document of another site stands between, or the request itself goes to another site. */
  readonly hasCrossSiteAncestor: boolean;
}

export function isSamePartition(one: PartitionKey | undefined, other: PartitionKey | undefined): boolean {
  return one?.topLevelSite === other?.topLevelSite && one?.hasCrossSiteAncestor === other?.hasCrossSiteAncestor;
}
