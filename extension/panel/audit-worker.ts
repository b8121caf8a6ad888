// Audits and reports are made here, beside the panel: whatever a page makes us chew on, the panel keeps answering.
import type { Report } from '#shared/report/report.ts';
import { version } from '../ui/version.ts';
import { auditOf, type AuditInput, type PanelAudit } from './audit.ts';
import type { ReportForm } from './report-forms.ts';
import { reportText } from './report-text.ts';

export type WorkerJob = { readonly audit: AuditInput } | { readonly form: ReportForm; readonly report: Report };
export type WorkerAnswer = { readonly audit: PanelAudit } | { readonly text: string } | { readonly problem: string };

self.addEventListener('message', ({ data }: MessageEvent<WorkerJob>) => {
  postMessage(answerTo(data));
});

function answerTo(job: WorkerJob): WorkerAnswer {
  try {
    return 'audit' in job ? { audit: auditOf(job.audit) } : { text: reportText(job.form, job.report, version) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
