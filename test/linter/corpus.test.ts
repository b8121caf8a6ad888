import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { parseSource } from '#linter/parse-source.ts';
import { factsFromSource } from '#linter/sites/facts-from-source.ts';
import { everything, type Sought } from '#linter/sites/gate/sought.ts';

/** Larger files are bundles: the torture test has those. */
const maxOctets = 60_000;

// Every fifth file of packages that nobody wrote for this test.
const files = globSync(['test/packages/node_modules/**/*.{js,mjs,cjs}', '!**/*.min.*'], { dot: true, expandDirectories: false })
  .sort()
  .filter((_, index) => index % 5 === 0);

const all = everything();

test('no file of the corpus crashes, and the text gate hides no fact', () => {
  const hidden: string[] = [];
  let judged = 0;
  for (const file of files) {
    const code = readFileSync(file, 'utf8');
    const parsed = code.length > maxOctets ? undefined : parseSource(code, file);
    if (!parsed || 'problem' in parsed) continue;
    judged++;
    const found = (sought?: Sought) => factsFromSource(parsed, undefined, {}, sought).map(({ fact }) => fact);
    if (!isDeepStrictEqual(found(), found(all))) hidden.push(file);
  }
  expect(hidden).toEqual([]);
  expect(judged).toBeGreaterThan(500);
}, 240_000);
