import type { Finding, SuppressedFinding } from '#shared/report/report.ts';
import { countWords } from '#shared/report/severity-words.ts';

export type Grouping = 'severity' | 'thing' | 'check';

export const groupings: readonly (readonly [Grouping, string])[] = [
  ['severity', 'By severity'],
  ['thing', 'By thing'],
  ['check', 'By check'],
];

/** A line of the list: a finding, or the head of those that follow. */
export type FindingLine = { readonly finding: Finding | SuppressedFinding } | { readonly key: string; readonly title: string; readonly detail: string };

/** The findings in their order, worst first; in groups, the group with the worst finding first. */
export function groupedFindings(findings: readonly Finding[], grouping: Grouping): FindingLine[] {
  if (grouping === 'severity') return findings.map((finding) => ({ finding }));
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = keyOf(finding, grouping);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups].flatMap(([key, group]): FindingLine[] => {
    const [{ title, fact }] = group;
    const [name, place] = grouping === 'check' ? [title, ''] : [fact.name, `${[fact.kind, fact.origin ?? fact.file].filter((part) => part !== undefined).join(', ')}: `];
    return [{ key, title: name, detail: `${place}${countWords(group)}` }, ...group.map((finding) => ({ finding }))];
  });
}

/** The accepted findings, which do not count, under a head of their own. */
export function acceptedLines(findings: readonly SuppressedFinding[]): FindingLine[] {
  if (findings.length === 0) return [];
  const detail = `${findings.length} ${findings.length === 1 ? 'finding that does' : 'findings that do'} not count`;
  return [{ key: 'group accepted', title: 'Accepted', detail }, ...findings.map((finding) => ({ finding }))];
}

function keyOf({ check, fact }: Finding, grouping: Grouping): string {
  return `group ${grouping === 'check' ? check : JSON.stringify([fact.kind, fact.name, fact.origin, fact.file])}`;
}
