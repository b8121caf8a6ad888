// What `defineConfig` accepts, with the names of our rules and settings. ESLint is CommonJS, and its types are another
// declaration for those who require them: this file must be CommonJS to add to the same one.
import type { CrumbtrailRules, CrumbtrailSettings } from './index.ts' with { 'resolution-mode': 'import' };

declare module '@eslint/core' {
  // @ts-expect-error: a rule that may be left out is none of the index signature, which cannot be said otherwise.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- only an interface is merged with the one that is there.
  interface RulesConfig extends CrumbtrailRules {}
  interface SettingsConfig {
    crumbtrail?: CrumbtrailSettings;
  }
}
