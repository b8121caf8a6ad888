import browser from 'webextension-polyfill';

const key = 'libraries';

/** Names of libraries whose code the user wants to see, newest first. Anything may stand there. */
export async function readPreferredLibraries(): Promise<readonly string[]> {
  const stored = (await browser.storage.local.get(key))[key];
  return Array.isArray(stored) ? stored.filter((name): name is string => typeof name === 'string') : [];
}

export function keepPreferredLibraries(libraries: readonly string[]): Promise<void> {
  return browser.storage.local.set({ [key]: libraries });
}
