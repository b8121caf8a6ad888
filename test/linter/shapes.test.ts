import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { shapes } from '#linter/rules/shapes/index.ts';
import { checkById } from '#shared/checks/index.ts';

const files = readdirSync('linter/rules/shapes').filter((file) => file !== 'shape.ts' && file !== 'index.ts');
const ids = files.map((file) => path.basename(file, '.ts')).filter((name) => checkById(name) !== undefined);

test('every file that is called like a check is in the index', () => {
  expect(shapes.map(({ check }) => check).sort()).toEqual(ids.sort());
});

describe.each(shapes)('$check', ({ check, needs = [], names = [] }) => {
  test('has a check that judges such code', () => {
    expect(Object.keys(checkById(check)?.judge ?? {})).toContain('code-shape');
    expect(checkById(check)?.detectable).toContain('source');
  });

  test('does not look at every file', () => {
    // One list that tells is enough: `c` beside `createHmac` lets nothing more through.
    const telling = [...needs, ...names].filter((words) => words.every((word) => word.length >= 3));
    expect(telling).not.toEqual([]);
  });
});
