import type { ESLint, Linter, Rule } from 'eslint';
import { configsOf, pluginName, type ConfigName } from './configs.ts';
import { ruleFromCheck } from './rules/from-check.ts';
import type { RuleOptions } from './rules/options.ts';
import type { RuleId } from './rules/rule-ids.ts';
import { sourceChecks } from './rules/source-checks.ts';

export type { ConfigName } from './configs.ts';
export type { RuleOptions } from './rules/options.ts';
export type { RuleId } from './rules/rule-ids.ts';
export type { CrumbtrailSettings } from './settings/schema.ts';
export type { OwnFunction } from './settings/own-functions.ts';

/** The rules by the names that a configuration uses, with their options. */
export type CrumbtrailRules = { readonly [Id in RuleId as `crumbtrail/${Id}`]?: Linter.RuleEntry<[RuleOptions?]> };

/** The plugin: a rule for every check that can be decided from code. */
export interface CrumbtrailPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly namespace: string; readonly version: string };
  readonly rules: Record<RuleId, Rule.RuleModule>;
  readonly configs: Record<ConfigName, Linter.Config>;
}

const plugin: CrumbtrailPlugin = {
  meta: { name: 'eslint-plugin-crumbtrail', namespace: pluginName, version: '0.1.0' },
  rules: Object.fromEntries(sourceChecks.map((check) => [check.id, ruleFromCheck(check)])) as Record<RuleId, Rule.RuleModule>,
  configs: {} as Record<ConfigName, Linter.Config>,
};
Object.assign(plugin.configs, configsOf(plugin));

export default plugin;
