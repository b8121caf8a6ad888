// What `npm run docs` writes and the docs test compares: path → content, from checks, their pages and their cases.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyCheck } from '#shared/checks/define.ts';
import { codeRemedies, type CodeCase, type RemedyCases } from './code-remedies.ts';
import { frameworkDocs, frameworksFrom, pageOfLibrary, type SpeakingCheck } from './framework-docs.ts';
import type { Framework, FrameworkCases } from './framework-page.ts';
import type { CodeRemedies } from '#shared/remedies/remedies.ts';
import { renderCheckHead, renderCheckTable, renderExamples, type CheckExamples } from '#shared/report/check-page.ts';

const folder = 'shared/checks';

export interface CheckFile {
  readonly family: string;
  readonly id: string;
}

/** The part of a case file that becomes examples; the whole shape is in test/checks/case.ts. */
interface ExampleCases {
  readonly facts: readonly { readonly fact: object; readonly verdict: string }[];
  readonly code?: { readonly bad: readonly CodeExample[]; readonly good: readonly CodeExample[] };
  readonly live?: readonly LiveExample[];
  readonly remedyLike?: string;
}

interface LiveExample {
  readonly name: string;
  readonly verdict: string;
  readonly response?: readonly string[];
  readonly then?: readonly ExchangeExample[];
}

interface ExchangeExample {
  readonly url: string;
  readonly method?: string;
  readonly request?: readonly string[];
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly response?: readonly string[];
  readonly answer?: unknown;
}

interface CodeExample extends CodeCase {
  readonly name: string;
}

/** Every check file, by family and id. */
export function checkFiles(root = '.'): CheckFile[] {
  const families = readdirSync(path.join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return families
    .flatMap(({ name: family }) =>
      readdirSync(path.join(root, folder, family))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => ({ family, id: path.basename(file, '.ts') })),
    )
    .sort((a, b) => (`${a.family}/${a.id}` < `${b.family}/${b.id}` ? -1 : 1));
}

/** The files as they should be. */
export async function generatedDocs(root = '.'): Promise<Map<string, string>> {
  const files = checkFiles(root);
  const docs = new Map([
    [`${folder}/index.ts`, renderIndex(files)],
    ['linter/models/index.ts', renderList(root, { folder: 'linter/models', type: 'Model', module: './model.ts', list: 'models', what: 'Every model.' })],
    ['linter/rules/shapes/index.ts', renderList(root, { folder: 'linter/rules/shapes', type: 'Shape', module: './shape.ts', list: 'shapes', what: 'Every shape.' })],
  ]);
  const checks: ({ file: CheckFile; examples: CheckExamples } & SpeakingCheck)[] = [];
  const remedyCases: RemedyCases[] = [];
  for (const file of files) {
    const check = await defaultOf<AnyCheck>(root, `${folder}/${file.family}/${file.id}.ts`);
    const cases = await defaultOf<ExampleCases>(root, `test/checks/${file.family}/${file.id}.ts`);
    const facts = cases.facts.flatMap(({ fact, verdict }) => (verdict === 'fail' || verdict === 'unsure' ? [fact] : []));
    checks.push({ file, check, page: pageOf(file), facts, bad: (cases.code?.bad ?? []).map(({ code }) => code), examples: examplesFrom(cases) });
    remedyCases.push({ check: file.id, bad: cases.code?.bad ?? [], good: cases.code?.good ?? [], ...(cases.remedyLike !== undefined && { remedyLike: cases.remedyLike }) });
  }
  docs.set('linter/rules/rule-ids.ts', renderRuleIds(checks.map(({ check }) => check)));
  const known = await modelCases(root);
  docs.set('shared/remedies/remedies.json', renderRemedies(codeRemedies(remedyCases, known.flatMap(({ cases }) => cases.filter(({ code }) => code.includes('//!'))), known.map(({ model }) => model.library))));
  const frameworks = frameworksFrom(known, checks);
  for (const { check, page, examples } of checks) docs.set(page, renderPage(check, examples, frameworks, textOf(root, page)));
  const table = (prefix: string) =>
    renderCheckTable(checks.map(({ check }) => check), (check) => prefix + pageOf(files.find(({ id }) => id === check.id) ?? { family: check.family, id: check.id }));
  docs.set('docs/checks.md', `# Checks\n\n${section('checks', table('../'))}\n`);
  const readme = textOf(root, 'README.md');
  if (readme !== undefined) docs.set('README.md', withSection(readme, 'checks', table('')));
  for (const [file, content] of frameworkDocs(frameworks, checks)) docs.set(file, content);
  return docs;
}

async function modelCases(root: string): Promise<FrameworkCases[]> {
  const room = 'test/linter/models';
  const files = existsSync(path.join(root, room)) ? readdirSync(path.join(root, room)).sort() : [];
  return Promise.all(files.map((file) => defaultOf<FrameworkCases>(root, `${room}/${file}`)));
}

export function pageOf({ family, id }: CheckFile): string {
  return `${folder}/${family}/${id}.md`;
}

/** The written part of a page: what stands under "Why", without generated sections. */
export function whyOf(page: string): string {
  const why = page.split(/^## Why$/m)[1] ?? '';
  return (why.split(startOf('examples'))[0] ?? '').trim();
}

function renderIndex(files: readonly CheckFile[]): string {
  const imports = files.map(({ family, id }) => `import ${identifierOf(id)} from './${family}/${id}.ts';`);
  return [
    '// Written by npm run docs; add a check with npm run new.',
    `import type { AnyCheck } from './define.ts';`,
    ...imports,
    '',
    '/** All checks, by family and id. */',
    'export const checks: readonly AnyCheck[] = [',
    ...files.map(({ id }) => `  ${identifierOf(id)},`),
    '];',
    '',
    'export function checkById(id: string): AnyCheck | undefined {',
    '  return checks.find((check) => check.id === id);',
    '}',
    '',
  ].join('\n');
}

/** Literal names, so that an ESLint configuration is completed and checked by its types. */
function renderRuleIds(checks: readonly AnyCheck[]): string {
  const ids = checks.filter(({ detectable }) => detectable.includes('source')).map(({ id }) => `  '${id}',`);
  return ['// Written by npm run docs.', '', '/** The rules of the plugin: the checks that code can decide. */', 'export const ruleIds = [', ...ids, '] as const;', '', 'export type RuleId = (typeof ruleIds)[number];', ''].join('\n');
}

/** A line for each, so that a change shows what changed. */
function renderRemedies(remedies: CodeRemedies): string {
  const checks = Object.entries(remedies).map(([check, list]) => `  ${JSON.stringify(check)}: [\n${list.map((remedy) => `    ${JSON.stringify(remedy)}`).join(',\n')}\n  ]`);
  return `{\n${checks.join(',\n')}\n}\n`;
}

interface ModuleList {
  readonly folder: string;
  readonly type: string;
  readonly module: string;
  readonly list: string;
  readonly what: string;
}

/** The index of a folder in which each file gives one thing as its default; files without a default are what those share. */
function renderList(root: string, { folder: room, type, module, list, what }: ModuleList): string {
  const names = readdirSync(path.join(root, room))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts' && readFileSync(path.join(root, room, file), 'utf8').includes('export default '))
    .map((file) => path.basename(file, '.ts'))
    .sort();
  return [
    '// Written by npm run docs.',
    `import type { ${type} } from '${module}';`,
    ...names.map((name) => `import ${identifierOf(name)} from './${name}.ts';`),
    '',
    `/** ${what} */`,
    `export const ${list}: readonly ${type}[] = [`,
    ...names.map((name) => `  ${identifierOf(name)},`),
    '];',
    '',
  ].join('\n');
}

function renderPage(check: AnyCheck, examples: CheckExamples, frameworks: readonly Framework[], existing: string | undefined): string {
  const why = existing === undefined ? '' : whyOf(existing);
  return `${section('head', renderCheckHead(check))}\n\n## Why\n\n${why}\n\n${section('examples', [renderExamples(examples), ...renderFrameworks(check, frameworks)].join('\n\n'))}\n`;
}

function renderFrameworks({ id }: AnyCheck, frameworks: readonly Framework[]): string[] {
  const links = frameworks.filter(({ shown }) => shown.includes(id)).map(({ library }) => `[${library}](../../../${pageOfLibrary(library)})`);
  return links.length === 0 ? [] : [`Cases report it in code with ${links.join(', ')}.`];
}

/** What stands between the markers belongs to the script, everything else to people. */
function section(name: string, content: string): string {
  return `${startOf(name)}\n${content}\n${endOf(name)}`;
}

const startOf = (name: string) => `<!-- ${name}:start -->`;
const endOf = (name: string) => `<!-- ${name}:end -->`;

function withSection(text: string, name: string, content: string): string {
  const start = text.indexOf(startOf(name));
  const end = text.indexOf(endOf(name));
  if (start < 0 || end < start) throw new Error(`The text needs ${startOf(name)} and after it ${endOf(name)}.`);
  return `${text.slice(0, start)}${section(name, content)}${text.slice(end + endOf(name).length)}`;
}

/** Code first, because it can be copied; a check that only sees traffic shows headers. */
function examplesFrom({ code, live }: ExampleCases): CheckExamples {
  const codeExamples = (cases: readonly CodeExample[] = []) =>
    cases.slice(0, 3).map(({ name, code, dotenv }) => ({ name, text: dotenv === undefined ? code : `// .env: ${dotenv.replaceAll('\n', '\n// ')}\n${code}`, language: 'ts' as const }));
  const liveExamples = (verdict: 'fail' | 'silent') =>
    (live ?? [])
      .filter((example) => example.verdict === verdict && (example.response !== undefined || example.then !== undefined))
      .slice(0, 2)
      .map(({ name, response = [], then = [] }) => ({ name, text: [response.join('\n'), ...then.map(trafficText)].filter((text) => text !== '').join('\n\n'), language: 'http' as const }));
  return {
    reported: [...codeExamples(code?.bad), ...liveExamples('fail')],
    silent: [...codeExamples(code?.good), ...liveExamples('silent')],
  };
}

/** One request with its answer, as far as a case writes them out; tokens are long and all alike. */
function trafficText({ url, method = 'GET', request = [], form, json, response = [], answer }: ExchangeExample): string {
  const body = form ? new URLSearchParams({ ...form }).toString() : json === undefined ? undefined : JSON.stringify(json);
  const lines = [`${method} ${url}`, ...request, body, ...response.map((line) => `< ${line}`), answer === undefined ? undefined : `< ${JSON.stringify(answer)}`];
  return lines.filter((line) => line !== undefined).join('\n').replace(/eyJ[\w.-]{40,}/g, 'eyJ…');
}

async function defaultOf<T>(root: string, file: string): Promise<T> {
  if (!existsSync(path.join(root, file))) throw new Error(`${file} is missing: a check is its module, its page and its cases.`);
  const module: { default: T } = await import(pathToFileURL(path.resolve(root, file)).href);
  return module.default;
}

function textOf(root: string, file: string): string | undefined {
  return existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : undefined;
}

function identifierOf(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
