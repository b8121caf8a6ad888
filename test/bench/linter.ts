import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint, type Linter, type Rule } from 'eslint';
import type crumbtrail from '#linter/index.ts';
import { mayMatter } from '#linter/sites/gate/sought.ts';
import { buildNode } from '#scripts/build.ts';
import { kept, ratioTable } from './ratio.ts';
import { authCorpus, ordinaryCorpus, type Corpus, type SourceText } from './source-corpus.ts';

const rounds = 3;
/** Nothing is promised of the hard case, so that fewer files say enough. */
const hardFiles = 250;

/** What our rules cost in ESLint, against the floors that ESLint itself sets. The promises are about ordinary code. */
export async function benchRules(): Promise<boolean> {
  // What is measured is what users install, not what tsx makes of the source.
  await buildNode();
  const { default: plugin } = (await import(path.resolve('dist/node/plugin.js'))) as { default: typeof crumbtrail };
  const ordinary = await ratiosIn(ordinaryCorpus(), plugin);
  const kepts = [
    kept('recommended against one trivial rule', ordinary.recommended, 1.05),
    kept('strict against as many empty rules', ordinary.strict, 1.03),
  ];
  const hard = await ratiosIn(authCorpus(hardFiles), plugin);
  console.log(`  nothing is promised here: recommended is ${hard.recommended.toFixed(2)}, strict ${hard.strict.toFixed(2)}`);
  return kepts.every(Boolean);
}

async function ratiosIn(corpus: Corpus, plugin: typeof crumbtrail): Promise<{ recommended: number; strict: number }> {
  describe(corpus, 'ESLint');
  const { recommended, strict } = plugin.configs;
  const [few, all] = [recommended, strict].map(({ rules = {} }) => Object.keys(rules).length) as [number, number];
  const candidates: readonly (readonly [string, Linter.Config])[] = [
    ['no rules', {}],
    ['one trivial rule', emptyRules(1)],
    [`crumbtrail recommended, ${few} rules`, recommended],
    [`${all} empty rules`, emptyRules(all)],
    [`crumbtrail strict, ${all} rules`, strict],
  ];
  const times = await timesByFile(corpus.files, candidates);
  console.log(ratioTable(times, 'no rules'));
  const ratio = (ours: number, floor: number) => times.get(candidates[ours]![0])! / times.get(candidates[floor]![0])!;
  return { recommended: ratio(2, 1), strict: ratio(4, 3) };
}

function describe({ title, chosen, files }: Corpus, what: string): void {
  const octets = (some: readonly SourceText[]) => some.reduce((sum, { code }) => sum + code.length, 0);
  const passed = files.filter(({ code }) => mayMatter(code));
  const share = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`;
  console.log(`\n${what} on ${title}: ${chosen}`);
  console.log(`  ${Math.round(octets(files) / 1_000)} kB; the text gate lets ${passed.length} files through, which are ${share(octets(passed), octets(files))} of the text`);
}

/** The whole command against ESLint that only parses and walks, with no rules. */
export async function benchCommand(): Promise<boolean> {
  const ordinary = await commandRatio(ordinaryCorpus());
  const isKept = kept('the command against ESLint without rules', ordinary, 0.7);
  const hard = await commandRatio(authCorpus());
  console.log(`  nothing is promised here: the command is ${hard.toFixed(2)}`);
  return isKept;
}

async function commandRatio(corpus: Corpus): Promise<number> {
  const { files } = corpus;
  describe(corpus, 'The whole command, side by side with ESLint that only parses and walks,');
  const folder = await mkdtemp(path.join(tmpdir(), 'crumbtrail-bench-'));
  try {
    for (const { name, code } of files) {
      const copy = path.join(folder, name.replaceAll('node_modules', 'packages'));
      await mkdir(path.dirname(copy), { recursive: true });
      await writeFile(copy, code);
    }
    await buildNode();
    const bare = `import { ESLint } from ${JSON.stringify(import.meta.resolve('eslint'))};
      await new ESLint({ overrideConfigFile: true, overrideConfig: [{ files: ['**/*.{js,mjs,cjs}'] }], allowInlineConfig: false }).lintFiles('.');`;
    const candidates = [
      { name: 'ESLint without rules', args: ['--input-type=module', '--eval', bare] },
      { name: 'crumbtrail', args: [path.resolve('dist/node/crumbtrail.js'), '.', '--format', 'json', '--output', path.join(folder, 'report.json')] },
    ];
    const times = new Map<string, number>();
    for (let round = 0; round < rounds; round++) {
      for (const { name, args } of candidates) {
        const start = performance.now();
        const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
        // Findings are no failure: the libraries of the corpus have them.
        if (status !== 0 && status !== 1) throw new Error(`${name} ended with code ${status}: ${stderr.slice(0, 1_000)}`);
        times.set(name, Math.min(times.get(name) ?? Infinity, performance.now() - start));
      }
    }
    console.log(ratioTable(times, 'ESLint without rules'));
    return (times.get('crumbtrail') ?? NaN) / (times.get('ESLint without rules') ?? NaN);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rules that look at the whole file, as ours do, and do nothing. */
function emptyRules(count: number): Linter.Config {
  const rules: Record<string, Rule.RuleModule> = Object.fromEntries(Array.from({ length: count }, (_, index) => [`rule-${index}`, { create: () => ({ Program() {} }) }]));
  return { plugins: { empty: { rules } }, rules: Object.fromEntries(Object.keys(rules).map((name) => [`empty/${name}`, 'error'])) };
}

/**
 * All candidates take turns at each file, so that a slow moment of the machine hits all. Of each candidate and file the median of the
 * rounds counts, in milliseconds of processor time: whoever else uses the machine takes its time from the clock, not from that.
 */
async function timesByFile(files: readonly SourceText[], candidates: readonly (readonly [string, Linter.Config])[]): Promise<Map<string, number>> {
  // Files keep their names, so that their imports lead somewhere, as they do in a project.
  const engines = candidates.map(([name, config]) => ({ name, eslint: new ESLint({ overrideConfigFile: true, overrideConfig: [{ ignores: ['!**/node_modules/'] }, config], allowInlineConfig: false }) }));
  const took = engines.map(() => files.map((): number[] => []));
  for (let round = 0; round <= rounds; round++) {
    for (const [at, { name, code }] of files.entries()) {
      for (let turn = 0; turn < engines.length; turn++) {
        const which = (turn + round + at) % engines.length;
        // A text of its own: the gate remembers the last one, and no candidate may profit from what another has paid for.
        const own = code + '\n'.repeat(which);
        const start = processorTime();
        const [result] = await engines[which]!.eslint.lintText(own, { filePath: name });
        const time = processorTime() - start;
        if (result?.fatalErrorCount !== 0 || result.messages.some(({ ruleId }) => ruleId === null)) throw new Error(`${name} was not linted: ${result?.messages[0]?.message}`);
        // The first round warms up.
        if (round > 0) took[which]![at]!.push(time);
      }
    }
  }
  return new Map(engines.map(({ name }, which) => [name, took[which]!.reduce((sum, times) => sum + median(times), 0)]));
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
