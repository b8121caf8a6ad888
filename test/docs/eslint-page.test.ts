import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import plugin from '#linter/index.ts';
import { optionsSchema } from '#linter/rules/options.ts';
import { givableRoles, settingsSchema } from '#linter/settings/schema.ts';

const page = readFileSync('docs/eslint.md', 'utf8');
const [options] = optionsSchema as readonly { properties: Record<string, unknown> }[];

test.each([...Object.keys(plugin.configs), ...Object.keys(options!.properties), ...Object.keys(settingsSchema.entries), ...givableRoles])('docs/eslint.md explains %s', (name) => {
  expect(page).toContain(`\`${name}\``);
});

test('the example of its settings is valid', () => {
  const [, block = ''] = /^settings: (\{\n[\s\S]*?^\})\n```/m.exec(page) ?? [];
  const json = block.replaceAll("'", '"').replaceAll(/([{,]\s*)(\w+):/g, '$1"$2":').replaceAll(/,(\s*[}\]])/g, '$1');
  const { crumbtrail }: { crumbtrail: Record<string, unknown> } = JSON.parse(json);
  expect(Object.keys(crumbtrail)).toEqual(Object.keys(settingsSchema.entries));
  expect(() => plugin.rules['token-in-log'].create({ settings: { crumbtrail }, options: [], sourceCode: { text: '' } } as never)).not.toThrow();
});
