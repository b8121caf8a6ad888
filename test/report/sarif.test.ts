// The schema is the official one of the OASIS SARIF committee, as published unchanged on npm in
// @microsoft/jest-sarif 1.0.0-beta.0 (MIT), lib/schemas/sarif-2.1.0-rtm.5.json. It is draft-04 and has expressions that
// are not valid with the u flag.
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absent } from '#shared/facts/known.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import type { Finding, ReportFile } from '#shared/report/report.ts';
import { renderSarif } from '#shared/report/sarif.ts';
import { captureOf, cookie, sessionFacts, sessionValue, tokenFacts } from './a-capture.ts';
import { arbitraryFacts } from './arbitrary-facts.ts';
import schema from './sarif-2.1.0-rtm.5.json' with { type: 'json' };

const ajv = new AjvDraft04({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

function sarifOf(file: ReportFile) {
  const log = JSON.parse(renderSarif(file));
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  return log.runs[0];
}

const weak = [...sessionFacts.filter(({ kind }) => kind !== 'cookie'), cookie('connect.sid', sessionValue, { secure: absent, httpOnly: absent })];
const report = reportFrom(captureOf(weak, { limits: [{ id: 'jar', what: 'The jar was not read.', why: 'No permission.' }] }));
const [first] = report.findings;
if (!first) throw new Error('the weak cookie has no finding');
const inCode = (more: Partial<Finding['fact']>): ReportFile => toReportFile([{ ...report, findings: [{ ...first, fact: { kind: 'cookie', name: 'sid', file: 'src/a b.ts', line: 3, column: 5, ...more } }] }], '1.0.0');

describe('the official schema', () => {
  test('accepts logins, findings and nothing at all', () => {
    sarifOf(toReportFile([report, reportFrom(captureOf(tokenFacts))], '1.0.0', [{ id: 'gone', text: 'x.har does not exist.', at: 'x.har' }]));
    sarifOf(toReportFile([], '1.0.0'));
  });

  test('accepts whatever the facts were', () => {
    fc.assert(fc.property(arbitraryFacts, (facts) => void sarifOf(toReportFile([reportFrom(captureOf(facts))], '1.0.0'))), { numRuns: 60, seed: 20_261_123 });
  });

  test('can refuse', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: {}, level: 'severe' }] }] })).toBe(false);
  });
});

describe('results', () => {
  test('carry the fingerprint, the level and the rule', () => {
    const run = sarifOf(toReportFile([report], '1.0.0'));
    const result = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'cookie-missing-httponly');
    expect(result).toMatchObject({ kind: 'fail', level: 'error', partialFingerprints: { 'crumbtrail/v1': expect.stringMatching(/^[0-9a-f]{16}$/) } });
    expect(run.tool.driver.rules[result.ruleIndex]).toMatchObject({ id: 'cookie-missing-httponly', properties: { tags: expect.arrayContaining(['security', 'external/cwe/cwe-1004']) } });
  });

  const files = [
    { name: 'a relative path stays relative', fact: {}, uri: 'src/a%20b.ts' },
    { name: 'an absolute path', fact: { file: '/srv/app.ts' }, uri: 'file:///srv/app.ts' },
    { name: 'a Windows path', fact: { file: 'C:\\app\\a.ts' }, uri: 'file:///C:/app/a.ts' },
  ];
  test.each(files)('$name', ({ fact, uri }) => {
    expect(sarifOf(inCode(fact)).results[0].locations[0].physicalLocation).toEqual({ artifactLocation: { uri }, region: { startLine: 3, startColumn: 5 } });
  });

  test('unsure is a review without a level', () => {
    expect(sarifOf(toReportFile([{ ...report, findings: [{ ...first, verdict: 'unsure' }] }], '1.0.0')).results[0]).toMatchObject({ kind: 'review', level: 'none' });
  });

  test('accepted findings are suppressed with their reason', () => {
    const suppressed = [{ ...first, suppression: { by: 'comment', reason: 'behind a proxy' } as const }];
    expect(sarifOf(toReportFile([{ ...report, findings: [], suppressed }], '1.0.0')).results[0].suppressions).toEqual([{ kind: 'inSource', status: 'accepted', justification: 'behind a proxy' }]);
  });

  test('what could not be seen is a notification', () => {
    expect(sarifOf(toReportFile([report], '1.0.0')).invocations[0].toolExecutionNotifications[0].message.text).toContain('The jar was not read.');
  });
});
