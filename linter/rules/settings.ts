import type { Severity } from '#shared/checks/define.ts';

/** `settings.crumbtrail` of an ESLint configuration. */
export interface Settings {
  /** Findings below it are not reported. Default: medium. */
  readonly minSeverity: Severity;
  /** Also report what cannot be decided. Default: false. */
  readonly unsure: boolean;
  readonly policy: 'recommended' | 'asvs-l2';
  /** Registrable domain the code is deployed to. */
  readonly site?: string;
}

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

export function settingsFrom(settings: Readonly<Record<string, unknown>>): Settings {
  const given = settings['crumbtrail'];
  const { minSeverity, unsure, policy, site } = (typeof given === 'object' && given !== null ? given : {}) as Partial<Record<keyof Settings, unknown>>;
  return {
    minSeverity: severities.find((severity) => severity === minSeverity) ?? 'medium',
    unsure: unsure === true,
    policy: policy === 'asvs-l2' ? 'asvs-l2' : 'recommended',
    ...(typeof site === 'string' && { site }),
  };
}

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}
