import type { AnyCheck } from '#shared/checks/define.ts';
import { checks } from '#shared/checks/index.ts';

/** The checks that can be decided from code: each is a rule of the plugin. */
export const sourceChecks: readonly AnyCheck[] = checks.filter(({ detectable }) => detectable.includes('source'));
