import * as v from 'valibot';
import type { Severity } from '#shared/checks/define.ts';
import { asvsL2Policy, recommendedPolicy, type Policy } from '#shared/standards/policy.ts';
import type { RoleOverride } from '#shared/roles/overrides.ts';
import type { Model } from '../models/model.ts';
import type { Declared } from '../sites/site-use.ts';
import { modelOfOwnFunctions, type OwnFunction } from './own-functions.ts';
import { problemsOf } from './problems.ts';
import { settingsSchema, type CrumbtrailSettings } from './schema.ts';

/** `settings.crumbtrail` of an ESLint configuration, with what it leaves out. */
export interface Settings {
  readonly minSeverity: Severity;
  readonly unsure: boolean;
  readonly policy: Policy;
  readonly site?: string;
  readonly hosts: readonly string[];
  readonly declared: Declared;
}

const defaults: Settings = { minSeverity: 'medium', unsure: false, policy: recommendedPolicy, hosts: [], declared: {} };

/** ESLint hands the same object to every rule and file of a configuration. */
const read = new WeakMap<object, Settings>();

/** Throws an error that names every setting that is wrong, and what it may be. */
export function settingsFrom(settings: Readonly<Record<string, unknown>>): Settings {
  const given = settings['crumbtrail'];
  if (given === undefined) return defaults;
  const known = typeof given === 'object' && given !== null ? read.get(given) : undefined;
  if (known) return known;
  const parsed = v.safeParse(settingsSchema, given);
  if (!parsed.success) throw new Error(`The ESLint configuration is not valid:\n${problemsOf(parsed.issues, '').map((problem) => `  settings.crumbtrail${problem.startsWith(':') ? '' : '.'}${problem}`).join('\n')}`);
  const complete = completed(parsed.output);
  read.set(given as object, complete);
  return complete;
}

function completed({ minSeverity, unsure, policy, site, hosts, roles = {}, wrappers }: CrumbtrailSettings): Settings {
  const overrides = Object.entries(roles).map(([name, role]): RoleOverride => ({ name, role, reason: 'settings.crumbtrail.roles of the ESLint configuration.' }));
  return {
    minSeverity: minSeverity ?? defaults.minSeverity,
    unsure: unsure ?? defaults.unsure,
    policy: policy === 'asvs-l2' ? asvsL2Policy : defaults.policy,
    hosts: hosts ?? defaults.hosts,
    declared: declaredBy(overrides, wrappers ?? {}),
    ...(site !== undefined && { site }),
  };
}

/** What the settings say about the code of a project, whoever read them. */
export function declaredBy(roles: readonly RoleOverride[], wrappers: Readonly<Record<string, OwnFunction>>): Declared {
  return { roles, ...(Object.keys(wrappers).length > 0 && { functions: sharedModel(wrappers) }) };
}

/** Equal settings of several configurations are compiled once. */
const modelsByText = new Map<string, Model>();

function sharedModel(wrappers: Readonly<Record<string, OwnFunction>>): Model {
  const text = JSON.stringify(wrappers);
  const model = modelsByText.get(text) ?? modelOfOwnFunctions(wrappers);
  modelsByText.set(text, model);
  return model;
}
