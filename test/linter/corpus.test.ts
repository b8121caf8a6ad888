import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { lintParsed } from '#linter/lint-parsed.ts';
import { parseSource } from '#linter/parse-source.ts';
import { mayMatter } from '#linter/sites/facts-from-source.ts';

/** Larger files are bundles: the torture test has those. */
const maxOctets = 60_000;

// Every fifth file of packages that nobody wrote for this test.
const files = globSync(['test/packages/node_modules/**/*.{js,mjs,cjs}', '!**/*.min.*'], { dot: true, expandDirectories: false })
  .sort()
  .filter((_, index) => index % 5 === 0);

test('no file of the corpus crashes, and the text gate hides none that has facts', () => {
  const hidden: string[] = [];
  let judged = 0;
  for (const file of files) {
    const code = readFileSync(file, 'utf8');
    const parsed = code.length > maxOctets ? undefined : parseSource(code, file);
    if (!parsed || 'problem' in parsed) continue;
    judged++;
    if (lintParsed(parsed).found.length > 0 && !mayMatter(code)) hidden.push(file);
  }
  expect(hidden).toEqual([]);
  expect(judged).toBeGreaterThan(500);
}, 120_000);
