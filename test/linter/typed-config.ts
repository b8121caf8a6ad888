// Compiled, never run: what a TypeScript configuration may say. Each line below a `@ts-expect-error` is a mistake that must be seen.
import { defineConfig } from 'eslint/config';
import crumbtrail, { type ConfigName, type CrumbtrailRules, type CrumbtrailSettings } from '#linter/index.ts';

export default defineConfig([
  crumbtrail.configs.recommended,
  crumbtrail.configs['asvs-l2'],
  { files: ['**/*.test.ts'], extends: [crumbtrail.configs.tests] },
  {
    plugins: { crumbtrail },
    settings: {
      crumbtrail: {
        minSeverity: 'low',
        hosts: ['*.partner.example'],
        roles: { 'ui-*': 'preference' },
        wrappers: { setAuthCookie: { kind: 'cookie.set', takes: ['ignored', 'value', 'options'], name: 'session', writes: { httpOnly: true } } },
      },
    },
    rules: {
      'crumbtrail/cookie-missing-httponly': ['error', { allow: ['locale'], minSeverity: 'low' }],
      'crumbtrail/token-in-log': 'off',
      'no-eval': 'error',
    },
  },
  // @ts-expect-error an option that the rule does not have
  { rules: { 'crumbtrail/cookie-missing-httponly': ['error', { allowed: ['locale'] }] } },
  // @ts-expect-error a severity that ESLint does not have
  { rules: { 'crumbtrail/token-in-log': 'high' } },
  // @ts-expect-error in ESLint 10: a role that does not exist
  { settings: { crumbtrail: { roles: { sid: 'session' } } } },
  // @ts-expect-error in ESLint 10: a setting that does not exist
  { settings: { crumbtrail: { severity: 'low' } } },
]);

// @ts-expect-error a configuration that does not exist
export const config = crumbtrail.configs.recomended;
// @ts-expect-error a name that no configuration has
export const name: ConfigName = 'asvs-l4';

export const rules: CrumbtrailRules = {
  'crumbtrail/jwt-missing-exp': 'warn',
  // @ts-expect-error a rule that is misspelt
  'crumbtrail/jwt-mising-exp': 'warn',
};
// @ts-expect-error a rule that is misspelt
export const rule = crumbtrail.rules['jwt-mising-exp'];
export const settings: CrumbtrailSettings = { unsure: true };
// @ts-expect-error a setting that does not exist
export const other: CrumbtrailSettings = { severity: 'low' };
