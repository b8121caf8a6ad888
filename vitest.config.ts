import { defineConfig } from 'vitest/config';

// Files that start a browser or a server of their own run one after the other: two cores hold one browser at a time.
const browserTests = ['test/e2e/**/*.test.ts', 'test/extension/**/*.browser.test.ts', 'test/semantics/**/*.browser.test.ts', 'test/cli/**/*.browser.test.ts', 'test/report/**/*.browser.test.ts', 'test/demo/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...browserTests, '**/node_modules/**'],
          globalSetup: ['test/setup/packages.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browsers',
          include: browserTests,
          fileParallelism: false,
          globalSetup: ['test/setup/packages.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
