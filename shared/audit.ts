// The one loop: every fact of this site meets every check that speaks about its kind; what remains is one finding per
// check and thing, the most specific one where two say the same.
import type { AnyCheck, Judgement, JudgeContext, Severity, Verdict } from './checks/define.ts';
import { checks as allChecks } from './checks/index.ts';
import type { Fact, FactKind, FactOf } from './facts/fact.ts';
import { keysOf, lastingIdentity, nameOf, placeOf } from './facts/identity.ts';
import { isAuthRole, type RoleGuess } from './facts/role.ts';
import { isSource } from './facts/sighting.ts';
import { fingerprintOf } from './report/fingerprint.ts';
import { referencesOf } from './report/references.ts';
import type { Finding, FindingFact } from './report/report.ts';
import { recommendedPolicy, type Policy } from './standards/policy.ts';

export interface AuditOptions {
  readonly policy?: Policy;
  /** Registrable domain of the audited site. */
  readonly site?: string;
  /** Other hosts that may receive the site's credentials, as the user says: `api.example.net`, `*.example.net`. */
  readonly hosts?: readonly string[];
  /** Checks to run; all of the catalogue when absent. */
  readonly checks?: readonly AnyCheck[];
}

/** A finding that still knows its fact, so that the linter can point at nodes and offer a change. */
export interface AuditedFinding extends Finding {
  readonly factId: string;
  readonly attribute?: string;
  readonly change?: Judgement['change'];
}

/** Judges the facts of this site. Facts of other parties serve as context only, unless a check asks for them. Order: severity, check, name, place. */
export function audit(facts: readonly Fact[], options: AuditOptions = {}): AuditedFinding[] {
  const context = contextOf(facts, options);
  const checksFor = checksByKind(options.checks ?? allChecks);
  const things = new Map<string, Thing>();
  const candidates = new Set<Candidate>();
  for (const fact of facts) {
    for (const check of checksFor.get(fact.kind) ?? []) {
      if (fact.scope !== 'site' && !check.judgesOtherParties) continue;
      const verdict = verdictOf(check, fact, context);
      if (verdict.verdict === 'pass' || verdict.verdict === 'skip') continue;
      const thing = thingOf(things, keysOf(fact));
      const candidate = { check, fact, thing, judgement: verdict, ...severityOf(check, fact, verdict) };
      const rival = thing.best.get(check.id);
      if (rival !== undefined && !outranks(candidate, rival)) continue;
      if (rival !== undefined) candidates.delete(rival);
      thing.best.set(check.id, candidate);
      candidates.add(candidate);
    }
  }
  return fingerprinted([...candidates].filter((candidate) => !isReplaced(candidate)).map((candidate) => found(candidate, context)).sort((a, b) => inOrder(a.finding, b.finding)));
}

/** Ids of the checks that passed on something of this site and on nothing failed or stayed unsure. A skip says nothing. */
export function passedChecks(facts: readonly Fact[], options: AuditOptions = {}): Set<string> {
  const context = contextOf(facts, options);
  const checksFor = checksByKind(options.checks ?? allChecks);
  const passed = new Set<string>();
  const others = new Set<string>();
  for (const fact of facts) {
    for (const check of checksFor.get(fact.kind) ?? []) {
      if (fact.scope !== 'site' && !check.judgesOtherParties) continue;
      const { verdict } = verdictOf(check, fact, context);
      if (verdict !== 'skip') (verdict === 'pass' ? passed : others).add(check.id);
    }
  }
  return new Set([...passed].filter((id) => !others.has(id)));
}

interface Candidate {
  readonly check: AnyCheck;
  readonly fact: Fact;
  readonly thing: Thing;
  readonly judgement: Judgement;
  readonly severity: Severity;
  readonly severityReason: string;
}

/** What several facts are about, with the strongest verdict of each check on it. */
interface Thing {
  readonly best: Map<string, Candidate>;
}

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

function contextOf(facts: readonly Fact[], options: AuditOptions): JudgeContext {
  const byKind = new Map<FactKind, Fact[]>();
  for (const fact of facts) {
    const same = byKind.get(fact.kind);
    if (same === undefined) byKind.set(fact.kind, [fact]);
    else same.push(fact);
  }
  const computed = new Map<unknown, unknown>();
  const context: JudgeContext = {
    all: <K extends FactKind>(kind: K) => (byKind.get(kind) ?? []) as FactOf<K>[],
    policy: options.policy ?? recommendedPolicy,
    ...(options.site !== undefined && { site: options.site }),
    ...(options.hosts !== undefined && { hosts: options.hosts }),
    once<T>(compute: (context: JudgeContext) => T): T {
      if (!computed.has(compute)) computed.set(compute, compute(context));
      return computed.get(compute) as T;
    },
  };
  return context;
}

function checksByKind(checks: readonly AnyCheck[]): Map<string, AnyCheck[]> {
  const byKind = new Map<string, AnyCheck[]>();
  for (const check of checks) {
    for (const kind of Object.keys(check.judge)) byKind.set(kind, [...(byKind.get(kind) ?? []), check]);
  }
  return byKind;
}

function verdictOf(check: AnyCheck, fact: Fact, context: JudgeContext): Verdict {
  const judge = check.judge[fact.kind] as ((fact: Fact, context: JudgeContext) => Verdict) | undefined;
  return judge === undefined ? { verdict: 'skip', because: 'it speaks about other kinds of facts' } : judge(fact, context);
}

function thingOf(things: Map<string, Thing>, keys: readonly string[]): Thing {
  const known = keys.find((key) => things.has(key));
  const thing = (known !== undefined && things.get(known)) || { best: new Map<string, Candidate>() };
  for (const key of keys) if (!things.has(key)) things.set(key, thing);
  return thing;
}

function outranks(candidate: Candidate, rival: Candidate): boolean {
  if (candidate.judgement.verdict !== rival.judgement.verdict) return candidate.judgement.verdict === 'fail';
  return severities.indexOf(candidate.severity) < severities.indexOf(rival.severity);
}

/** A less specific finding goes, unless that would put an `unsure` in the place of a `fail`. */
function isReplaced({ check, thing, judgement }: Candidate): boolean {
  return [...thing.best.values()].some(
    (other) =>
      other.check.replaces?.includes(check.id) === true &&
      (other.judgement.verdict === 'fail' || judgement.verdict === 'unsure'),
  );
}

function severityOf(check: AnyCheck, fact: Fact, judgement: Judgement): { severity: Severity; severityReason: string } {
  const severity = judgement.severity ?? check.severity;
  const severityReason = judgement.severityReason ?? check.severityReason;
  const role = roleOf(fact);
  const isDoubtful = role !== undefined && isAuthRole(role.role) && role.confidence === 'possible';
  const lower = severities[severities.indexOf(severity) + 1];
  if (check.weighsRole === false || !isDoubtful || lower === undefined) return { severity, severityReason };
  return { severity: lower, severityReason: `${severityReason} One level lower, because it is only possible that this carries authentication.` };
}

interface Found {
  readonly finding: AuditedFinding;
  readonly identity: readonly string[];
}

function found(candidate: Candidate, { site }: JudgeContext): Found {
  const { check, fact, judgement } = candidate;
  const [kind, name, place] = lastingIdentity(fact, check.exchangeStandsFor, site);
  const part = judgement.part === undefined ? [] : [judgement.part];
  return { finding: findingOf(candidate), identity: [check.id, kind, printable(name), place, ...part] };
}

function findingOf(candidate: Candidate): AuditedFinding {
  const { check, fact, judgement, severity, severityReason } = candidate;
  const described = factOf(fact);
  const { attribute, change } = judgement;
  return {
    check: check.id,
    verdict: judgement.verdict,
    severity,
    severityReason,
    title: check.title,
    message: filled(check.messages[judgement.message] ?? check.title, { name: described.name, ...judgement.data }),
    fact: described,
    evidence: [...(judgement.evidence ?? []), ...(roleOf(fact)?.evidence ?? [])],
    remedy: check.remedy,
    references: referencesOf(check),
    fingerprint: '',
    factId: fact.id,
    ...(attribute !== undefined && { attribute }),
    ...(change !== undefined && { change }),
  };
}

function factOf(fact: Fact): FindingFact {
  const role = roleOf(fact)?.role;
  const place = placeOf(fact);
  return {
    kind: fact.kind,
    name: printable(nameOf(fact)),
    scope: fact.scope,
    ...(role !== undefined && { role }),
    ...(isSource(fact.seen)
      ? { file: fact.seen.file, line: fact.seen.line, column: fact.seen.column }
      : place !== undefined && { origin: place }),
  };
}

function roleOf(fact: Fact): RoleGuess | undefined {
  return 'role' in fact ? fact.role : undefined;
}

function filled(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{\{(\w{1,40})\}\}/g, (placeholder, name: string) =>
    Object.hasOwn(data, name) ? printable(String(data[name])) : placeholder,
  );
}

/** Names come from strangers: no control or bidirectional characters, and no longer than a line. */
function printable(text: string): string {
  const clean = text.slice(0, 200).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
  return clean.length > 100 ? `${clean.slice(0, 99)}…` : clean;
}

function inOrder(a: AuditedFinding, b: AuditedFinding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compare(a.check, b.check) ||
    compare(a.fact.name, b.fact.name) ||
    compare(a.fact.file ?? a.fact.origin ?? '', b.fact.file ?? b.fact.origin ?? '') ||
    (a.fact.line ?? 0) - (b.fact.line ?? 0) ||
    (a.fact.column ?? 0) - (b.fact.column ?? 0)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A fingerprint names check, kind, name, place and part; the second finding with the same ones is number 2, and so on. */
function fingerprinted(judged: readonly Found[]): AuditedFinding[] {
  const seen = new Map<string, number>();
  return judged.map(({ finding, identity }) => {
    const base = fingerprintOf(identity);
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return { ...finding, fingerprint: count === 1 ? base : fingerprintOf([...identity, String(count)]) };
  });
}
