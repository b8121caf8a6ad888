// The page of a check, for its file in the repository and for `crumbtrail explain`. One renderer, so they cannot differ.
import type { AnyCheck, Detectable } from '../checks/define.ts';
import { durationOf } from '../facts/duration.ts';
import type { CodeRemedy } from '../remedies/remedies.ts';
import { asvsL2Policy, recommendedPolicy, type Policy } from '../standards/policy.ts';

/** One piece of code or one set of headers with what is said about it. */
export interface CheckExample {
  readonly name: string;
  readonly text: string;
  readonly language: 'ts' | 'http';
}

export interface CheckExamples {
  readonly reported: readonly CheckExample[];
  readonly silent: readonly CheckExample[];
}

/** The whole page as Markdown, from what the check says about itself, with code that it asks for. */
export function renderCheckPage(check: AnyCheck, remedy?: CodeRemedy): string {
  const code = remedy === undefined ? '' : `\n## In code, with ${remedy.library}\n\n\`\`\`ts\n${remedy.code}\n\`\`\`\n`;
  return `${renderCheckHead(check)}\n\n## Why\n\n${check.why}\n${code}`;
}

/** Title, severity, remedy, references and options as Markdown. */
export function renderCheckHead(check: AnyCheck): string {
  const rows = [
    ['Severity', `**${check.severity}**: ${check.severityReason}`],
    ['What to do', check.remedy],
    ['Seen in', check.detectable.map((where) => detectableWords[where]).join(', ')],
    ['ASVS 5.0.0', check.references.asvs.map(({ id, level }) => `${id} (L${level})`).join(', ')],
    ['CWE', check.references.cwe.map((cwe) => `[${cwe}](https://cwe.mitre.org/data/definitions/${cwe.slice(4)}.html)`).join(', ')],
    ['WSTG', check.references.wstg.join(', ')],
    ['See also', check.references.other.join('; ')],
    ['Takes the place of', (check.replaces ?? []).map((id) => `\`${id}\``).join(', ')],
    ['In the recommended ESLint config', check.detectable.includes('source') ? (check.recommended === false ? 'no' : 'yes') : ''],
  ].filter(([, text]) => text !== '');
  const table = rows.map(([label, text]) => `| ${label} | ${cell(text ?? '')} |`).join('\n');
  return `# ${check.title}\n\n\`${check.id}\`\n\n| | |\n|---|---|\n${table}${renderOptions(check)}`;
}

/** Code and headers that earn a finding, and some that look alike and do not. */
export function renderExamples({ reported, silent }: CheckExamples): string {
  const part = (title: string, examples: readonly CheckExample[]) =>
    examples.length === 0 ? [] : [`### ${title}`, ...examples.map(renderExample)];
  return ['## Examples', ...part('Reported', reported), ...part('Not reported', silent)].join('\n\n');
}

/** One row for each check; `linkOf` says where its page is. */
export function renderCheckTable(checks: readonly AnyCheck[], linkOf: (check: AnyCheck) => string): string {
  const rows = checks.map(
    (check) =>
      `| [\`${check.id}\`](${linkOf(check)}) | ${cell(check.title)} | ${check.severity} | ${mark(check, 'live')} | ${mark(check, 'source')} |`,
  );
  return ['| check | finds | severity | live | code |', '|---|---|---|:-:|:-:|', ...rows].join('\n');
}

const detectableWords: Readonly<Record<Detectable, string>> = {
  'live-passive': 'traffic and page storage',
  'live-active': 'answers to a probe that the user starts',
  source: 'source code',
};

const limitWords: Readonly<Record<keyof Policy, string>> = {
  sessionCookieLifetime: 'life of a session or access cookie',
  refreshCookieLifetime: 'life of a refresh or remember-me cookie',
  accessTokenLifetime: 'life of an access token (low / medium / high above)',
  refreshTokenLifetime: 'life of a refresh token',
};

/** What the ESLint rule can be told, and the limits that the policy sets. */
function renderOptions(check: AnyCheck): string {
  const parts = [check.detectable.includes('source') ? ruleOptionsOf(check) : '', check.limits === undefined ? '' : limitTable(check.limits)].filter((part) => part !== '');
  return parts.length === 0 ? '' : `\n\n## Options\n\n${parts.join('\n\n')}`;
}

function ruleOptionsOf({ id }: AnyCheck): string {
  const example = `\`\`\`js\n'crumbtrail/${id}': ['error', { minSeverity: 'medium', unsure: false, allow: ['name', 'prefix_*'] }]\n\`\`\``;
  return `As an ESLint rule, with all its options:\n\n${example}\n\n\`allow\` names cookies, storage keys or tokens that are accepted; the other two take the place of \`settings.crumbtrail\` for this rule. See \`docs/eslint.md\`.`;
}

function limitTable(limits: NonNullable<AnyCheck['limits']>): string {
  const rows = limits.map((limit) => `| \`${limit}\` | ${limitWords[limit]} | ${limitText(recommendedPolicy[limit])} | ${limitText(asvsL2Policy[limit])} |`);
  return `The limits are part of the policy (\`settings.crumbtrail.policy\`, or \`policy\` in the command's config file).\n\n${['| limit | of what | `recommended` | `asvs-l2` |', '|---|---|---|---|', ...rows].join('\n')}`;
}

function limitText(limit: Policy[keyof Policy]): string {
  if (typeof limit === 'number') return durationOf(limit);
  return [limit.low, limit.medium, limit.high].map(durationOf).join(' / ');
}

function renderExample({ name, text, language }: CheckExample): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}:\n\n\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

function mark(check: AnyCheck, where: 'live' | 'source'): string {
  return check.detectable.some((detectable) => detectable.startsWith(where)) ? '✓' : '';
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
