import { renderHtml } from '#shared/report/html.tsx';
import { renderJson } from '#shared/report/json.ts';
import { renderMarkdown } from '#shared/report/markdown.ts';
import type { Report } from '#shared/report/report.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import { renderSarif } from '#shared/report/sarif.ts';
import type { ReportForm } from './report-forms.ts';

/** The report of the panel as a file or as the text of an issue. Its values are masked already. */
export function reportText(form: ReportForm, report: Report, version: string): string {
  const file = toReportFile([report], version);
  switch (form) {
    case 'html':
      return renderHtml(file);
    case 'markdown':
      return renderMarkdown(file);
    case 'json':
      return renderJson(file);
    case 'sarif':
      return renderSarif(file);
    case 'issue':
      return issueText(report, version);
  }
}

/** GitHub takes 65,536 characters; some room is left for what people add. */
export const longestIssue = 60_000;

/** What somebody who has to change the code needs; textbook and standards are in the files. The findings that weigh least give way. */
function issueText({ asvs: _, suppressed: __, comparison: ___, ...report }: Report, version: string): string {
  const written = (findings: Report['findings']) => {
    const left = report.findings.length - findings.length;
    const cut = { id: 'issue-cut', what: `${left} more findings are in the full report.`, why: 'Issues have a longest length.' };
    return renderMarkdown(toReportFile([{ ...report, comparison: [], findings, limits: left === 0 ? report.limits : [...report.limits, cut] }], version));
  };
  let { findings } = report;
  let text = written(findings);
  while (text.length > longestIssue && findings.length > 0) {
    findings = findings.slice(0, Math.floor(findings.length * 0.75));
    text = written(findings);
  }
  return text.length > longestIssue ? `${text.slice(0, longestIssue)}\n…\n` : text;
}
