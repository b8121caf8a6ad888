import browser from 'webextension-polyfill';
import type { BackgroundAnswers, BackgroundRequest, GrantsChanged } from '../messages.ts';

/** Asks the background; the worker is started by the browser if it sleeps. */
export function askBackground<R extends BackgroundRequest>(request: R): Promise<BackgroundAnswers[R['type']]> {
  return browser.runtime.sendMessage(request);
}

export function watchGrantMessages(listener: () => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if ((message as Partial<GrantsChanged> | null)?.type === 'grants-changed') listener();
  });
}
