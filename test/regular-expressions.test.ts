import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from '@typescript-eslint/parser';
import { check } from 'recheck';
import { describe, expect, test } from 'vitest';

// Every regular expression that ships must run in linear time on any input. "Unknown" counts as a failure.

interface Literal {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

const shipped = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'shared', 'linter', 'extension', 'cli', 'demo'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.[cm]?[jt]sx?$/.test(file) && !file.endsWith('.d.ts'));

function literalsOf(file: string): Literal[] {
  const found: Literal[] = [];
  const program = parse(readFileSync(file, 'utf8'), { jsx: file.endsWith('x'), loc: true, range: true });
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (node === null || typeof node !== 'object') return;
    const { type, regex, loc } = node as { type?: string; regex?: { pattern: string; flags: string }; loc?: { start: { line: number } } };
    if (type === 'Literal' && regex) found.push({ place: `${file}:${loc?.start.line}`, source: regex.pattern, flags: regex.flags });
    for (const [key, child] of Object.entries(node)) if (key !== 'parent' && key !== 'loc' && key !== 'range') visit(child);
  };
  visit(program.body);
  return found;
}

// What stands in several places is judged once.
const literals = [...new Map(shipped.flatMap(literalsOf).map((literal) => [`/${literal.source}/${literal.flags}`, literal])).values()];

describe('regular expressions in shipped code', () => {
  test('the source has some, so that this test looks at something', () => {
    expect(literals.length).toBeGreaterThan(0);
  });

  test.each(literals)('$place /$source/ is linear', async ({ source, flags }) => {
    // Its other limits count steps: by the clock, a busy machine would make an expression vulnerable.
    expect(await check(source, flags, { timeout: 60_000, incubationTimeout: null, attackTimeout: null })).toMatchObject({ status: 'safe' });
  });
});
