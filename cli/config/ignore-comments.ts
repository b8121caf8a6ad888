import type { Finding, Notice, SuppressedFinding } from '#shared/report/report.ts';

const directive = 'crumbtrail-ignore-next-line';

interface IgnoreComment {
  readonly file: string;
  /** 1-based line of the comment. */
  readonly line: number;
  /** The line it speaks about: the next one that is no such comment itself. */
  readonly covers: number;
  readonly checks: readonly string[];
  readonly reason: string;
}

/** The comments `// crumbtrail-ignore-next-line <check>[, <check>] -- reason` of the files that were added. */
export interface IgnoreComments {
  add(file: string, code: string): void;
  accepted(finding: Finding): SuppressedFinding | undefined;
  /** Comments without a reason or a check, which therefore do nothing, and those that matched nothing. */
  notices(): Notice[];
}

export function ignoreComments(): IgnoreComments {
  const comments: IgnoreComment[] = [];
  const byPlace = new Map<string, IgnoreComment[]>();
  const used = new Set<string>();
  return {
    add(file, code) {
      for (const comment of commentsIn(file, code)) {
        comments.push(comment);
        const place = `${comment.covers}:${file}`;
        byPlace.set(place, [...(byPlace.get(place) ?? []), comment]);
      }
    },
    accepted(finding) {
      const here = byPlace.get(`${finding.fact.line}:${finding.fact.file}`) ?? [];
      const comment = here.find(({ checks, reason }) => reason !== '' && checks.includes(finding.check));
      if (comment === undefined) return undefined;
      used.add(keyOf(comment, finding.check));
      return { ...finding, suppression: { by: 'comment', reason: comment.reason } };
    },
    notices: () => comments.flatMap((comment) => noticesOf(comment, used)),
  };
}

function keyOf(comment: IgnoreComment, check: string): string {
  return `${check}:${comment.line}:${comment.file}`;
}

function noticesOf(comment: IgnoreComment, used: ReadonlySet<string>): Notice[] {
  const at = `${comment.file}:${comment.line}`;
  if (comment.checks.length === 0) return [{ id: 'ignore-without-check', text: `The comment must name the check: // ${directive} <check> -- reason`, at }];
  if (comment.reason === '') {
    return [{ id: 'ignore-without-reason', text: `The comment has no reason and does nothing: // ${directive} ${comment.checks.join(', ')} -- reason`, at }];
  }
  return comment.checks
    .filter((check) => !used.has(keyOf(comment, check)))
    .map((check) => ({ id: 'ignore-unused', text: `The comment accepts ${check}, but the next line has no such finding.`, at }));
}

function commentsIn(file: string, code: string): IgnoreComment[] {
  if (!code.includes(directive)) return [];
  const lines = code.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const said = directiveIn(line);
    if (said === undefined) return [];
    let covered = index + 1;
    while (covered < lines.length && directiveIn(lines[covered] ?? '') !== undefined) covered++;
    return [{ file, line: index + 1, covers: covered + 1, ...said }];
  });
}

/** Only a comment that has the line to itself counts: the text inside a string or behind code is no directive. */
function directiveIn(line: string): { checks: string[]; reason: string } | undefined {
  const trimmed = line.trim();
  const opening = ['//', '/*', '{/*'].find((start) => trimmed.startsWith(start));
  if (opening === undefined) return undefined;
  const said = trimmed.slice(opening.length).trim();
  if (!said.startsWith(directive)) return undefined;
  const end = said.indexOf('*/');
  const body = said.slice(directive.length, end === -1 ? undefined : end);
  const dashes = body.indexOf('--');
  const names = dashes === -1 ? body : body.slice(0, dashes);
  return { checks: names.split(/[\s,]+/).filter((name) => name !== ''), reason: dashes === -1 ? '' : body.slice(dashes + 2).trim() };
}
