import type { Report, ReportFile } from './report.ts';

/** The envelope of a run: what wrote it, its reports, and what is to be said of the run as a whole. */
export function toReportFile(reports: readonly Report[], version: string, notices: ReportFile['notices'] = []): ReportFile {
  return { schema: 'crumbtrail-report/1', tool: { name: 'crumbtrail', version }, reports, ...(notices.length > 0 && { notices }) };
}
