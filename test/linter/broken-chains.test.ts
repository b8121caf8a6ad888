// A formatter breaks long chains into lines, which says nothing else: `axios⏎  .get(url)⏎  .then(…)`.
import type { TSESTree } from '@typescript-eslint/types';
import { expect, test } from 'vitest';
import { lintSource } from '#linter/lint-source.ts';
import { parseSource } from '#linter/parse-source.ts';
import { sourceFileFrom, type SourceFile } from '#linter/values/source-file.ts';
import { codeOfChecks } from './code-of-checks.ts';

/** `.then` of `fetch(url).then(…)`, and `.get` of `axios.get(url).then(…)`; nobody puts `Math` on a line of its own. */
function isBroken(member: TSESTree.MemberExpression, file: SourceFile): boolean {
  const call = file.parentOf(member);
  if (member.computed || member.optional || call?.type !== 'CallExpression' || call.callee !== member) return false;
  if (member.object.type === 'CallExpression') return true;
  const next = file.parentOf(call);
  const isContinued = next?.type === 'MemberExpression' && next.object === call && file.parentOf(next)?.type === 'CallExpression';
  return isContinued && !/^[A-Z]/.test(file.textOf(member.object));
}

function withBrokenChains(code: string, name: string): string {
  const parsed = parseSource(code, name);
  if ('problem' in parsed) return code;
  const file = sourceFileFrom(parsed);
  const dots = file.nodesOf('MemberExpression').flatMap((member) => (isBroken(member, file) && code.slice(member.object.range[1], member.property.range[0]) === '.' ? [member.object.range[1]] : []));
  return dots.toSorted((a, b) => b - a).reduce((text, dot) => `${text.slice(0, dot)}\n    ${text.slice(dot)}`, code);
}

function found(code: string, file: string): string[] {
  return lintSource(code, file, { includeUnsure: true }).findings.map(({ check, verdict, severity }) => `${check} ${verdict} ${severity}`).sort();
}

test('the code of the checks is judged the same when its chains are broken into lines', async () => {
  const broken = Object.entries(await codeOfChecks()).flatMap(([name, code]) => {
    const changed = /\.[cm]?[jt]sx?$/.test(name) ? withBrokenChains(code, name) : code;
    return changed === code ? [] : [{ name, code, changed }];
  });
  expect(broken.flatMap(({ name, changed }) => [`${name}: ${found(changed, name).join(', ')}`])).toEqual(broken.map(({ name, code }) => `${name}: ${found(code, name).join(', ')}`));
  expect(broken.length).toBeGreaterThan(200);
});
