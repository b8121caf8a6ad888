import type { AuditedFinding } from '#shared/audit.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { lintParsed, type JudgeOptions } from './lint-parsed.ts';
import { parseSource, type ParseProblem } from './parse-source.ts';
import type { Project } from './project/project.ts';
import { mayMatter } from './sites/facts-from-source.ts';

export interface LintOptions extends JudgeOptions {
  /** The way to other files; without it, what they export is unknown. */
  readonly project?: Project;
  /** Report what cannot be decided, too. Default: false. */
  readonly includeUnsure?: boolean;
}

export interface LintResult {
  readonly facts: Fact[];
  readonly findings: AuditedFinding[];
  /** The file could not be parsed, so nothing is known of it. */
  readonly problem?: ParseProblem;
}

/** Judges one file without ESLint. The name decides how it is parsed. */
export function lintSource(code: string, file: string, { project, includeUnsure = false, ...options }: LintOptions = {}): LintResult {
  if (!mayMatter(code, options.declared?.functions)) return { facts: [], findings: [] };
  const parsed = parseSource(code, file);
  if ('problem' in parsed) return { facts: [], findings: [], problem: parsed.problem };
  const { found, findings } = lintParsed(parsed, options, project && { project, parse: parseSource });
  return { facts: found.map(({ fact }) => fact), findings: findings.filter(({ verdict }) => includeUnsure || verdict === 'fail') };
}
