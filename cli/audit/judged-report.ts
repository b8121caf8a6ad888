import { randomUUID } from 'node:crypto';
import { audit, type AuditedFinding } from '#shared/audit.ts';
import type { Capture } from '#shared/facts/capture.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import type { Finding, Report, SuppressedFinding } from '#shared/report/report.ts';
import type { Policy } from '#shared/standards/policy.ts';

/** Someone who may have accepted a finding: the config file, or the comments of the source. */
export interface Acceptor {
  accepted(finding: Finding): SuppressedFinding | undefined;
}

/** The report of a capture, with the accepted findings in a list of their own. `findings` when they were judged already. */
export function judgedReport(capture: Capture, options: { policy: Policy; hosts?: readonly string[]; acceptors: readonly Acceptor[]; findings?: readonly AuditedFinding[] }): Report {
  const { policy, hosts, acceptors } = options;
  const { facts, site } = capture;
  const judged = options.findings ?? audit(facts, { policy, ...(site !== undefined && { site }), ...(hosts && { hosts }) });
  const findings: AuditedFinding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of judged) {
    const accepted = acceptors.map((acceptor) => acceptor.accepted(finding)).find((result) => result !== undefined);
    if (accepted === undefined) findings.push(finding);
    else suppressed.push(accepted);
  }
  return reportFrom(capture, { policy, findings, salt: randomUUID(), ...(suppressed.length > 0 && { suppressed }) });
}
