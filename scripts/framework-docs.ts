// The pages of libraries and their index: path → content, from the models, their cases and the cases of the checks.
import type { AnyCheck } from '#shared/checks/define.ts';
import type { Group, Model, Site } from '#linter/models/model.ts';
import { parseAccessPath } from '#linter/values/access-path.ts';
import { renderFrameworkPage, versionsOf, type Framework, type FrameworkCases } from './framework-page.ts';
import { groupTitles, siteWords } from './framework-words.ts';

const folder = 'docs/frameworks';

/** A check with its cases, as far as they say what it speaks about. */
export interface SpeakingCheck {
  readonly check: AnyCheck;
  /** Where its page is, from the root. */
  readonly page: string;
  /** Facts on which it says something. */
  readonly facts: readonly object[];
  /** Code that it reports. */
  readonly bad: readonly string[];
}

/** One for each library, by name. */
export function frameworksFrom(known: readonly FrameworkCases[], checks: readonly SpeakingCheck[]): Framework[] {
  const inCode = checks.filter(({ check }) => check.detectable.includes('source'));
  const libraries = [...new Set(known.map(({ model }) => model.library))].sort();
  return libraries.map((library) => frameworkOf(library, known.filter(({ model }) => model.library === library), inCode));
}

export function frameworkDocs(frameworks: readonly Framework[], checks: readonly SpeakingCheck[]): Map<string, string> {
  const linkOf = (id: string) => `../../${checks.find(({ check }) => check.id === id)?.page ?? ''}`;
  return new Map([...frameworks.map((framework) => [pageOfLibrary(framework.library), renderFrameworkPage(framework, linkOf)] as const), ['docs/frameworks.md', renderIndex(frameworks)] as const]);
}

export function pageOfLibrary(library: string): string {
  return `${folder}/${library.replace(/^@/, '').replaceAll(/[^\w.-]+/g, '-')}.md`;
}

function frameworkOf(library: string, known: readonly FrameworkCases[], checks: readonly SpeakingCheck[]): Framework {
  const marked = new Set(known.flatMap(({ cases }) => cases.flatMap(({ code }) => marksIn(code))));
  const modules = known.flatMap(({ model }) => modulesOf(model));
  const topics = new Set(known.flatMap(({ model }) => model.sites.flatMap(topicsOf)));
  const isShown = ({ check, bad }: SpeakingCheck) => marked.has(check.id) || bad.some((code) => modules.some((name) => code.includes(`'${name}'`)));
  const shown = checks.filter(isShown).map(({ check }) => check.id);
  const others = checks.filter(({ check, facts }) => !shown.includes(check.id) && facts.some((fact) => topics.has(topicOf(fact)))).map(({ check }) => check.id);
  return { library, known, shown, others };
}

/** Checks that a case expects to report, from `//! check-a check-b`. */
function marksIn(code: string): string[] {
  return code.split('\n').flatMap((line) => (line.includes('//!') ? line.slice(line.indexOf('//!') + 3).trim().split(/\s+/) : []));
}

function modulesOf({ places = {}, sites }: Model): string[] {
  const paths = [...Object.values(places).flatMap((place) => place.paths), ...sites.map(({ at }) => at)].map(parseAccessPath);
  return paths.flatMap(({ root }) => (root.kind === 'module' ? [root.name] : []));
}

/** What a fact is about, so that facts and sites can be compared: its kind, and what was done where a kind has several. */
function topicOf(fact: object): string {
  const { kind, operation, action, by } = fact as Readonly<Record<string, unknown>>;
  return [kind, operation ?? action ?? by].filter(Boolean).join(' ');
}

function topicsOf(site: Site): string[] {
  switch (site.kind) {
    case 'cookie.set':
    case 'cookie.ref':
      return ['cookie set'];
    case 'cookie.clear':
      return ['cookie clear'];
    case 'header.set':
    case 'cookie.assign':
      return ['cookie set', 'cookie clear'];
    case 'session.configure':
      return ['session-setup', 'cookie set'];
    case 'jwt.sign':
    case 'jwt.verify':
    case 'jwt.decode':
      return [`jwt-call ${site.kind.slice('jwt.'.length)}`];
    case 'json.parse':
      return ['jwt-call decode'];
    case 'storage.write':
    case 'storage.assign':
    case 'storage.hook':
    case 'store.persist':
      return ['storage'];
    case 'sdk.configure':
      return [...(site.tokens ? ['storage'] : []), ...(site.cookie ? ['cookie set'] : [])];
    case 'request.send':
    case 'request.assign':
    case 'log.write':
      return [`credential-use ${site.by}`];
    case 'cors.configure':
      return ['cors-setup'];
    case 'csrf.configure':
      return ['csrf-setup'];
    case 'secret.configure':
    case 'secret.assign':
    case 'headers.configure':
      return [];
  }
}

function renderIndex(frameworks: readonly Framework[]): string {
  const parts = (Object.keys(groupTitles) as Group[]).map((group) => {
    const rows = frameworks.filter(({ known }) => known[0]?.model.group === group).map(indexRow);
    return rows.length === 0 ? '' : [`## ${groupTitles[group]}`, ['| library | what is read | versions | defaults known from |', '|---|---|---|---|', ...rows].join('\n')].join('\n\n');
  });
  return [
    '# What Crumbtrail knows about frameworks and libraries',
    `${frameworks.length} pages, one for each library, written by \`npm run docs\` from the models in \`linter/models\` and the cases that the tests run. What is not here is read as plain code: cookies in header texts, \`document.cookie\`, storage, addresses and the shapes of code that checks look for.`,
    ...parts.filter((text) => text !== ''),
  ].join('\n\n').concat('\n');
}

function indexRow({ library, known }: Framework): string {
  const models = known.map(({ model }) => model);
  const reads = [...new Set(models.flatMap(({ sites }) => sites.map(({ kind }) => siteWords[kind])))];
  const versions = [...new Set(models.map(versionsOf))].join('; ');
  const isRun = known.some(({ defaults, behaviour = [] }) => defaults.length > 0 || behaviour.length > 0);
  return `| [${library}](${pageOfLibrary(library).slice('docs/'.length)}) | ${(reads.length > 0 ? reads : ['the values it gives']).join('; ')} | ${versions} | ${isRun ? 'running it' : 'reading it'} |`;
}
