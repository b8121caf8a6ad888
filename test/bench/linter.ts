import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint, Linter, type Rule } from 'eslint';
import { globSync } from 'tinyglobby';
import type crumbtrail from '#linter/index.ts';
import { buildNode } from '#scripts/build.ts';
import { kept, ratioTable } from './ratio.ts';

const fileCount = 1_000;
const rounds = 3;
/** What people write: smaller files are re-exports, larger ones are bundles. */
const octets = { least: 1_000, most: 30_000 };

interface SourceText {
  readonly name: string;
  readonly code: string;
}

/** What our rules cost in ESLint, against the floors that ESLint itself sets. */
export async function benchRules(): Promise<boolean> {
  const files = corpus();
  // What is measured is what users install, not what tsx makes of the source.
  await buildNode();
  const { default: plugin } = (await import(path.resolve('dist/node/plugin.js'))) as { default: typeof crumbtrail };
  const { recommended, strict } = plugin.configs;
  const count = Object.keys(strict.rules ?? {}).length;
  console.log(`\nESLint on ${files.length} files of pinned npm packages, ${Math.round(files.reduce((sum, { code }) => sum + code.length, 0) / 1_000)} kB, shuffled`);
  const candidates: readonly (readonly [string, Linter.Config])[] = [
    ['no rules', {}],
    ['one trivial rule', emptyRules(1)],
    ['crumbtrail recommended', recommended],
    [`${count} empty rules`, emptyRules(count)],
    [`crumbtrail strict, ${count} rules`, strict],
  ];
  const times = await bestTimesByFile(files, candidates);
  console.log(ratioTable(times, 'no rules'));
  const against = (ours: string, floor: string) => (times.get(ours) ?? NaN) / (times.get(floor) ?? NaN);
  return [
    kept('recommended against one trivial rule', against('crumbtrail recommended', 'one trivial rule'), 1.05),
    kept('strict against as many empty rules', against(`crumbtrail strict, ${count} rules`, `${count} empty rules`), 1.03),
  ].every(Boolean);
}

/** The whole command against ESLint that only parses and walks, with no rules. */
export async function benchCommand(): Promise<boolean> {
  const files = corpus();
  console.log(`\nThe command on the same ${files.length} files, against ESLint without rules`);
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
    return kept('the command against ESLint without rules', (times.get('crumbtrail') ?? NaN) / (times.get('ESLint without rules') ?? NaN), 0.7);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same files in the same order in every run. */
function corpus(): SourceText[] {
  const found = globSync(['test/packages/node_modules/**/*.{js,mjs,cjs}', '!**/*.min.*'], { dot: true, expandDirectories: false }).sort();
  const random = randomNumbers(20_261_124);
  const shuffled = found.map((name) => ({ name, at: random() })).sort((a, b) => a.at - b.at);
  const linter = new Linter();
  const files: SourceText[] = [];
  for (const { name } of shuffled) {
    if (files.length === fileCount) break;
    const code = readFileSync(name, 'utf8');
    if (code.length < octets.least || code.length > octets.most) continue;
    if (linter.verify(code, { files: ['**/*'] }, 'file.js').some(({ fatal }) => fatal)) continue;
    files.push({ name, code });
  }
  return files;
}

/** Mulberry32: numbers that look random and are the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Rules that look at the whole file, as ours do, and do nothing. */
function emptyRules(count: number): Linter.Config {
  const rules: Record<string, Rule.RuleModule> = Object.fromEntries(Array.from({ length: count }, (_, index) => [`rule-${index}`, { create: () => ({ Program() {} }) }]));
  return { plugins: { empty: { rules } }, rules: Object.fromEntries(Object.keys(rules).map((name) => [`empty/${name}`, 'error'])) };
}

/** All candidates take turns at each file, so that a slow moment of the machine hits all; the best time of each counts. */
async function bestTimesByFile(files: readonly SourceText[], candidates: readonly (readonly [string, Linter.Config])[]): Promise<Map<string, number>> {
  const engines = candidates.map(([name, config]) => ({ name, eslint: new ESLint({ overrideConfigFile: true, overrideConfig: [config], ignore: false, allowInlineConfig: false }) }));
  const best = engines.map(() => files.map(() => Infinity));
  for (let round = 0; round <= rounds; round++) {
    for (const [at, { code }] of files.entries()) {
      for (let turn = 0; turn < engines.length; turn++) {
        const which = (turn + round + at) % engines.length;
        const start = performance.now();
        await engines[which]!.eslint.lintText(code, { filePath: 'file.js' });
        const took = performance.now() - start;
        if (round > 0) best[which]![at] = Math.min(best[which]![at]!, took);
      }
    }
  }
  return new Map(engines.map(({ name }, which) => [name, best[which]!.reduce((sum, time) => sum + time, 0)]));
}
