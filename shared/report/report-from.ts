import { audit, type AuditedFinding, type AuditOptions } from '../audit.ts';
import type { AnyCheck } from '../checks/define.ts';
import type { Capture } from '../facts/capture.ts';
import { factsOf } from '../facts/fact.ts';
import { printableUrl } from '../facts/printable-url.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import { comparisonFrom } from '../infer/comparison.ts';
import { flowFrom } from '../infer/flow.ts';
import { modelFrom } from '../infer/model.ts';
import type { Policy } from '../standards/policy.ts';
import { asvsViewFrom } from './asvs-view.ts';
import { credentialsFrom } from './credentials.ts';
import { saltFrom } from './mask.ts';
import { probesFrom } from './probes.ts';
import { redacted } from './redact.ts';
import type { Finding, Report, ReportEvidence, SuppressedFinding } from './report.ts';
import { secretsOf } from './secrets.ts';

export interface ReportOptions {
  readonly policy?: Policy;
  /** Checks to run; all of the catalogue when absent. */
  readonly checks?: readonly AnyCheck[];
  /** Findings that were judged already, for callers that need them twice; absent, the facts are audited here. */
  readonly findings?: readonly AuditedFinding[];
  readonly suppressed?: readonly SuppressedFinding[];
  /** Salt of the masks; random text is best. Absent, it is made of the secrets themselves. */
  readonly salt?: string;
}

/** Facts to verdicts: findings, auth model, flow, comparison and credentials, with every secret masked. */
export function reportFrom(capture: Capture, options: ReportOptions = {}): Report {
  const { facts, kind, time, site, limits } = capture;
  const { policy, checks } = options;
  const auditing: AuditOptions = { ...(policy && { policy }), ...(checks && { checks }), ...(site !== undefined && { site }) };
  const audited = options.findings ?? audit(facts, auditing);
  const findings = audited.map(findingOf);
  const model = modelFrom(facts);
  const secrets = secretsOf(facts);
  const salt = options.salt ?? saltFrom(secrets, capture.target, time);
  const report: Report = {
    target: targetWords(capture),
    kind,
    time: isoTime(time),
    model,
    flow: flowFrom(facts, model),
    comparison: comparisonFrom(facts, model, findings),
    credentials: credentialsFrom(facts, salt),
    findings,
    ...(options.suppressed && { suppressed: options.suppressed.map(suppressedOf) }),
    limits: limits.map(({ id, what, why, remedy }) => ({ id, what, why, ...(remedy !== undefined && { remedy }) })),
    ...probesFrom(facts),
    asvs: asvsViewFrom(facts, findings, auditing),
  };
  return redacted(withPlaces(report, capture), secrets, salt);
}

function targetWords({ target, kind }: Capture): string {
  if (kind === 'token') return 'a token';
  return isReadableUrl(target) && target.includes('://') ? printableUrl(target) : target;
}

/** A finding without what only the linter needs; it may come from a wider type, so the fields are named. */
function findingOf(finding: Finding): Finding {
  const { check, verdict, severity, severityReason, title, message, fact, evidence, remedy, references, fingerprint } = finding;
  const origin = fact.origin === undefined ? {} : { origin: originWords(fact.origin) };
  return { check, verdict, severity, severityReason, title, message, fact: { ...fact, ...origin }, evidence: evidence.map(evidenceOf), remedy, references, fingerprint };
}

/** Some places are hosts without a scheme; of a URL only the origin is the place. */
function originWords(origin: string): string {
  const parsed = isReadableUrl(origin) ? new URL(origin).origin : 'null';
  return parsed === 'null' ? origin : parsed;
}

function suppressedOf(finding: SuppressedFinding): SuppressedFinding {
  return { ...findingOf(finding), suppression: finding.suppression };
}

function evidenceOf({ kind, text, at }: ReportEvidence): ReportEvidence {
  return at === undefined ? { kind, text } : { kind, text, at };
}

/** Evidence points at exchanges by their ids, which mean nothing to a reader: name the request instead. */
function withPlaces(report: Report, { facts }: Capture): Report {
  const places = new Map(factsOf(facts, 'exchange').map(({ id, method, url }) => [id, `${method} ${printableUrl(url)}`]));
  const named = <T>(data: T): T => {
    if (Array.isArray(data)) return data.map((item: unknown) => named(item)) as T & unknown[];
    if (typeof data !== 'object' || data === null) return data;
    const entries = Object.entries(data).map(([key, value]: [string, unknown]) => [key, key === 'at' && typeof value === 'string' ? (places.get(value) ?? value) : named(value)]);
    return Object.fromEntries(entries) as T & object;
  };
  return named(report);
}

function isoTime(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}
