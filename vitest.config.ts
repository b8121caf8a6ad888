import { defineConfig } from 'vitest/config';

// Files that start a browser or a server of their own take turns. There are two lanes of them, as there are two cores: what drives
// the extension, and what drives sites. `npm test` runs the second lane after the unit tests, beside the first.
const extensionTests = ['test/e2e/**/*.test.ts', 'test/extension/**/*.browser.test.ts'];
const siteTests = ['test/semantics/**/*.browser.test.ts', 'test/cli/**/*.browser.test.ts', 'test/report/**/*.browser.test.ts', 'test/demo/**/*.test.ts'];

const lane = { fileParallelism: false, maxConcurrency: 3, globalSetup: ['test/setup/packages.ts'], testTimeout: 120_000, hookTimeout: 180_000, sequence: { groupOrder: 1 } };

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...extensionTests, ...siteTests, '**/node_modules/**'],
          globalSetup: ['test/setup/packages.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { extends: true, test: { ...lane, name: 'extension', include: extensionTests } },
      { extends: true, test: { ...lane, name: 'sites', include: siteTests } },
    ],
  },
});
