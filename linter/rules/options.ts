import type { Rule } from 'eslint';
import type { AuditedFinding } from '#shared/audit.ts';
import type { Severity } from '#shared/checks/define.ts';
import { matchesPattern } from '#shared/roles/name-table.ts';
import type { Settings } from '../settings/settings.ts';

/** The options of every rule. What is left out follows `settings.crumbtrail`. */
export interface RuleOptions {
  /** Findings of this rule below it are not reported. */
  readonly minSeverity?: Severity;
  /** Whether this rule also reports what cannot be decided. */
  readonly unsure?: boolean;
  /** Names of cookies, storage keys or tokens that this rule accepts; `*` stands for any characters. */
  readonly allow?: readonly string[];
}

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

export const optionsSchema: Rule.RuleMetaData['schema'] = [
  {
    type: 'object',
    properties: {
      minSeverity: { enum: [...severities], description: 'Findings of this rule below it are not reported.' },
      unsure: { type: 'boolean', description: 'Whether this rule also reports what cannot be decided.' },
      allow: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        uniqueItems: true,
        description: 'Names of cookies, storage keys or tokens that this rule accepts; * stands for any characters.',
      },
    },
    additionalProperties: false,
  },
];

/** Whether a rule with these options reports the finding. */
export function isWanted(finding: AuditedFinding, { minSeverity, unsure, allow = [] }: RuleOptions, settings: Settings): boolean {
  if (finding.verdict !== 'fail' && !(unsure ?? settings.unsure)) return false;
  if (severities.indexOf(finding.severity) > severities.indexOf(minSeverity ?? settings.minSeverity)) return false;
  const name = finding.fact.name.toLowerCase();
  return !allow.some((pattern) => matchesPattern(name, pattern.toLowerCase()));
}
