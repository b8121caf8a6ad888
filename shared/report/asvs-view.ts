import { passedChecks, type AuditOptions } from '../audit.ts';
import type { AnyCheck } from '../checks/define.ts';
import { checks as allChecks } from '../checks/index.ts';
import type { Fact } from '../facts/fact.ts';
import { asvsChapterOf, asvsChapters, asvsEntries, type AsvsEntry } from '../standards/asvs.ts';
import type { AsvsRequirement, Finding } from './report.ts';

/**
 * The requirements that our checks speak about. `not met` needs a finding that failed. `met` needs every covering check
 * to have passed on something, and no finding at all; everything else is `not seen`, since silence proves nothing.
 */
export function asvsViewFrom(facts: readonly Fact[], findings: readonly Finding[], options: AuditOptions = {}): AsvsRequirement[] {
  const checks = options.checks ?? allChecks;
  const covering = new Set(asvsEntries.flatMap(({ metBy = [] }) => metBy));
  const passed = passedChecks(facts, { ...options, checks: checks.filter(({ id }) => covering.has(id)) });
  return asvsEntries.flatMap((entry) => {
    const speaking = checks.filter(({ references }) => references.asvs.some(({ id }) => id === entry.id));
    return speaking.length === 0 ? [] : [requirementFrom(entry, speaking, findings, passed)];
  });
}

function requirementFrom(entry: AsvsEntry, speaking: readonly AnyCheck[], findings: readonly Finding[], passed: ReadonlySet<string>): AsvsRequirement {
  const { id, level, text, metBy } = entry;
  const ids = new Set(speaking.map((check) => check.id));
  const own = findings.filter(({ check }) => ids.has(check));
  // Beside the requirement stand the weaknesses of its findings; without findings, those that the covering checks look for.
  const telling = own.length > 0 ? new Set(own.map(({ check }) => check)) : metBy === undefined ? ids : new Set(metBy);
  const related = speaking.filter((check) => telling.has(check.id));
  const isMet = own.length === 0 && metBy !== undefined && metBy.every((check) => passed.has(check));
  return {
    id,
    level,
    text,
    status: own.some(({ verdict }) => verdict === 'fail') ? 'not met' : isMet ? 'met' : 'not seen',
    findings: own.map(({ fingerprint }) => fingerprint),
    cwe: distinct(related.flatMap(({ references }) => references.cwe)),
    wstg: distinct(related.flatMap(({ references }) => references.wstg)),
  };
}

/** What the three words mean; every rendering of the view says it. */
export const asvsNote =
  'Judged on what carries authentication. Met: each check of ours that covers the requirement passed on something it saw. Not seen: nothing proves it either way, and a finding that is unsure stands beside it. This is no certificate.';

/** The view by chapter, in the order of the standard, without empty chapters. */
export function asvsByChapter(view: readonly AsvsRequirement[]): { readonly title: string; readonly requirements: readonly AsvsRequirement[] }[] {
  const chapters = [...new Set(view.map(({ id }) => asvsChapterOf(id)))];
  return chapters.map((chapter) => ({
    title: asvsChapters[chapter] ?? `V${chapter}`,
    requirements: view.filter(({ id }) => asvsChapterOf(id) === chapter),
  }));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
