import type { Severity } from '../checks/define.ts';
import type { Finding, Report } from './report.ts';

export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** A shape for each severity, so that it can be told without colour. */
export const severityMark: Readonly<Record<Severity, string>> = { critical: '◆', high: '▲', medium: '■', low: '●', info: '○' };

/** What was looked at. */
export const kindWords: Readonly<Record<Report['kind'], string>> = {
  page: 'Live page',
  har: 'HAR recording',
  headers: 'Response headers',
  source: 'Source code',
  token: 'Single token',
};

export function countWords(findings: readonly Finding[]): string {
  const failing = findings.filter(({ verdict }) => verdict === 'fail');
  const unsure = findings.length - failing.length;
  const counts = severities
    .map((severity) => ({ severity, count: failing.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`);
  if (unsure > 0) counts.push(`${unsure} unsure`);
  return counts.length === 0 ? 'none' : counts.join(', ');
}

/** Where a finding points: `file:line:column`, else the origin of the thing, else nothing. */
export function placeWords({ fact }: Finding): string {
  if (fact.file === undefined) return fact.origin ?? '';
  return [fact.file, fact.line, fact.column].filter((part) => part !== undefined).join(':');
}
