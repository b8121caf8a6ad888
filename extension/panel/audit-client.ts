import type { AuditInput, PanelAudit } from './audit.ts';
import type { AuditAnswer } from './audit-worker.ts';

/** Milliseconds after which an audit is given up and its worker ended. */
const longestAudit = 20_000;

export type Auditing = (input: AuditInput) => Promise<PanelAudit>;

/** Audits one input at a time in a worker that is replaced when it takes too long. */
export function auditingInWorker(): Auditing {
  let worker: Worker | undefined;
  return (input) =>
    new Promise((resolve, reject) => {
      const current = (worker ??= new Worker('audit-worker.js', { type: 'module', name: 'crumbtrail-audit' }));
      const giveUp = (problem: string) => {
        current.terminate();
        worker = undefined;
        reject(new Error(problem));
      };
      const timer = setTimeout(() => giveUp('The audit took longer than 20 seconds and was stopped. Clear the recording and try again.'), longestAudit);
      current.onerror = (event) => {
        clearTimeout(timer);
        giveUp(event.message === '' ? 'The audit could not be started.' : event.message);
      };
      current.onmessage = ({ data }: MessageEvent<AuditAnswer>) => {
        clearTimeout(timer);
        if ('audit' in data) resolve(data.audit);
        else reject(new Error(data.problem));
      };
      current.postMessage(input);
    });
}
