import type { Severity } from '../checks/define.ts';
import { checkById } from '../checks/index.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import { printable } from './printable-text.ts';
import type { Finding, Report, ReportFile, SuppressedFinding } from './report.ts';

/**
 * SARIF 2.1.0 with one run: code scanning services take one run per tool. `unsure` becomes kind `review`, for which the
 * standard demands level `none` (section 3.27.10).
 */
export function renderSarif(file: ReportFile): string {
  const { reports, tool, notices = [] } = printable(file);
  const findings = reports.flatMap((report) => [...report.findings, ...(report.suppressed ?? [])]);
  const rules = [...new Map(findings.map((finding) => [finding.check, finding])).values()].sort((a, b) => (a.check < b.check ? -1 : 1));
  const indexOf = new Map(rules.map(({ check }, index) => [check, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...notices.map(({ id, text, at }) => notification(id, at === undefined ? text : `${text} (${at})`, 'warning')),
              ...reports.flatMap(({ target, limits }) => limits.map(({ id, what, why, remedy = '' }) => notification(id, `${target}: ${what} ${why} ${remedy}`.trim(), 'note'))),
            ],
          },
        ],
        results: findings.map((finding) => resultOf(finding, indexOf.get(finding.check) ?? 0)),
        properties: { reports: reports.map(modelOf) },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' };

/** The scale of CVSS, which code scanning services read from `security-severity`. */
const scores: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0', info: '1.0' };

function ruleOf({ check: id, title, severity, remedy, references }: Finding) {
  const check = checkById(id);
  const weaknesses = references.filter((reference) => reference.startsWith('CWE-')).map((cwe) => `external/cwe/${cwe.toLowerCase()}`);
  const weight = check?.severity ?? severity;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: check?.why ?? title },
    help: { text: `${remedy}\n\n${references.join(', ')}`.trim() },
    defaultConfiguration: { level: levels[weight] },
    properties: { tags: ['security', ...weaknesses], 'security-severity': scores[weight], references },
  };
}

function resultOf(finding: Finding | SuppressedFinding, ruleIndex: number) {
  const { check, verdict, severity, severityReason, message, fact, evidence, remedy, fingerprint } = finding;
  return {
    ruleId: check,
    ruleIndex,
    kind: verdict === 'fail' ? 'fail' : 'review',
    level: verdict === 'fail' ? levels[severity] : 'none',
    message: { text: message },
    locations: [locationOf(finding)],
    partialFingerprints: { 'crumbtrail/v1': fingerprint },
    ...('suppression' in finding && {
      suppressions: [{ kind: finding.suppression.by === 'comment' ? 'inSource' : 'external', status: 'accepted', justification: finding.suppression.reason }],
    }),
    properties: { severity, severityReason, remedy, evidence, role: fact.role, scope: fact.scope },
  };
}

function locationOf({ fact }: Finding) {
  const { kind, name, origin, file, line = 0, column = 0 } = fact;
  const logicalLocations = [{ name, kind, ...(origin !== undefined && { fullyQualifiedName: `${origin} ${name}`.trim() }) }];
  const uri = file === undefined ? (origin !== undefined && isReadableUrl(origin) ? origin : undefined) : uriOfPath(file);
  if (uri === undefined) return { logicalLocations };
  const region = line < 1 ? {} : { region: { startLine: line, ...(column >= 1 && { startColumn: column }) } };
  return { physicalLocation: { artifactLocation: { uri }, ...region }, logicalLocations };
}

/** Paths as URI references: relative ones stay relative to the root of the repository. */
function uriOfPath(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  const encoded = slashes.split('/').map((segment) => encodeURIComponent(segment)).join('/');
  if (slashes.startsWith('/')) return `file://${encoded}`;
  return /^[A-Z]:\//i.test(slashes) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}

function notification(id: string, text: string, level: 'warning' | 'note') {
  return { descriptor: { id: id === '' ? 'unnamed' : id }, level, message: { text } };
}

function modelOf({ target, kind, time, model }: Report) {
  return { target, kind, time, model: model.kind, carrier: model.carrier, credential: model.credential, confidence: model.confidence, summary: model.summary };
}
