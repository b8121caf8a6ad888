import { asvsByChapter, asvsNote } from './asvs-view.ts';
import { noColour, type Palette } from './palette.ts';
import { printable } from './printable-text.ts';
import { answersWords, probeQuestions } from './probes.ts';
import type { ComparisonRow, Credential, Finding, FlowStep, Report, ReportEvidence, ReportFile } from './report.ts';
import { tellsComparison, tellsModel } from './sections.ts';
import { countWords, kindWords, placeWords, severityMark } from './severity-words.ts';
import { hanging, wrapText } from './wrap-text.ts';

export interface TextOptions {
  readonly colour?: Palette;
  /** Every piece of evidence, the textbook beside the comparison, the credentials and the references. */
  readonly verbose?: boolean;
  /** Columns of the terminal. */
  readonly width?: number;
}

interface Page {
  readonly colour: Palette;
  readonly verbose: boolean;
  readonly width: number;
}

/** The reports for a terminal: model, flow, comparison, findings, and what could not be seen. */
export function renderText(file: ReportFile, options: TextOptions = {}): string {
  const page: Page = { colour: options.colour ?? noColour, verbose: options.verbose ?? false, width: Math.max(options.width ?? 80, 40) };
  const { reports, notices = [] } = printable(file);
  const lines = reports.flatMap((report) => [...reportLines(report, page), '']);
  for (const notice of notices) lines.push(...bullet(`${notice.text}${notice.at === undefined ? '' : ` (${notice.at})`}`, 0, page, 'Note: '));
  return `${lines.join('\n').trimEnd()}\n`;
}

function reportLines(report: Report, page: Page): string[] {
  const { bold, dim } = page.colour;
  const title = `Crumbtrail: ${report.target}`;
  return [
    ...wrapText(title, page.width).map(bold),
    dim(`${kindWords[report.kind]}, ${timeWords(report.time)}`),
    ...(tellsModel(report) ? modelLines(report, page) : []),
    ...(report.flow.length > 0 ? flowLines(report.flow, page) : []),
    ...(tellsComparison(report) ? comparisonLines(report.comparison, page) : []),
    ...(page.verbose && report.credentials.length > 0 ? credentialLines(report.credentials, page) : []),
    ...findingLines(report, page),
    ...probeLines(report, page),
    ...(page.verbose ? asvsLines(report, page) : []),
    ...limitLines(report, page),
  ];
}

function timeWords(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}

function heading(text: string, { colour }: Page): string[] {
  return ['', colour.bold(text)];
}

function modelLines({ model }: Report, page: Page): string[] {
  const { dim } = page.colour;
  const lines = [...heading('How this login works', page), ...indented(model.summary, 2, page)];
  if (model.kind !== 'none') lines.push(...indented(`model ${model.kind} | carrier ${model.carrier} | credential ${model.credential} | confidence ${model.confidence}`, 2, page).map(dim));
  for (const evidence of page.verbose ? model.evidence : model.evidence.slice(0, 3)) lines.push(...bullet(evidenceWords(evidence), 2, page));
  for (const caveat of model.caveats) lines.push(...bullet(caveat, 2, page, '! '));
  if (model.recommendation) lines.push(...bullet(`${model.recommendation.text} [${model.recommendation.rule}]`, 2, page, 'Recommended: ', 4));
  return lines;
}

function flowLines(flow: readonly FlowStep[], page: Page): string[] {
  const { dim } = page.colour;
  const actors = Math.max(...flow.map(({ from, to }) => from.length + to.length)) + 5;
  const number = String(flow.length).length;
  const lines = [...heading('What happened, step by step', page), ...indented('--> was observed, ..> is inferred from the kind of credential', 2, page).map(dim)];
  for (const { step, from, to, label, basis, evidence } of flow) {
    const arrow = basis === 'observed' ? '-->' : '..>';
    const first = `  ${String(step).padStart(number)}. ${`${from} ${arrow} ${to}`.padEnd(actors)}  `;
    lines.push(...hanging(first, label, page.width));
    if (page.verbose) for (const piece of evidence) lines.push(...bullet(evidenceWords(piece), number + 4, page).map(dim));
  }
  return lines;
}

function comparisonLines(rows: readonly ComparisonRow[], page: Page): string[] {
  const { dim } = page.colour;
  const label = Math.max(...rows.map(({ title }) => title.length)) + 4;
  const lines = heading('Session or token: what it means here', page);
  for (const { title, session, token, observed } of rows) {
    const basis = observed.basis === 'not seen' ? '' : ` (${observed.basis})`;
    lines.push(...hanging(`  ${title}`, `${observed.text}${basis}`, page.width, label));
    if (!page.verbose) continue;
    for (const piece of observed.evidence) lines.push(...bullet(evidenceWords(piece), label, page).map(dim));
    lines.push(...hanging(' '.repeat(label), `Textbook session: ${session}`, page.width, label).map(dim));
    lines.push(...hanging(' '.repeat(label), `Textbook token: ${token}`, page.width, label).map(dim));
  }
  return lines;
}

function credentialLines(credentials: readonly Credential[], page: Page): string[] {
  const lines = heading('Credentials', page);
  for (const credential of credentials) {
    const scope = credential.scope === 'other' ? ', of another party' : '';
    lines.push(...bullet(`${credential.name} (${credential.in}, ${credential.format}): ${credential.role}, ${credential.confidence}${scope}; ${credential.preview}`, 2, page));
    const attributes = Object.entries(credential.attributes).map(([name, words]) => `${name}: ${words}`);
    lines.push(...hanging('    ', attributes.join(', '), page.width).map(page.colour.dim));
  }
  return lines;
}

function findingLines({ findings, suppressed = [] }: Report, page: Page): string[] {
  const lines = heading(`Findings: ${countWords(findings)}`, page);
  if (suppressed.length > 0) lines.push(...indented(`${suppressed.length} more accepted`, 2, page).map(page.colour.dim));
  for (const finding of findings) lines.push('', ...oneFinding(finding, page));
  return lines;
}

function oneFinding(finding: Finding, page: Page): string[] {
  const { bold, dim } = page.colour;
  const paint = severityColour(finding, page.colour);
  const severity = finding.verdict === 'unsure' ? `? unsure (${finding.severity})` : `${severityMark[finding.severity]} ${finding.severity}`;
  const fits = severity.length + finding.check.length + 4 <= page.width;
  const lines = fits ? [`  ${paint(severity)}  ${bold(finding.check)}`] : [`  ${paint(severity)}`, `    ${bold(finding.check)}`];
  const place = placeWords(finding);
  if (place !== '') lines.push(...indented(place, 4, page).map(dim));
  lines.push(...indented(finding.message, 4, page));
  for (const evidence of page.verbose ? finding.evidence : finding.evidence.slice(0, 2)) lines.push(...bullet(evidenceWords(evidence), 4, page).map(dim));
  if (page.verbose) lines.push(...bullet(finding.severityReason, 4, page, `Why ${finding.severity}: `, 6));
  lines.push(...bullet(finding.remedy, 4, page, 'Remedy: ', 6));
  if (page.verbose && finding.references.length > 0) lines.push(...bullet(finding.references.join(', '), 4, page, 'See: ', 6).map(dim));
  return lines;
}

function severityColour({ verdict, severity }: Finding, colour: Palette): (text: string) => string {
  if (verdict === 'unsure' || severity === 'info') return colour.dim;
  if (severity === 'critical' || severity === 'high') return colour.red;
  return severity === 'medium' ? colour.yellow : colour.blue;
}

function asvsLines({ asvs = [], findings }: Report, page: Page): string[] {
  if (asvs.length === 0) return [];
  const lines = [...heading('ASVS 5.0', page), ...indented(asvsNote, 2, page).map(page.colour.dim)];
  const marks = { met: page.colour.green('+ met     '), 'not met': page.colour.red('x not met '), 'not seen': page.colour.dim('- not seen') };
  for (const { title, requirements } of asvsByChapter(asvs)) {
    lines.push('', `  ${title}`);
    for (const { id, level, text, status, findings: own, cwe, wstg } of requirements) {
      const checks = own.map((fingerprint) => findings.find((finding) => finding.fingerprint === fingerprint)?.check ?? '').filter((check) => check !== '');
      const [first = '', ...rest] = wrapText(`${text} (${[...new Set(checks), ...cwe, ...wstg].join(', ')})`, page.width - 26);
      lines.push(`    ${marks[status]} ${`${id} L${level}`.padEnd(10)} ${first}`, ...rest.map((line) => ' '.repeat(26) + line));
    }
  }
  return lines;
}

function probeLines({ probes = [] }: Report, page: Page): string[] {
  if (probes.length === 0) return [];
  const lines = probes.flatMap(({ probe, method, url, name, carrier, outcome, reason, answers }) => [
    ...bullet(`${probeQuestions[probe]} ${probeAnswers[outcome]}`, 2, page),
    ...indented(answers === undefined ? `${method} ${url} for cookie "${name}"` : `${method} ${url} with ${carrier === 'cookie' ? `cookie "${name}"` : `"${name}" as a bearer token`} (${answersWords(answers)})`, 4, page).map(page.colour.dim),
    ...(outcome === 'unsure' || answers === undefined || page.verbose ? indented(reason, 4, page) : []),
  ]);
  return [...heading('Active tests', page), ...lines];
}

const probeAnswers = { accepted: 'Yes.', refused: 'No.', unsure: 'Cannot be told.' } as const;

function limitLines({ limits }: Report, page: Page): string[] {
  if (limits.length === 0) return [];
  const lines = heading('What could not be seen', page);
  for (const { what, why, remedy } of limits) lines.push(...bullet(`${what} ${why}${remedy === undefined ? '' : ` ${remedy}`}`, 2, page));
  return lines;
}

function indented(text: string, indent: number, page: Page): string[] {
  return wrapText(text, page.width - indent).map((line) => ' '.repeat(indent) + line);
}

function evidenceWords({ text, at }: ReportEvidence): string {
  return at === undefined ? text : `${text} (${at})`;
}

/** `lead` stands before the first line; the others are set under `indent` and the width of a bullet, or under `hang`. */
function bullet(text: string, indent: number, page: Page, lead = '- ', hang = indent + Math.min(lead.length, 2)): string[] {
  const lines = wrapText(lead.trimEnd() + ' ' + text, page.width - hang);
  return lines.map((line, index) => ' '.repeat(index === 0 ? indent : hang) + line);
}
