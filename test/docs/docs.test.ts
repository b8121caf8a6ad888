import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedDocs } from '#scripts/generated-docs.ts';

const docs = await generatedDocs();

test.each([...docs.keys()])('%s is what npm run docs writes', (file) => {
  expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined).toBe(docs.get(file));
});

test('no page is left of a library that has no model', () => {
  const pages = readdirSync('docs/frameworks').map((file) => `docs/frameworks/${file}`);
  expect(pages.filter((file) => !docs.has(file))).toEqual([]);
});
