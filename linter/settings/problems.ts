import * as v from 'valibot';

/** `path: what is wrong` for each of the first ten issues; `whole` stands for the path of what is wrong as a whole. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[], whole: string): string[] {
  return issues.slice(0, 10).map((issue) => `${v.getDotPath(issue) ?? whole}: ${issue.message}`);
}
