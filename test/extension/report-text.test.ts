import { describe, expect, test } from 'vitest';
import { samplePage, sampleEntries, closedJar } from '#extension/pages/gallery-sample.ts';
import { auditOf } from '#extension/panel/audit.ts';
import { fileForms, type ReportFileForm } from '#extension/panel/report-forms.ts';
import { longestIssue, reportText } from '#extension/panel/report-text.ts';

const { report } = auditOf({ url: 'https://www.shop.example/account', time: Date.now(), browser: 'chromium', entries: sampleEntries, forgotten: 0, page: samplePage, jar: closedJar });
const token = 'storage' in samplePage ? (samplePage.storage.local[0]?.[1] ?? '') : '';

describe('the report of the panel', () => {
  test.each(Object.keys(fileForms) as ReportFileForm[])('as %s it names what was found, and no value', (form) => {
    const text = reportText(form, report, '1.0.0');
    expect(text).toContain('access_token');
    expect(text).not.toContain(token.split('.')[1]);
    expect(text).not.toContain(token.split('.')[2]);
  });

  test('as SARIF it has a result for each finding', () => {
    const log = JSON.parse(reportText('sarif', report, '1.0.0')) as { runs: { results: unknown[] }[] };
    expect(log.runs[0]?.results).toHaveLength(report.findings.length);
  });
});

describe('the text of an issue', () => {
  test('has every finding and its remedy, and leaves textbook and standards to the files', () => {
    const text = reportText('issue', report, '1.0.0');
    expect(text.match(/^#### /gm)).toHaveLength(report.findings.length);
    expect(text).toContain('**Remedy:**');
    expect(text).not.toMatch(/^### (?:ASVS|Session or token)/m);
    expect(text).not.toContain('more findings are in the full report');
  });

  test('stays within what issues take, and says how much is left out', () => {
    const [finding] = report.findings;
    if (finding === undefined) throw new Error('The sample has no finding.');
    const text = reportText('issue', { ...report, findings: Array.from({ length: 2_000 }, () => finding) }, '1.0.0');
    expect(text.length).toBeLessThanOrEqual(longestIssue);
    expect(text).toMatch(/\d+ more findings are in the full report\./);
  });
});
