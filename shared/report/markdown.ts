import { accepterWords } from './acceptance.ts';
import { asvsByChapter, asvsNote } from './asvs-view.ts';
import { mermaidOf } from './mermaid.ts';
import { printable } from './printable-text.ts';
import { answersWords, probeQuestions, probesNote } from './probes.ts';
import type { AsvsRequirement, AuthModel, ComparisonRow, Credential, Finding, Report, ReportEvidence, ReportFile, ReportProbe } from './report.ts';
import { tellsComparison, tellsModel } from './sections.ts';
import { countWords, kindWords, placeWords, severityMark } from './severity-words.ts';

/** The reports as GitHub-flavoured Markdown, with the flow as a Mermaid diagram; fit to be pasted into an issue. */
export function renderMarkdown(file: ReportFile): string {
  const { reports, tool, notices = [] } = printable(file);
  const blocks = [
    '# Crumbtrail report',
    ...reports.flatMap(reportBlocks),
    ...(notices.length === 0 ? [] : ['## Notes', list(notices.map(({ text, at }) => `${plain(text)}${at === undefined ? '' : ` (${code(at)})`}`))]),
    `Crumbtrail ${plain(tool.version)}. Values are masked.`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function reportBlocks(report: Report): string[] {
  const { target, kind, time, model, flow, comparison, credentials, findings, suppressed = [], limits, probes = [], asvs = [] } = report;
  return [
    `## ${code(target)}`,
    `${kindWords[kind]}, ${time.slice(0, 16).replace('T', ' ')} UTC. Findings: ${countWords(findings)}.`,
    ...(tellsModel(report) ? ['### How this login works', ...modelBlocks(model)] : []),
    ...(flow.length === 0 ? [] : ['### What happened, step by step', 'Solid arrows were observed, dotted ones are inferred.', `\`\`\`mermaid\n${mermaidOf(flow)}\n\`\`\``]),
    ...(tellsComparison(report) ? ['### Session or token: what it means here', comparisonTable(comparison)] : []),
    `### Findings: ${countWords(findings)}`,
    ...findings.map(findingBlock),
    suppressed.length === 0 ? '' : `${suppressed.length} more accepted:\n${list(suppressed.map(({ check, message, suppression }) => `${code(check)} ${plain(message)} (accepted ${accepterWords[suppression.by]}${suppression.expires === undefined ? '' : ` until ${suppression.expires}`}: ${plain(suppression.reason)})`))}`,
    ...(credentials.length === 0 ? [] : ['### Credentials', credentialTable(credentials)]),
    ...(probes.length === 0 ? [] : ['### Active tests', probesNote, probeTable(probes)]),
    ...(asvs.length === 0 ? [] : ['### ASVS 5.0', asvsNote, ...asvsTables(asvs, findings)]),
    ...(limits.length === 0 ? [] : ['### What could not be seen', list(limits.map(({ what, why, remedy }) => plain([what, why, remedy ?? ''].join(' ').trim())))]),
  ];
}

function modelBlocks({ kind, carrier, credential, confidence, summary, evidence, caveats, recommendation }: AuthModel): string[] {
  return [
    `**${plain(summary)}**`,
    kind === 'none' ? '' : `Model ${kind}, carrier ${carrier}, credential ${credential}, confidence ${confidence}.`,
    list([...evidence.map(evidenceWords), ...caveats.map((caveat) => `Caveat: ${plain(caveat)}`)]),
    recommendation === undefined ? '' : `**Recommendation** (${code(recommendation.rule)}): ${plain(recommendation.text)}`,
  ];
}

function comparisonTable(rows: readonly ComparisonRow[]): string {
  return table(
    ['', 'Textbook session', 'Textbook token', 'This application'],
    rows.map(({ title, session, token, observed }) => [
      `**${plain(title)}**`,
      plain(session),
      plain(token),
      [`${plain(observed.text)} *(${observed.basis})*`, ...observed.evidence.map(evidenceWords)].join('<br>'),
    ]),
  );
}

function credentialTable(credentials: readonly Credential[]): string {
  return table(
    ['Name', 'Where', 'Form', 'Role', 'Value, masked', 'Attributes'],
    credentials.map(({ name, in: place, format, role, confidence, scope, preview, attributes }) => [
      `${code(name)}${scope === 'other' ? ' (another party)' : ''}`,
      place,
      plain(format),
      `${role}, ${confidence}`,
      code(preview),
      Object.entries(attributes).map(([attribute, words]) => `${plain(attribute)}: ${plain(words)}`).join('<br>'),
    ]),
  );
}

function probeTable(probes: readonly ReportProbe[]): string {
  return table(
    ['Question', 'Request', 'Credential', 'Outcome', 'Answers'],
    probes.map(({ probe, method, url, name, carrier, outcome, reason, answers }) => [
      plain(probeQuestions[probe]),
      code(`${method} ${url}`),
      `${code(name)}, ${carrier}`,
      `**${outcome}**: ${plain(reason)}`,
      plain(answersWords(answers)),
    ]),
  );
}

function asvsTables(asvs: readonly AsvsRequirement[], findings: readonly Finding[]): string[] {
  const checkOf = new Map(findings.map(({ fingerprint, check }) => [fingerprint, check]));
  return asvsByChapter(asvs).flatMap(({ title, requirements }) => [
    `**${plain(title)}**`,
    table(
      ['Requirement', 'Level', 'Asks', 'Status', 'Findings', 'CWE', 'WSTG'],
      requirements.map(({ id, level, text, status, findings: own, cwe, wstg }) => [
        id,
        String(level),
        plain(text),
        status === 'not met' ? `**${status}**` : status,
        [...new Set(own.map((fingerprint) => code(checkOf.get(fingerprint) ?? fingerprint)))].join(' '),
        plain(cwe.join(', ')),
        plain(wstg.join(', ')),
      ]),
    ),
  ]);
}

function findingBlock(finding: Finding): string {
  const { check, verdict, severity, severityReason, title, message, evidence, remedy, references } = finding;
  const place = placeWords(finding);
  const weight = verdict === 'unsure' ? `? unsure (${severity})` : `${severityMark[severity]} ${severity}`;
  return [
    `#### ${weight}: ${plain(title)} (${code(check)})`,
    `${plain(message)}${place === '' ? '' : ` ${code(place)}`}`,
    list([...evidence.map(evidenceWords), `Why ${severity}: ${plain(severityReason)}`, `**Remedy:** ${plain(remedy)}`, ...(references.length > 0 ? [plain(references.join(', '))] : [])]),
  ].join('\n\n');
}

function evidenceWords({ text, at }: ReportEvidence): string {
  return at === undefined ? plain(text) : `${plain(text)} (${code(at)})`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text with everything escaped that Markdown could read; the empty comment keeps `@name` from notifying a person. */
function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]#|~!]/g, '\\$&')
    .replaceAll('@', '@<!-- -->');
}

/** A code span that its content cannot end; `|` would end a table cell even there. */
function code(text: string): string {
  const quiet = text.replaceAll('`', "'").replaceAll('|', '\u00a6').trim();
  return quiet === '' ? '`(empty)`' : `\`${quiet}\``;
}
