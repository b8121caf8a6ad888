import js from '@eslint/js';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import { tsImport } from 'tsx/esm/api';
import tseslint from 'typescript-eslint';

// Our own plugin, from source: what is linted is always what is being written.
const { default: crumbtrail } = await tsImport('./linter/index.ts', import.meta.url);

export default defineConfig([
  globalIgnores(['dist/', 'report/', 'docs/', 'test/packages/node_modules/', '**/*.golden.json']),
  js.configs.recommended,
  tseslint.configs.recommended,
  regexp.configs['flat/recommended'],
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      // Names a complexity that the recheck test also proves over the whole source.
      'regexp/no-super-linear-backtracking': 'error',
    },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable' } } },
  { files: ['linter/rules/**/*.ts', 'linter/index.ts'], extends: [eslintPlugin.configs.recommended] },
  {
    files: ['shared/**', 'linter/**', 'extension/**', 'cli/**', 'scripts/**', 'demo/**', 'test/**'],
    ignores: [
      // They are wrong on purpose: the demo shows what the panel and the linter say about them, line by line (test/demo/*.golden.json).
      'demo/doors/*-fragile*.ts',
      // Bad and good code side by side, some of it in the open; each case says itself what is to be found.
      'test/checks/**',
    ],
    extends: [crumbtrail.configs.strict],
  },
  { files: ['test/**'], ignores: ['test/checks/**'], extends: [crumbtrail.configs.tests] },
]);
