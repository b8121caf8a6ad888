import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkFiles, pageOf, whyOf } from '#scripts/generated-docs.ts';
import { unwritten } from '#scripts/new-check.ts';
import { audit, type AuditedFinding } from '#shared/audit.ts';
import type { AnyCheck, JudgeContext, Verdict } from '#shared/checks/define.ts';
import { checks } from '#shared/checks/index.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { settingIn } from '#linter/project/dotenv-files.ts';
import { lintSource } from '#linter/lint-source.ts';
import type { CheckCases, CodeCase, FactCase, LiveCase } from './case.ts';
import { captureOf } from './live-capture.ts';

const files = checkFiles();
const loaded = await Promise.all(
  files.map(async (file) => {
    const cases: { default: CheckCases } = await import(pathToFileURL(`test/checks/${file.family}/${file.id}.ts`).href);
    return { file, check: checks.find(({ id }) => id === file.id), cases: cases.default };
  }),
);

test('there are checks, and the index has each of them', () => {
  expect(files.length).toBeGreaterThanOrEqual(14);
  expect(checks.map(({ id, family }) => `${family}/${id}`)).toEqual(files.map(({ id, family }) => `${family}/${id}`));
});

describe.each(loaded)('$file.id', ({ file, check, cases }) => {
  if (check === undefined) throw new Error(`shared/checks/${file.family}/${file.id}.ts has another id than its file name`);

  test('has its id, its page with a why, and cases of both kinds', () => {
    expect({ id: check.id, family: check.family }).toEqual(file);
    expect(JSON.stringify([check, cases]).split(unwritten).length - 1, 'parts that are still to be written').toBe(0);
    expect(whyOf(readFileSync(pageOf(file), 'utf8')).length).toBeGreaterThan(80);
    expect(new Set(cases.facts.map(({ verdict }) => verdict === 'fail' || verdict === 'unsure'))).toEqual(new Set([true, false]));
    if (check.detectable.includes('live-passive')) expect(verdictsOf(cases.live)).toEqual(new Set([true, false]));
    if (check.detectable.includes('source')) {
      expect(cases.code?.bad.length, 'bad code').toBeGreaterThan(0);
      expect(cases.code?.good.length, 'good code').toBeGreaterThan(0);
    }
  });

  test.each(cases.facts)('fact: $name', (factCase) => {
    const verdict = verdictOn(check, factCase);
    expect(verdict.verdict).toBe(factCase.verdict);
    const [finding] = findingsOf(check, [factCase.fact, ...(factCase.among ?? [])], factCase);
    if (verdict.verdict === 'pass' || verdict.verdict === 'skip') return;
    expectSentences(finding);
    if (factCase.severity !== undefined) expect(finding?.severity).toBe(factCase.severity);
  });

  test.each(cases.live ?? [])('live: $name', (liveCase) => {
    const { facts, site } = captureOf(liveCase);
    const options = site === undefined ? {} : { site };
    const findings = audit(facts, options).filter((finding) => finding.check === check.id);
    expect(findings.map(({ verdict }) => verdict)).toEqual(liveCase.verdict === 'silent' ? [] : [liveCase.verdict]);
    if (liveCase.severity !== undefined) expect(findings[0]?.severity).toBe(liveCase.severity);
    // Whichever page was seen first: the other one may be named, and it is the same finding. What hangs on the order of events may be gone.
    const others = findings.length === 0 ? [] : audit(facts.toReversed(), { ...options, checks: [check] });
    for (const { fact, fingerprint } of others) if (fact.kind === 'exchange') expect(findings.map((finding) => finding.fingerprint)).toContain(fingerprint);
  });

  test.each(cases.code?.bad ?? [])('bad code: $name', (codeCase) => {
    const failed = reportsOn(check, codeCase).filter(({ verdict }) => verdict === 'fail');
    expect(failed).not.toEqual([]);
    if (codeCase.says !== undefined) expect(failed[0]?.message).toContain(codeCase.says);
  });

  test.each(cases.code?.good ?? [])('good code: $name', (codeCase) => {
    expect(reportsOn(check, codeCase)).toEqual([]);
  });
});

function verdictsOf(cases: readonly LiveCase[] | undefined): Set<boolean> {
  return new Set(cases?.map(({ verdict }) => verdict !== 'silent'));
}

/** What the check alone says about the fact, captured by the audit that gives it its context. */
function verdictOn(check: AnyCheck, { fact, among = [], policy, site, hosts }: FactCase): Verdict {
  let verdict: Verdict = { verdict: 'skip', because: 'the check does not speak about this kind of fact' };
  const judge = check.judge[fact.kind] as ((fact: Fact, context: JudgeContext) => Verdict) | undefined;
  const listening: AnyCheck = {
    ...check,
    judge: {
      [fact.kind]: (judged: Fact, context: JudgeContext) => {
        const result: Verdict = judge?.(judged, context) ?? verdict;
        if (judged === fact) verdict = result;
        return result;
      },
    },
  };
  audit([fact, ...among], { checks: [listening], ...(policy !== undefined && { policy }), ...(site !== undefined && { site }), ...(hosts && { hosts }) });
  return verdict;
}

function findingsOf(check: AnyCheck, facts: readonly Fact[], { policy, site, hosts }: FactCase): AuditedFinding[] {
  return audit(facts, { checks: [check], ...(policy !== undefined && { policy }), ...(site !== undefined && { site }), ...(hosts && { hosts }) });
}

/** Every placeholder is filled, and the texts are sentences. */
function expectSentences(finding: AuditedFinding | undefined): void {
  expect(finding?.message).toMatch(/^[^{}]+\.$/);
  expect(finding?.severityReason).toMatch(/^[^{}]+\.$/);
  expect(finding?.evidence.length).toBeGreaterThan(0);
}

function reportsOn(check: AnyCheck, { code, file = 'server.ts', installed, dotenv }: CodeCase): AuditedFinding[] {
  const settingOf = (variable: string) => {
    const found = settingIn(dotenv ?? '', variable);
    return found && { ...found, file: '.env' };
  };
  const { findings, problem } = lintSource(code, file, (installed ?? dotenv) === undefined ? undefined : { project: { fileAt: () => undefined, versionOf: (name) => installed?.[name], settingOf } });
  expect(problem).toBeUndefined();
  return findings.filter((finding) => finding.check === check.id);
}
