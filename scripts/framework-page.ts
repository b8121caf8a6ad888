// The page of one library, rendered from its models and from the cases that the tests run.
import type { CookieDefaults, Model, Option, Place, Site, ValueSource } from '#linter/models/model.ts';
import { durationOf } from '#shared/facts/duration.ts';
import { attributeWords, bindingWords, chosenWords, defaultWords, groupTitles, originWords, siteWords, stateWords, valueWords, writingWords } from './framework-words.ts';

/** What a case file says, as far as a page shows it; the whole shape is in test/linter/model-cases.ts. */
export interface FrameworkCases {
  readonly model: Model;
  readonly cases: readonly CodeCase[];
  readonly defaults: readonly { readonly site: string }[];
  readonly behaviour?: readonly { readonly name: string }[];
  readonly withoutHeaders?: string;
}

interface CodeCase {
  readonly name: string;
  readonly code: string;
  readonly installed?: Readonly<Record<string, string>>;
}

/** All that is known of one library; the models differ in the versions they hold for, or in the part they are about. */
export interface Framework {
  readonly library: string;
  readonly known: readonly FrameworkCases[];
  /** Checks with a case in which they report code with it, and others that judge the same kinds of facts. */
  readonly shown: readonly string[];
  readonly others: readonly string[];
}

type Row = readonly string[];

/** `linkOf` gives a check its page. */
export function renderFrameworkPage({ library, known, shown, others }: Framework, linkOf: (check: string) => string): string {
  const models = known.map(({ model }) => model);
  return [
    `# What Crumbtrail knows about ${library}`,
    'Written by `npm run docs` from the model and its cases.',
    table(['', ''], headRows(known)),
    ...part('Where it looks', 'Paths read like code: `()` is a call or `new`, `#` a value of this type, `<fn/2>.1` the second parameter of a function with two, `%Name` one of the objects below, `exports(…)` what a file of this name exports.', [
      table(['object', 'stands for'], merged(models, (model) => Object.entries(model.places ?? {}).map(placeRow))),
      table(['call', 'path', 'what it does', 'arguments'], merged(models, (model) => model.sites.map(siteRow))),
      table(['value', 'path', 'stands for'], merged(models, (model) => (model.values ?? []).map(valueRow))),
    ]),
    ...part('What the options mean', '', [table(['call', 'option', 'means', 'written as'], joined(merged(models, optionRows)))]),
    ...part('What it does when nobody says', '', [table(['call', 'what', 'default', 'known from'], joined(mergedCases(known, defaultRows)))]),
    ...part('What the real package showed when the tests ran it', '', [mergedCases(known, ({ behaviour = [] }) => behaviour.map(({ name }) => [name])).map(([name]) => `- ${name}`).join('\n')]),
    ...part('What it does not know', '', [unknownLines(models).join('\n')]),
    ...part('Checks', '', [checkLines(shown, others, linkOf)]),
    ...part('Examples', '', examplesOf(known)),
  ].join('\n\n').concat('\n');
}

function headRows(known: readonly FrameworkCases[]): Row[] {
  const models = known.map(({ model }) => model);
  return [
    ['Kind', [...new Set(models.map(({ group }) => groupTitles[group]))].join(', ')],
    ['Runs', [...new Set(models.map(({ side }) => (side === 'unknown' ? 'on the server or in the page, as the file says' : side === 'server' ? 'on the server' : 'in the page')))].join('; ')],
    ['Versions', [...new Set(models.map(versionsOf))].join('; ')],
    ['Read in', [...new Set(models.map(({ version, source }) => `${version}: ${source}`))].join('; ')],
  ];
}

/** For which versions it speaks. */
export function versionsOf({ holds }: Model): string {
  if (!holds) return 'whichever is installed';
  const range = [holds.from && `from ${holds.from}`, holds.below && `below ${holds.below}`].filter(Boolean).join(', ');
  return holds.onlyInstalled === true ? `${range}, when it is seen to be installed` : range;
}

function placeRow([name, { paths, parameters = [] }]: [string, Place]): Row {
  const named = parameters.flatMap(({ named: names }) => names);
  return [code(`%${name}`), [...paths.map(code), ...(named.length > 0 ? [`a parameter called ${named.map(code).join(' or ')}`] : [])].join(', ')];
}

function siteRow(site: Site): Row {
  const signatures = 'signatures' in site ? (site.signatures ?? []) : [];
  const takes = signatures.map(({ takes: names }) => `(${names.map((name) => (name === 'ignored' ? '…' : name.replace(':', ''))).join(', ')})`);
  return [code(site.api), code(site.at), siteWords[site.kind], [...new Set(takes)].map(code).join(' or ')];
}

function valueRow({ at, api, is }: ValueSource): Row {
  return [code(api), code(at), valueWords[is]];
}

function optionRows({ sites }: Model): Row[] {
  return sites.flatMap((site) => {
    if (site.kind === 'headers.configure') return Object.entries(site.options).map(([header, names]): Row => [code(site.api), names.map(code).join(' or '), header, 'an object, or false']);
    if (site.kind === 'cors.configure') return Object.entries(site.options).map(([meaning, name]): Row => [code(site.api), code(name), meaning, '']);
    const options: [string, string | Option<string>][] = 'options' in site ? Object.entries(site.options ?? {}) : [];
    return options.map(([name, option]): Row => {
      if (typeof option === 'string') return [code(site.api), code(name), option, ''];
      return [code(site.api), code(name), attributeWords[option.attribute] ?? option.attribute, writingWords[option.as]];
    });
  });
}

/** A header of the real package proves what a cookie is without options; everything else was read, and may be shown below as well. */
function defaultRows({ model, defaults }: FrameworkCases): Row[] {
  return model.sites.flatMap((site) => {
    const from = defaults.some(({ site: at }) => at === site.at) ? 'running it' : 'reading it';
    return defaultsOf(site).map(([what, value]): Row => [code(site.api), what, value, value.startsWith('not known') ? '' : from]);
  });
}

const cookieAttributes = ['secure', 'httpOnly', 'sameSite', 'domain', 'path', 'lifetime'] as const satisfies readonly (keyof CookieDefaults)[];

function defaultsOf(site: Site): (readonly [what: string, value: string])[] {
  switch (site.kind) {
    case 'cookie.set':
    case 'cookie.ref':
      return cookieRows(site.defaults);
    case 'session.configure': {
      const { name, rolling, ttl, absolute } = site.defaults;
      return [
        ['sessions are kept', typeof site.state === 'string' ? stateWords[site.state] : `not known: ${site.state.unknown}`],
        ...([['name', name], ['rolling', rolling], ['ttl', ttl], ['absolute', absolute]] as const).flatMap(([key, value]) => (value === undefined ? [] : [[attributeWords[key]!, defaultWords(value, spell)] as const])),
        ...cookieRows(site.defaults),
      ];
    }
    case 'jwt.sign':
    case 'jwt.verify':
      return [
        ...(site.defaults?.algorithms ? [['algorithms', site.defaults.algorithms.join(', ')] as const] : []),
        ...(site.kind === 'jwt.sign' && site.defaults?.lifetime !== undefined ? [['exp', defaultWords(site.defaults.lifetime, spell)] as const] : []),
        ...(site.algorithmChosenBy ? [['without a list of algorithms', chosenWords[site.algorithmChosenBy]] as const] : []),
      ];
    case 'cors.configure':
      return [['`*` or nothing, with credentials', originWords[site.starBesideCredentials]], ['`true`', originWords[site.trueIs]]];
    case 'csrf.configure':
      return [['what holds a forged request back', bindingWords[site.boundTo]]];
    case 'headers.configure':
      return Object.entries(site.defaults).map(([header, value]) => [header, value === '' ? 'not sent' : value] as const);
    case 'sdk.configure':
      return [...(site.tokens?.area ? [['tokens are kept', `in ${site.tokens.area} storage`] as const] : []), ...(site.cookie ? cookieRows(site.cookie.defaults) : [])];
    default:
      return 'area' in site && site.area ? [['kept in', `${site.area} storage`]] : [];
  }
}

/** Attributes that are all left out stand in one row. */
function cookieRows(defaults: CookieDefaults): (readonly [string, string])[] {
  const left = cookieAttributes.filter((name) => defaults[name] === undefined || defaults[name] === null);
  const given = cookieAttributes.filter((name) => !left.includes(name));
  const words = (name: string) => attributeWords[name]!;
  return [...given.map((name) => [words(name), defaultWords(defaults[name], name === 'lifetime' ? spellSeconds : spell)] as const), ...(left.length > 0 ? [[left.map(words).join(', '), 'left out'] as const] : [])];
}

function spell(value: unknown): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : typeof value === 'number' ? spellSeconds(value) : code(String(value));
}

function spellSeconds(value: unknown): string {
  return durationOf(Number(value));
}

function unknownLines(models: readonly Model[]): string[] {
  const told = models.flatMap(({ leavesOut = [] }) => leavesOut);
  const held = models.flatMap(({ holds }) => (holds ? [holds] : []));
  const outside = held.length > 0 ? ['Other versions: where another version is seen to be installed, nothing is said about these calls.'] : [];
  return [...told, ...outside, 'Arguments that no signature above fits, and values that the code does not show: nothing is said about them.'].map((line) => `- ${line}`);
}

function checkLines(shown: readonly string[], others: readonly string[], linkOf: (check: string) => string): string {
  const links = (checks: readonly string[]) => checks.map((check) => `[\`${check}\`](${linkOf(check)})`).join(', ');
  return [shown.length > 0 ? `Code with it is reported in the cases of: ${links(shown)}.` : '', others.length > 0 ? `Others that judge what it does: ${links(others)}.` : ''].filter((line) => line !== '').join('\n\n');
}

/** The first case with something to report, and the first without; a mark stands where the tests expect a report. */
function examplesOf(known: readonly FrameworkCases[]): string[] {
  const cases = known.flatMap((one) => one.cases);
  const [bad, good] = [cases.find(({ code: text }) => text.includes('//!')), cases.find(({ code: text }) => !text.includes('//!'))];
  const example = ({ name, code: text }: CodeCase) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}:`, `\`\`\`ts\n${text.trim().replace(/\/\/! ?/g, '// reported: ')}\n\`\`\``];
  return [...(bad ? ['### Reported', 'Lines without a mark are not reported.', ...example(bad)] : []), ...(good ? ['### Not reported', ...example(good)] : [])];
}

/** Rows that all models agree on stand there once; the others say for which versions they are. */
function merged(models: readonly Model[], rowsOf: (model: Model) => readonly Row[]): Row[] {
  return mergedRows(models.map((model) => ({ versions: versionsOf(model), rows: rowsOf(model) })));
}

function mergedCases(known: readonly FrameworkCases[], rowsOf: (cases: FrameworkCases) => readonly Row[]): Row[] {
  return mergedRows(known.map((cases) => ({ versions: versionsOf(cases.model), rows: rowsOf(cases) })));
}

function mergedRows(parts: readonly { readonly versions: string; readonly rows: readonly Row[] }[]): Row[] {
  const differ = new Set(parts.map(({ versions }) => versions)).size > 1;
  const byText = new Map<string, { readonly row: Row; readonly versions: Set<string> }>();
  for (const { versions, rows } of parts) {
    for (const row of rows) {
      const text = row.join('\0');
      byText.set(text, { row, versions: new Set([...(byText.get(text)?.versions ?? []), versions]) });
    }
  }
  return [...byText.values()].map(({ row: [first = '', ...rest], versions }) => [differ && versions.size < parts.length ? `${first} (${[...versions].join('; ')})` : first, ...rest]);
}

/** Rows that differ in their first cell only become one. */
function joined(rows: readonly Row[]): Row[] {
  const byRest = new Map<string, { readonly firsts: Set<string>; readonly rest: Row }>();
  for (const [first = '', ...rest] of rows) {
    const text = rest.join('\0');
    byRest.set(text, { firsts: new Set([...(byRest.get(text)?.firsts ?? []), first]), rest });
  }
  return [...byRest.values()].map(({ firsts, rest }) => [[...firsts].join(', '), ...rest]);
}

/** A heading with what stands below it; nothing where that is empty. */
function part(title: string, introduction: string, content: readonly string[]): string[] {
  const filled = content.filter((text) => text !== '');
  return filled.length === 0 ? [] : [`## ${title}`, ...(introduction === '' ? [] : [introduction]), ...filled];
}

function table(head: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const line = (cells: Row) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
