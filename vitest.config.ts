import { defineConfig } from 'vitest/config';

// Files that start a browser or a server of their own. What drives the extension takes turns, and so does what drives Firefox; what drives sites
// mostly waits, so two of them run at once. `npm test` runs these after the unit tests, beside the others.
const firefoxTests = ['test/{extension,semantics}/*firefox.browser.test.ts'];
const extensionTests = ['test/e2e/**/*.test.ts', 'test/extension/**/*.browser.test.ts'];
// With these the lane of the extension would end long after the others.
const beside = ['test/e2e/{packed-plugin,lint-and-live}.test.ts'];
const siteTests = [...beside, 'test/semantics/{*chromium,replacement}.browser.test.ts', 'test/cli/**/*.browser.test.ts', 'test/report/**/*.browser.test.ts', 'test/demo/**/*.test.ts'];

const lane = { fileParallelism: false, isolate: false, maxConcurrency: 3, globalSetup: ['test/setup/packages.ts', 'test/setup/chromium.ts'], testTimeout: 120_000, hookTimeout: 180_000, sequence: { groupOrder: 1 } };

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...firefoxTests, ...extensionTests, ...siteTests, '**/node_modules/**'],
          globalSetup: ['test/setup/packages.ts'],
          // They share no state but caches, and loading the linter for each of a hundred files took as long as testing it.
          isolate: false,
          // The browsers of the other lane may have the processors.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      { extends: true, test: { ...lane, sequence: { groupOrder: 2 }, name: 'extension', include: extensionTests, exclude: [...beside, ...firefoxTests, '**/node_modules/**'] } },
      { extends: true, test: { ...lane, sequence: { groupOrder: 3 }, globalSetup: [], name: 'firefox', include: firefoxTests } },
      { extends: true, test: { ...lane, fileParallelism: true, maxWorkers: 2, name: 'sites', include: siteTests } },
    ],
  },
});
