// The demo's source and the running demo tell the same story: what a browser sees, a line of code has done.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { doors } from '#demo/server/hosts.ts';
import type { Finding, ReportFile } from '#shared/report/report.ts';
import { runCommand } from '../cli/run-command.ts';
import { goldenOf, type LintExpectation } from '../demo/golden-list.ts';

/** A header that nobody wrote has no line in the code: the linter says nothing of mere absence. */
const aboutAbsentHeaders: ReadonlySet<string> = new Set(['clickjacking-unprotected-auth-page', 'csp-missing-with-script-readable-token']);

let findings: readonly Finding[];
beforeAll(async () => {
  const { stdout } = await runCommand(['demo', '--format', 'json', '--fail-on', 'none']);
  findings = (JSON.parse(stdout) as ReportFile).reports.flatMap((report) => report.findings);
});

describe.each(doors)('$id', ({ id, form }) => {
  test('lint gives exactly the findings of the golden list, at their lines', () => {
    const found = findings.filter(({ fact }) => fact.file?.startsWith(`demo/doors/${id}`)).map(expectationOf);
    expect(distinct(found)).toEqual(distinct(goldenOf(id).lint));
    if (form === 'hardened') expect(found).toEqual([]);
  });

  test('each live finding has its finding in code', () => {
    const { live, lint } = goldenOf(id);
    const inCode = new Set(lint.map(({ check }) => check));
    expect(live.filter(({ check }) => !inCode.has(check) && !aboutAbsentHeaders.has(check))).toEqual([]);
  });
});

test('nothing is found outside the doors', () => {
  expect(findings.filter(({ fact }) => !doors.some(({ id }) => fact.file?.startsWith(`demo/doors/${id}`)))).toEqual([]);
});

function expectationOf({ check, fact }: Finding): LintExpectation {
  const file = fact.file ?? '';
  const lines = readFileSync(file, 'utf8').split('\n');
  return { check, file, anchor: (lines[(fact.line ?? 0) - 1] ?? '').trim() };
}

function distinct(list: readonly LintExpectation[]): string[] {
  return [...new Set(list.map(({ check, file, anchor }) => `${file}: ${check}: ${anchor}`))].sort();
}
