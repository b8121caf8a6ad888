import { lintParsed } from '#linter/lint-parsed.ts';
import { mayMatter } from '#linter/sites/gate/sought.ts';
import type { AuditedFinding } from '#shared/audit.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { valueOf } from '#shared/facts/known.ts';
import { isSource } from '#shared/facts/sighting.ts';
import type { ScriptAnswer, ScriptFinding, ScriptTask, ScriptWrite, SourcePlace } from '../script-messages.ts';
import { originalsIn, type Original, type Originals } from './originals.ts';
import { parseScript } from './parse-script.ts';

/** Characters of one original, and originals of one script, that are looked at. */
const longestOriginal = 2_000_000;
const mostOriginals = 3_000;

/**
 * Judges one script of a page. What its source map carries is judged instead of it; the script itself only where an original is missing
 * or does not parse, with its findings at the places the map names.
 */
export function lintScript(task: ScriptTask): ScriptAnswer {
  const originals = originalsIn(task);
  const answer: Answer = { findings: [], writes: [], unparsed: [], files: [], leftOut: 0 };
  if (originals === undefined) {
    judge(task, answer);
    return answer;
  }
  const done = new Set(task.linted);
  for (const original of originals.sources.slice(0, mostOriginals)) if (isDone(original, answer)) done.add(original.url);
  const isComplete = originals.sources.length <= mostOriginals && originals.sources.every(({ url }) => done.has(url));
  if (!isComplete && originals.sources.length > 0) judgeMapped(task, originals, done, answer);
  else if (originals.sources.length === 0) judge(task, answer);
  return answer;

  function isDone({ url, text }: Original, into: Answer): boolean {
    if (done.has(url)) return true;
    if (isOfPackage(url)) return ++into.leftOut > 0;
    if (text === undefined || text.length > longestOriginal) return false;
    return judge({ url, text }, into);
  }
}

type Answer = { -readonly [K in keyof ScriptAnswer]: ScriptAnswer[K] extends readonly (infer T)[] ? T[] : ScriptAnswer[K] };

/** True when the file could be read to its end. */
function judge({ url, text }: Pick<ScriptTask, 'url' | 'text'>, into: Answer): boolean {
  const result = judged(url, text);
  if ('problem' in result) {
    into.unparsed.push({ url, reason: result.problem });
    return false;
  }
  into.files.push(url);
  into.findings.push(...result.findings);
  into.writes.push(...result.writes);
  return true;
}

function judgeMapped(task: ScriptTask, originals: Originals, done: ReadonlySet<string>, into: Answer): void {
  const result = judged(task.url, task.text);
  if ('problem' in result) {
    into.unparsed.push({ url: task.url, reason: result.problem });
    return;
  }
  into.files.push(task.url);
  const mapped = <T extends { readonly place: SourcePlace }>(things: readonly T[]) =>
    things.flatMap((thing) => {
      const place = originals.placeOf(thing.place) ?? thing.place;
      return done.has(place.url) ? [] : [{ ...thing, place }];
    });
  into.findings.push(...mapped(result.findings));
  into.writes.push(...mapped(result.writes));
}

function judged(url: string, text: string): { readonly findings: ScriptFinding[]; readonly writes: ScriptWrite[] } | { readonly problem: string } {
  if (!mayMatter(text)) return { findings: [], writes: [] };
  const parsed = parseScript(text, url);
  if ('problem' in parsed) return parsed;
  const { found, findings } = lintParsed(parsed);
  return {
    findings: findings.filter(({ verdict }) => verdict === 'fail').map((finding) => findingIn(url, finding)),
    writes: found.flatMap(({ fact }) => writeOf(fact, url) ?? []),
  };
}

function findingIn(url: string, { check, severity, title, message, remedy, fact }: AuditedFinding): ScriptFinding {
  return { check, severity, title, message, remedy, name: fact.name, place: { url, line: fact.line ?? 1, column: fact.column ?? 1 } };
}

/** An entry or a cookie whose name is certain: what it can be joined with in the page's own stores. */
function writeOf(fact: Fact, url: string): ScriptWrite | undefined {
  if (!isSource(fact.seen)) return undefined;
  const place = { url, line: fact.seen.line, column: fact.seen.column };
  if (fact.kind === 'storage') {
    const name = valueOf(fact.key);
    return name === undefined || fact.area === 'indexeddb' || fact.area === 'cache-storage' ? undefined : { area: fact.area, name, place };
  }
  if (fact.kind !== 'cookie' || fact.action !== 'set') return undefined;
  const name = valueOf(fact.name);
  return name === undefined ? undefined : { area: 'cookie', name, place };
}

/** Code of others: ESLint does not lint it either. */
function isOfPackage(url: string): boolean {
  return /(?:^|\/)node_modules\//.test(url) || url.includes('/webpack/runtime/') || url.includes('/webpack/bootstrap');
}
