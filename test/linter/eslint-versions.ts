import * as parser from '@typescript-eslint/parser';
import { Linter as Linter10, RuleTester as RuleTester10 } from 'eslint';
import { Linter as Linter9, RuleTester as RuleTester9 } from 'eslint9';
import plugin from '#linter/index.ts';

// The typed interface of ESLint 10 is used for both: what the tests call has not changed between them.
export const versions = [
  { eslint: '9', RuleTester: RuleTester9 as unknown as typeof RuleTester10, Linter: Linter9 as unknown as typeof Linter10 },
  { eslint: '10', RuleTester: RuleTester10, Linter: Linter10 },
] as const;

type Config = Linter10.Config;

interface LintedAs {
  readonly config?: keyof typeof plugin.configs;
  readonly filename?: string;
  /** The folder that ESLint would be started in. */
  readonly cwd?: string;
}

/** The messages of a configuration of ours for one file. */
export function messagesOf(Linter: typeof Linter10, code: string, { config = 'recommended', filename = 'file.ts', cwd }: LintedAs = {}): Linter10.LintMessage[] {
  return new Linter({ configType: 'flat', ...(cwd !== undefined && { cwd }) }).verify(code, configFor(config, filename), filename);
}

function configFor(config: keyof typeof plugin.configs, filename: string): Config[] {
  const isTyped = /\.[cm]?tsx?$/.test(filename);
  const languageOptions = isTyped ? { parser, parserOptions: { ecmaFeatures: { jsx: filename.endsWith('x') } } } : { parserOptions: { ecmaFeatures: { jsx: true } } };
  return [{ ...plugin.configs[config], files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'], languageOptions } as Config];
}
