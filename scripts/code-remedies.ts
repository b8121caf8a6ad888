// Code that a check asks for, per library: bad code of the cases with the linter's own suggestions applied, and good code that a case
// file names as a remedy. Whatever is left to report in it keeps it out.
import type { AuditedFinding } from '#shared/audit.ts';
import type { CodeRemedies, CodeRemedy } from '#shared/remedies/remedies.ts';
import { isSource } from '#shared/facts/sighting.ts';
import { suggestionFor, type Change } from '#linter/fixes/edits.ts';
import { lintParsed, type JudgedSource } from '#linter/lint-parsed.ts';
import { parseSource } from '#linter/parse-source.ts';
import type { FoundFact } from '#linter/sites/found-fact.ts';
import { sourceFileFrom, type ParsedSource } from '#linter/values/source-file.ts';
import { excerptAround } from './excerpt.ts';

/** A piece of code with the name that it is linted under. */
export interface CodeCase {
  readonly code: string;
  readonly file?: string;
  readonly installed?: Readonly<Record<string, string>>;
  /** What the `.env` beside it says. */
  readonly dotenv?: string;
  /** It is what a check asks for, written with this library. */
  readonly remedyFor?: string;
}

export interface RemedyCases {
  readonly check: string;
  readonly bad: readonly CodeCase[];
  readonly good: readonly CodeCase[];
  /** Another check whose remedies are those of this one. */
  readonly remedyLike?: string;
}

/** Longer code is read by nobody who only wants to see one option. */
const mostLines = 12;

/** What people use most comes first where nothing is known of a site; others follow by name. */
const mostUsed = ['express', 'express-session', 'next', 'next-auth', '@nestjs/core', '@fastify/cookie', '@fastify/session', 'hono', 'koa', '@sveltejs/kit', 'nuxt', 'h3', 'jsonwebtoken', 'jose', 'browser', 'fetch'];

/** `others` is code with a library that no single check owns. Throws when code that is called a remedy is reported. */
export function codeRemedies(checks: readonly RemedyCases[], others: readonly CodeCase[], libraries: readonly string[]): CodeRemedies {
  const best = new Map<string, Map<string, Candidate>>();
  const offer = (check: string, library: string, candidate: Candidate) => {
    const known = best.get(check) ?? new Map<string, Candidate>();
    best.set(check, known);
    const other = known.get(library);
    if (other === undefined || isBetter(candidate, other)) known.set(library, candidate);
  };
  for (const one of [...checks.flatMap(({ bad }) => bad), ...others]) {
    if (one.installed === undefined) for (const { check, library, ...candidate } of repairsIn(one)) offer(check, library, candidate);
  }
  for (const { check, good } of checks) {
    for (const { code, file = 'server.ts', remedyFor: library } of good) {
      if (library === undefined) continue;
      if (!libraries.includes(library)) throw new Error(`${check}: no model is about ${library}.`);
      const left = reported(judged(code, file));
      if (left.length > 0) throw new Error(`${check}: what it calls a remedy for ${library} is reported by ${left.map((finding) => finding.check).join(', ')}.`);
      offer(check, library, { code: code.trim(), written: Infinity });
    }
  }
  const own = (check: string) => [...(best.get(check) ?? [])].map(([library, { code, lines }]): CodeRemedy => ({ library, code, ...(lines && { lines }) })).sort((a, b) => rankOf(a) - rankOf(b) || (a.library < b.library ? -1 : 1));
  const all = checks.map(({ check, remedyLike }) => [check, [...own(check), ...(remedyLike === undefined ? [] : own(remedyLike).filter(({ library }) => !best.get(check)?.has(library)))]] as const);
  return Object.fromEntries(all.filter(([, remedies]) => remedies.length > 0));
}

interface Candidate {
  readonly code: string;
  readonly lines?: readonly number[];
  /** How many attributes the code says itself, rather than leaving them to defaults. */
  readonly written: number;
}

interface Repair extends Candidate {
  readonly check: string;
  readonly library: string;
}

/** Code that says more of what it does, then the shorter one. */
function isBetter(one: Candidate, other: Candidate): boolean {
  return one.written === other.written ? one.code.length < other.code.length : one.written > other.written;
}

const rankOf = ({ library }: CodeRemedy) => (mostUsed.includes(library) ? mostUsed.indexOf(library) : mostUsed.length);

/** Each finding of the code that suggestions remove, in an excerpt of its own. */
function repairsIn({ code, file = 'server.ts' }: CodeCase): Repair[] {
  const text = withoutMarks(code);
  const whole = judged(text, file);
  const seen = new Set<string>();
  return whole.findings.flatMap((finding) => {
    const found = foundBy(whole, finding);
    if (found === undefined || !isSource(found.fact.seen) || suggested(found, finding.change, text) === undefined) return [];
    const excerpt = excerptAround(sourceFileFrom(whole.source), found.node);
    const key = `${finding.check} ${excerpt}`;
    if (excerpt === undefined || seen.has(key) || excerpt.split('\n').length > mostLines) return [];
    seen.add(key);
    const repaired = judged(excerpt, file).findings.some(({ check }) => check === finding.check) ? repairOf(excerpt, file) : undefined;
    return repaired === undefined ? [] : [{ check: finding.check, library: found.fact.seen.library, ...repaired }];
  });
}

/** Undefined when something of medium severity or above is left. */
function repairOf(excerpt: string, file: string): Candidate | undefined {
  let code = excerpt;
  for (let next = firstEdit(code, file); next !== undefined; next = firstEdit(code, file)) code = next;
  const last = judged(code, file);
  if (reported(last).length > 0) return undefined;
  const before = excerpt.split('\n');
  const lines = code.split('\n').flatMap((line, index) => (before.includes(line) ? [] : [index + 1]));
  return { code, lines, written: Math.max(...last.found.map(({ places, editing }) => (editing?.kind === 'text' ? 0 : places.size))) };
}

function firstEdit(code: string, file: string): string | undefined {
  const whole = judged(code, file);
  for (const finding of whole.findings) {
    const suggestion = suggested(foundBy(whole, finding), finding.change, code);
    const edits = suggestion?.edits.toSorted((a, b) => b.range[0] - a.range[0]);
    if (edits) return edits.reduce((text, { range: [start, end], text: put }) => text.slice(0, start) + put + text.slice(end), code);
  }
  return undefined;
}

function suggested(found: FoundFact | undefined, change: Change | undefined, text: string) {
  return found && change && suggestionFor(found, change, text);
}

type Judged = JudgedSource & { readonly source: ParsedSource };

const known = new Map<string, Judged>();

/** The same excerpt comes from many cases. */
function judged(code: string, file: string): Judged {
  const key = `${file}\n${code}`;
  const before = known.get(key);
  if (before) return before;
  const source = parseSource(code, file);
  if ('problem' in source) throw new Error(`Line ${source.problem.line}: ${source.problem.message}\n${code}`);
  const { found, findings } = lintParsed(source);
  const now = { source, found, findings: findings.filter(({ verdict }) => verdict === 'fail') };
  known.set(key, now);
  return now;
}

function reported({ findings }: Judged): readonly AuditedFinding[] {
  return findings.filter(({ severity }) => severity !== 'low' && severity !== 'info');
}

function foundBy({ found }: Judged, { factId }: AuditedFinding): FoundFact | undefined {
  return found.find(({ fact }) => fact.id === factId);
}

/** The marks of the cases of models say what is expected, which is no longer so. */
function withoutMarks(code: string): string {
  return code
    .split('\n')
    .map((line) => line.split('//!', 1).join('').trimEnd())
    .join('\n')
    .trim();
}
