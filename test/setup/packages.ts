import { installTestPackages } from '#scripts/test-packages.ts';

/** Vitest calls this once before the tests: a package that is missing fails the run, it is never skipped. */
export async function setup(): Promise<void> {
  await installTestPackages();
}
