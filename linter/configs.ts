// The configurations of the plugin, derived from what the checks say about themselves.
import type { ESLint, Linter } from 'eslint';
import type { AnyCheck, Family } from '#shared/checks/define.ts';
import type { CrumbtrailSettings } from './settings/schema.ts';
import type { RuleId } from './rules/rule-ids.ts';
import { sourceChecks } from './rules/source-checks.ts';

export type ConfigName = 'recommended' | 'strict' | 'asvs-l1' | 'asvs-l2' | 'asvs-l3' | Family | 'tests';

export const pluginName = 'crumbtrail';

const families: readonly Family[] = ['cookie', 'session', 'jwt', 'token', 'csrf', 'oauth', 'headers', 'model'];

/**
 * What is out of hand as soon as it is written, in whichever file: a secret that another party issued, and a secret that
 * the build puts into the page. Everything else that tests write, they write to try it out.
 */
const alsoInTests: readonly RuleId[] = ['oauth-client-secret-hardcoded', 'auth-secret-in-public-env'];

export function configsOf(plugin: ESLint.Plugin): Record<ConfigName, Linter.Config> {
  const configOf = (name: ConfigName, checks: readonly AnyCheck[], settings?: CrumbtrailSettings): Linter.Config => ({
    name: `${pluginName}/${name}`,
    plugins: { [pluginName]: plugin },
    ...(settings && { settings: { [pluginName]: settings } }),
    rules: rulesOf(checks, ({ severity }) => (severity === 'critical' || severity === 'high' ? 'error' : 'warn')),
  });
  const recommended = sourceChecks.filter((check) => check.recommended !== false);
  const byFamily = Object.fromEntries(families.map((family) => [family, configOf(family, recommended.filter((check) => check.family === family), { minSeverity: 'medium' })]));
  return {
    recommended: configOf('recommended', recommended, { minSeverity: 'medium' }),
    strict: configOf('strict', sourceChecks, { minSeverity: 'info', unsure: true }),
    'asvs-l1': configOf('asvs-l1', sourceChecks.filter(isOfAsvs(1)), { minSeverity: 'info' }),
    'asvs-l2': configOf('asvs-l2', sourceChecks.filter(isOfAsvs(2)), { minSeverity: 'info', policy: 'asvs-l2' }),
    'asvs-l3': configOf('asvs-l3', sourceChecks.filter(isOfAsvs(3)), { minSeverity: 'info', policy: 'asvs-l2' }),
    ...(byFamily as Record<Family, Linter.Config>),
    tests: {
      name: `${pluginName}/tests`,
      plugins: { [pluginName]: plugin },
      rules: rulesOf(sourceChecks, ({ id }) => (alsoInTests.some((rule) => rule === id) ? 'warn' : 'off')),
    },
  };
}

/** A level contains the ones below it. */
function isOfAsvs(most: 1 | 2 | 3): (check: AnyCheck) => boolean {
  return ({ references }) => references.asvs.some(({ level }) => level <= most);
}

function rulesOf(checks: readonly AnyCheck[], severityOf: (check: AnyCheck) => 'error' | 'warn' | 'off'): Linter.RulesRecord {
  return Object.fromEntries(checks.map((check) => [`${pluginName}/${check.id}`, severityOf(check)]));
}
