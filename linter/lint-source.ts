import type { AuditedFinding } from '#shared/audit.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { lintParsed, type JudgeOptions } from './lint-parsed.ts';
import { parseSource, type ParseProblem } from './parse-source.ts';
import type { Project } from './project/project.ts';
import { componentFrom, type Script } from './script-blocks.ts';
import { mayMatter, namesApi } from './sites/gate/sought.ts';

export interface LintOptions extends JudgeOptions {
  /** The way to other files; without it, what they export is unknown. */
  readonly project?: Project;
  /** Report what cannot be decided, too. Default: false. */
  readonly includeUnsure?: boolean;
}

export interface LintResult {
  readonly facts: readonly Fact[];
  readonly findings: readonly AuditedFinding[];
  /** The file could not be parsed, so nothing is known of it, or of one of its scripts. */
  readonly problem?: ParseProblem;
  /** What of a component was not read although it may matter. */
  readonly unread?: Unread;
}

export interface Unread {
  /** The markup names an API that the linter knows. */
  readonly markup: boolean;
  /** Languages of scripts that are neither JavaScript nor TypeScript. */
  readonly languages: readonly string[];
}

/** Judges one file without ESLint. The name decides how it is parsed. */
export function lintSource(code: string, file: string, options: LintOptions = {}): LintResult {
  if (!mayMatter(code, options.declared?.functions)) return { facts: [], findings: [] };
  const component = componentFrom(code, file);
  if (!component) return lintScript({ code, parsedAs: file }, file, options);
  const results = component.scripts.map((script) => lintScript(script, file, options));
  const problem = results.find((result) => result.problem !== undefined)?.problem;
  const unread = { markup: namesApi(component.markup, options.declared?.functions), languages: component.foreign };
  return {
    facts: results.flatMap(({ facts }) => facts),
    findings: results.flatMap(({ findings }) => findings),
    ...(problem && { problem }),
    ...((unread.markup || unread.languages.length > 0) && { unread }),
  };
}

function lintScript({ code, parsedAs, side }: Script, file: string, { project, includeUnsure = false, ...options }: LintOptions): LintResult {
  const parsed = parseSource(code, parsedAs);
  if ('problem' in parsed) return { facts: [], findings: [], problem: parsed.problem };
  const { found, findings } = lintParsed({ ...parsed, filename: file, ...(side && { side }) }, options, project && { project, parse: parseSource });
  return { facts: found.map(({ fact }) => fact), findings: findings.filter(({ verdict }) => includeUnsure || verdict === 'fail') };
}
