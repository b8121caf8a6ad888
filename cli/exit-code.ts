import type { Severity } from '#shared/checks/define.ts';
import type { Outcome } from './audit/outcome.ts';

export const thresholds = ['critical', 'high', 'medium', 'low', 'none'] as const;
export type Threshold = (typeof thresholds)[number];

const rank: Readonly<Record<Severity, number>> = { critical: 4, high: 3, medium: 2, low: 1, info: 0 };

/** 2 when something could not be read, else 1 when a finding reaches the threshold, else 0. Undecided findings never count. */
export function exitCodeOf({ reports, notices }: Outcome, failOn: Threshold): 0 | 1 | 2 {
  if (notices.some(({ unreadable }) => unreadable)) return 2;
  if (failOn === 'none') return 0;
  const findings = reports.flatMap((report) => report.findings);
  return findings.some(({ verdict, severity }) => verdict === 'fail' && rank[severity] >= rank[failOn]) ? 1 : 0;
}
