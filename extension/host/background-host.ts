import browser from 'webextension-polyfill';
import type { BackgroundAnswers, BackgroundRequest, GrantsChanged } from '../messages.ts';

type Answering = {
  readonly [Type in BackgroundRequest['type']]: (request: Extract<BackgroundRequest, { type: Type }>) => Promise<BackgroundAnswers[Type]>;
};

/** Only pages of this extension are answered: a web page cannot speak to us, and a content script of ours has nothing to ask. */
export function answerMessages(answers: Answering): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: browser.Runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id || !isRequest(message, answers)) return undefined;
    const answer = answers[message.type] as (request: BackgroundRequest) => Promise<unknown>;
    return answer(message);
  });
}

function isRequest(message: unknown, answers: Answering): message is BackgroundRequest {
  return typeof message === 'object' && message !== null && 'type' in message && Object.hasOwn(answers, String(message.type));
}

/** Nobody may be listening: then the browser rejects the message, and nobody misses it. */
export function tellGrantsChanged(): void {
  const message: GrantsChanged = { type: 'grants-changed' };
  browser.runtime.sendMessage(message).catch(() => undefined);
}
