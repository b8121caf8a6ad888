import type { RoleOverride } from '#shared/roles/overrides.ts';
import type { Config } from './config.ts';

/** The roles that the user has decided. */
export function roleOverrides(config: Config): RoleOverride[] {
  return config.roles.map(({ name, role, reason, expires }) => ({ name, role, reason, ...(expires !== undefined && { until: expires }) }));
}
