// Where what a model says is known from: the real package ran, or the published file was read, and either is pinned.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ModelCases } from './model-cases.ts';

const room = path.join(import.meta.dirname, 'models');
const all = await Promise.all(readdirSync(room).map(async (file) => ((await import(`./models/${path.basename(file, '.ts')}.ts`)) as { default: ModelCases }).default));
const executed = all.filter(({ defaults, behaviour = [] }) => defaults.length > 0 || behaviour.length > 0);

/** The packages that tests run, under their own names: `h3-2` is `npm:h3@2.0.8`. */
const pinned = Object.entries((JSON.parse(readFileSync('test/packages/package.json', 'utf8')) as { dependencies: Record<string, string> }).dependencies).map(([name, version]) => {
  const [alias, at] = [version.slice('npm:'.length), version.lastIndexOf('@') - 'npm:'.length];
  return version.startsWith('npm:') ? { name: alias.slice(0, at), version: alias.slice(at + 1) } : { name, version };
});

test('the real packages of at least twenty libraries run', () => {
  expect(new Set(executed.map(({ model }) => model.library)).size).toBeGreaterThanOrEqual(20);
});

test('a library that does not run has the version and file pinned that were read', () => {
  expect(all.filter((cases) => !executed.includes(cases) && !cases.readIn).map(({ model }) => model.library)).toEqual([]);
});

test('a model names the version that runs', () => {
  const isNamed = ({ library, version, source }: ModelCases['model']) =>
    pinned.some((one) => (one.name === library && one.version === version) || `${version}; ${source}`.includes(`${one.name} ${one.version}`));
  expect(executed.filter(({ model }) => !isNamed(model)).map(({ model }) => `${model.library} ${model.version}`)).toEqual([]);
});
