import type { Policy } from '#shared/standards/policy.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { audit, type AuditedFinding } from '#shared/audit.ts';
import type { Project } from './project/project.ts';
import { sourceChecks } from './rules/source-checks.ts';
import { factsFromSource, mayMatter } from './sites/facts-from-source.ts';
import { parseSource, type ParseProblem } from './parse-source.ts';

export interface LintOptions {
  /** The way to other files; without it, what they export is unknown. */
  readonly project?: Project;
  readonly policy?: Policy;
  /** Report what cannot be decided, too. Default: false. */
  readonly includeUnsure?: boolean;
  /** Registrable domain the code is deployed to, when it is known. */
  readonly site?: string;
}

export interface LintResult {
  readonly facts: Fact[];
  readonly findings: AuditedFinding[];
  /** The file could not be parsed, so nothing is known of it. */
  readonly problem?: ParseProblem;
}

/** Judges one file without ESLint. The name decides how it is parsed. */
export function lintSource(code: string, file: string, { project, policy, includeUnsure = false, site }: LintOptions = {}): LintResult {
  if (!mayMatter(code)) return { facts: [], findings: [] };
  const parsed = parseSource(code, file);
  if ('problem' in parsed) return { facts: [], findings: [], problem: parsed.problem };
  const facts = factsFromSource(parsed, project && { project, parse: parseSource }).map((found) => found.fact);
  const findings = audit(facts, { checks: sourceChecks, ...(policy && { policy }), ...(site !== undefined && { site }) });
  return { facts, findings: findings.filter(({ verdict }) => includeUnsure || verdict === 'fail') };
}
