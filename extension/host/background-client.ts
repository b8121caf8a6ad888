import browser from 'webextension-polyfill';
import type { BackgroundAnswers, BackgroundRequest } from '../messages.ts';

/** Asks the background; the worker is started by the browser if it sleeps. */
export function askBackground<R extends BackgroundRequest>(request: R): Promise<BackgroundAnswers[R['type']]> {
  return browser.runtime.sendMessage(request);
}
