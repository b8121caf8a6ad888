import type { ESLint, Linter } from 'eslint';
import type { AnyCheck } from '#shared/checks/define.ts';
import { ruleFromCheck } from './rules/from-check.ts';
import { sourceChecks } from './rules/source-checks.ts';

const name = 'crumbtrail';

/** The plugin: a rule for every check that can be decided from code. */
const plugin = {
  meta: { name: 'eslint-plugin-crumbtrail', namespace: name, version: '0.1.0' },
  rules: Object.fromEntries(sourceChecks.map((check) => [check.id, ruleFromCheck(check)])),
  configs: {} as Record<'recommended' | 'strict', Linter.Config>,
} satisfies ESLint.Plugin;

/** Quiet: what is worth a look in any project. */
plugin.configs.recommended = configOf('recommended', sourceChecks.filter(({ recommended }) => recommended !== false), { minSeverity: 'medium' });
/** Everything, down to information, and what cannot be decided. */
plugin.configs.strict = configOf('strict', sourceChecks, { minSeverity: 'info', unsure: true });

export default plugin;

function configOf(config: string, checks: readonly AnyCheck[], settings: Record<string, unknown>): Linter.Config {
  return {
    name: `${name}/${config}`,
    plugins: { [name]: plugin },
    settings: { [name]: settings },
    rules: Object.fromEntries(checks.map(({ id, severity }) => [`${name}/${id}`, severity === 'critical' || severity === 'high' ? 'error' : 'warn'])),
  };
}
