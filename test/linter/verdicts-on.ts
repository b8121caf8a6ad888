import { lintSource } from '#linter/lint-source.ts';

/** What a check says of a file of a server, where it is not certain, too. */
export function verdictsOn(code: string, check: string): string[] {
  const { findings } = lintSource(code, 'server.ts', { includeUnsure: true });
  return findings.filter((finding) => finding.check === check).map(({ verdict }) => verdict);
}
