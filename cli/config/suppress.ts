import type { Finding, Report, SuppressedFinding } from '#shared/report/report.ts';

/** Someone who may have accepted a finding: the config file, or the comments of the source. */
interface Acceptor {
  accepted(finding: Finding): SuppressedFinding | undefined;
}

/** The report with the accepted findings in a list of their own. */
export function withoutAccepted(report: Report, acceptors: readonly Acceptor[]): Report {
  const findings: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of report.findings) {
    const accepted = acceptors.map((acceptor) => acceptor.accepted(finding)).find((result) => result !== undefined);
    if (accepted === undefined) findings.push(finding);
    else suppressed.push(accepted);
  }
  return suppressed.length === 0 ? report : { ...report, findings, suppressed };
}
