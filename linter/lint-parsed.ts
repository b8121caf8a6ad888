// The half of linting that needs no parser of its own, so that it also runs where only a small one can be afforded: in a
// worker of the extension.
import { audit, type AuditedFinding } from '#shared/audit.ts';
import type { Policy } from '#shared/standards/policy.ts';
import { sourceChecks } from './rules/source-checks.ts';
import { factsFromSource } from './sites/facts-from-source.ts';
import { findingLocation } from './sites/finding-location.ts';
import type { FoundFact } from './sites/found-fact.ts';
import type { Declared } from './sites/site-use.ts';
import type { ProjectAccess } from './sites/project/project-modules.ts';
import { isTestFile } from './sites/project/test-file.ts';
import { sourceFileFrom, type ParsedSource } from './values/source-file.ts';

export interface JudgeOptions {
  readonly policy?: Policy;
  /** Registrable domain the code is deployed to, when it is known. */
  readonly site?: string;
  /** Hosts beside those of the site that may receive its credentials. */
  readonly hosts?: readonly string[];
  readonly declared?: Declared;
}

export interface JudgedSource {
  readonly found: readonly FoundFact[];
  readonly findings: readonly AuditedFinding[];
}

/** Judges a tree that is already there: ESTree with `range` and `loc`, and a scope manager for it. */
export function lintParsed(source: ParsedSource, { policy, site, hosts, declared }: JudgeOptions = {}, access?: ProjectAccess): JudgedSource {
  const found = factsFromSource(source, access, declared);
  const facts = found.map((one) => one.fact);
  const findings = audit(facts, { checks: sourceChecks, ...(policy && { policy }), ...(site !== undefined && { site }), ...(hosts && { hosts }) });
  const byId = new Map(found.map((one) => [one.fact.id, one]));
  const here = findings.filter(({ factId }) => isOf(source, byId.get(factId))).map((finding) => located(finding, byId.get(finding.factId)));
  return { found, findings: here.length > 0 && isTestFile(sourceFileFrom(source)) ? here.map(inTest) : here };
}

/** What another file does is judged there. */
function isOf({ filename }: ParsedSource, found: FoundFact | undefined): boolean {
  return found?.fact.seen.in !== 'source' || found.fact.seen.file === filename;
}

/** Whether the code of a test is also used elsewhere is not known. */
function inTest(finding: AuditedFinding): AuditedFinding {
  return { ...finding, verdict: 'unsure', evidence: [...finding.evidence, { kind: 'source', text: 'The file is a test.' }] };
}

/** With the place that an editor marks, so that the command and ESLint name the same line. */
function located(finding: AuditedFinding, found: FoundFact | undefined): AuditedFinding {
  if (found === undefined) return finding;
  const { start } = findingLocation(finding.attribute, found);
  return { ...finding, fact: { ...finding.fact, line: start.line, column: start.column + 1 } };
}
