// npm run crash-test: every rule on every file of the pinned packages and on code that is hard to read. Ends with 1 when
// anything throws, or when the text gate hides a fact.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { globSync } from 'tinyglobby';
import plugin from '#linter/index.ts';
import { parseSource } from '#linter/parse-source.ts';
import { factsFromSource } from '#linter/sites/facts-from-source.ts';
import { everything, mayMatter } from '#linter/sites/gate/sought.ts';
import { installTestPackages } from '#scripts/test-packages.ts';
import { tortureCodes } from './torture-codes.ts';

/** Larger files are bundles, which take longer than all others together. */
const maxOctets = 200_000;
const wanted = 5_000;

await installTestPackages();
const files = globSync(['test/packages/node_modules/**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}', '!**/*.d.{ts,mts,cts}', '!**/*.min.*'], { dot: true, expandDirectories: false }).sort();
const sources = [...files.map((name) => ({ name, code: readFileSync(name, 'utf8') })), ...tortureCodes.map(([name, code]) => ({ name: `torture/${name}.ts`, code }))];
const linter = new Linter({ configType: 'flat' });
const config = { ...plugin.configs.strict, files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], linterOptions: { reportUnusedDisableDirectives: 'off' }, languageOptions: { parser: { parseForESLint } } } as Linter.Config;
const counts = { judged: 0, unparsed: 0, tooLarge: 0, passedTheGate: 0, withFacts: 0, reports: 0 };
const failures: string[] = [];
const all = everything();

for (const [index, { name, code }] of sources.entries()) {
  if (process.stderr.isTTY && index % 100 === 0) process.stderr.write(`\r${index} of ${sources.length}`);
  judge(name, code);
}
if (process.stderr.isTTY) process.stderr.write('\r');
console.log(`${counts.judged} files judged with ${Object.keys(plugin.rules).length} rules, ${counts.tooLarge} left out as too large, ${counts.unparsed} that do not parse`);
console.log(`${counts.passedTheGate} passed the text gate, ${counts.withFacts} have facts, ${counts.reports} reports`);
console.log(`${failures.length} failures`);
for (const failure of failures.slice(0, 50)) console.error(failure);
if (counts.judged < wanted) console.error(`Only ${counts.judged} files were judged, at least ${wanted} are wanted.`);
process.exitCode = failures.length === 0 && counts.judged >= wanted ? 0 : 1;

function judge(name: string, code: string): void {
  if (code.length > maxOctets) {
    counts.tooLarge++;
    return;
  }
  try {
    const parsed = parseSource(code, name);
    if ('problem' in parsed) {
      counts.unparsed++;
      return;
    }
    counts.judged++;
    const facts = factsFromSource(parsed, undefined, {}, all).map(({ fact }) => fact);
    if (facts.length > 0) counts.withFacts++;
    if (mayMatter(parsed.text)) counts.passedTheGate++;
    if (!isDeepStrictEqual(factsFromSource(parsed).map(({ fact }) => fact), facts)) failures.push(`${name}: the text gate hides some of ${facts.length} facts`);
    // ESLint looks at nothing below node_modules.
    const messages = linter.verify(code, config, { filename: name.replaceAll('node_modules', 'packages'), allowInlineConfig: false });
    counts.reports += messages.length;
    for (const { fatal, ruleId, message } of messages) if (fatal === true || ruleId === null) failures.push(`${name}: ${message}`);
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

/** The name of the file decides whether there may be JSX, as it does for the command. ESLint wants the tokens that the command goes without. */
function parseForESLint(code: string, options: parser.ParserOptions): unknown {
  return parser.parseForESLint(code, { ...options, ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(options.filePath ?? '') } });
}
