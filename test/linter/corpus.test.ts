import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { parseSource } from '#linter/parse-source.ts';
import { factsFromSource } from '#linter/sites/facts-from-source.ts';
import { everything, type Sought } from '#linter/sites/gate/sought.ts';
import { codeOfChecks } from './code-of-checks.ts';

/** Larger files are bundles: the torture test has those. */
const maxOctets = 60_000;

// Every fifth file of packages that nobody wrote for this test.
const files = globSync(['test/packages/node_modules/**/*.{js,mjs,cjs}', '!**/*.min.*'], { dot: true, expandDirectories: false })
  .sort()
  .filter((_, index) => index % 5 === 0);

const all = everything();

/** Whether the text gate hides a fact; `undefined` for what cannot be read. */
function isHidden(code: string, file: string): boolean | undefined {
  const parsed = parseSource(code, file);
  if ('problem' in parsed) return undefined;
  const found = (sought?: Sought) => factsFromSource(parsed, undefined, {}, sought).map(({ fact }) => fact);
  return !isDeepStrictEqual(found(), found(all));
}

test('no file of the corpus crashes, and the text gate hides no fact', () => {
  const judged = files.flatMap((file) => {
    const code = readFileSync(file, 'utf8');
    const hidden = code.length > maxOctets ? undefined : isHidden(code, file);
    return hidden === undefined ? [] : [{ file, hidden }];
  });
  expect(judged.filter(({ hidden }) => hidden)).toEqual([]);
  expect(judged.length).toBeGreaterThan(500);
}, 240_000);

// Packages have little code of the kind that the checks are about.
test('nor does it in the code of the checks', async () => {
  const code = Object.entries(await codeOfChecks()).filter(([file]) => /\.[cm]?[jt]sx?$/.test(file));
  expect(code.filter(([file, text]) => isHidden(text, file) === true).map(([file]) => file)).toEqual([]);
  expect(code.length).toBeGreaterThan(1_000);
});
