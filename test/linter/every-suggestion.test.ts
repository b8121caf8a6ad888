// Whatever a rule offers on the bad code of any check is applied and linted again.
import { Linter } from 'eslint';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import plugin from '#linter/index.ts';
import { checkFiles } from '#scripts/generated-docs.ts';
import type { CheckCases, CodeCase } from '../checks/case.ts';
import { messagesOf } from './eslint-versions.ts';

const cases: (CodeCase & { readonly id: string })[] = [];
for (const { family, id } of checkFiles()) {
  const { default: loaded }: { default: CheckCases } = await import(pathToFileURL(`test/checks/${family}/${id}.ts`).href);
  // What a project has installed is told to the checks by other means than ESLint's.
  cases.push(...(loaded.code?.bad ?? []).filter(({ installed, dotenv }) => installed === undefined && dotenv === undefined).map((one) => ({ ...one, id })));
}

const namesOf = (messages: readonly Linter.LintMessage[]) => messages.map(({ ruleId }) => ruleId ?? 'no longer code').sort();
let offered = 0;

test.each(cases)('$id: $name', ({ code, file = 'server.ts' }) => {
  const before = messagesOf(Linter, code, { config: 'strict', filename: file });
  for (const message of before) {
    expect(message.fix, 'no rule changes code unasked').toBeUndefined();
    for (const { fix } of message.suggestions ?? []) {
      offered++;
      const after = messagesOf(Linter, code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]), { config: 'strict', filename: file });
      const [gone, fresh] = differenceOf(namesOf(before), namesOf(after));
      expect({ rule: message.ruleId, fresh }).toEqual({ rule: message.ruleId, fresh: [] });
      expect(gone).toContain(message.ruleId);
    }
  }
});

test('suggestions were offered, and no rule claims to fix', () => {
  expect(offered).toBeGreaterThan(30);
  expect(Object.values(plugin.rules).filter(({ meta }) => meta?.fixable !== undefined)).toEqual([]);
});

/** What is only in the first list, and what is only in the second; names stand as often as they are reported. */
function differenceOf(before: readonly string[], after: readonly string[]): readonly [gone: string[], fresh: string[]] {
  const fresh = [...after];
  const gone = before.filter((name) => {
    const at = fresh.indexOf(name);
    if (at >= 0) fresh.splice(at, 1);
    return at < 0;
  });
  return [gone, fresh];
}
