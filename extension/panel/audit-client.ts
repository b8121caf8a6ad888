import type { Report } from '#shared/report/report.ts';
import type { AuditInput, PanelAudit } from './audit.ts';
import type { WorkerAnswer, WorkerJob } from './audit-worker.ts';
import type { ReportForm } from './report-forms.ts';

/** Milliseconds after which a job is given up and its worker ended. */
const longestJob = 20_000;

export type Auditing = (input: AuditInput) => Promise<PanelAudit>;
export type Rendering = (form: ReportForm, report: Report) => Promise<string>;

/** Audits one input at a time in a worker that is replaced when it takes too long. */
export function auditingInWorker(): Auditing {
  const ask = workerAsking('audit', 'The audit took longer than 20 seconds and was stopped. Clear the recording and try again.');
  return async (input) => {
    const answer = await ask({ audit: input });
    if ('audit' in answer) return answer.audit;
    throw new Error('The worker answered something else than an audit.');
  };
}

/** Writes one report at a time, in a worker of its own that begins with the first report somebody looks at. */
export function renderingInWorker(): Rendering {
  const ask = workerAsking('report', 'Writing the report took longer than 20 seconds and was stopped.');
  return async (form, report) => {
    const answer = await ask({ form, report });
    if ('text' in answer) return answer.text;
    throw new Error('The worker answered something else than a report.');
  };
}

type GoodAnswer = Exclude<WorkerAnswer, { readonly problem: string }>;

/** Jobs queue: a worker answers in order, and the answer belongs to the one job it has. */
function workerAsking(name: string, whenLate: string): (job: WorkerJob) => Promise<GoodAnswer> {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const askOnce = (job: WorkerJob) =>
    new Promise<GoodAnswer>((resolve, reject) => {
      const current = (worker ??= new Worker('audit-worker.js', { type: 'module', name: `crumbtrail-${name}` }));
      const giveUp = (problem: string) => {
        current.terminate();
        worker = undefined;
        reject(new Error(problem));
      };
      const timer = setTimeout(() => giveUp(whenLate), longestJob);
      current.onerror = (event) => {
        clearTimeout(timer);
        giveUp(event.message === '' ? 'The worker could not be started.' : event.message);
      };
      current.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
        clearTimeout(timer);
        if ('problem' in data) reject(new Error(data.problem));
        else resolve(data);
      };
      current.postMessage(job);
    });
  return (job) => {
    const answer = last.then(() => askOnce(job));
    last = answer.catch(() => undefined);
    return answer;
  };
}
