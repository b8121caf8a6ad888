import type { CDPSession, Protocol } from 'puppeteer';
import type { ConsoleMessage } from '#shared/collect/page-output.ts';

export interface ConsoleRecorder {
  messages(): readonly ConsoleMessage[];
}

/**
 * Hears what the page writes to its console. Of objects only what the browser shows in one line is read: asking for more
 * would run code of the page.
 */
export async function recordConsole(session: CDPSession, url: URL): Promise<ConsoleRecorder> {
  const messages: ConsoleMessage[] = [];
  session.on('Runtime.consoleAPICalled', ({ type, args, timestamp }) => {
    if (messages.length >= mostMessages) return;
    const texts = args.flatMap(textsOf);
    if (texts.length > 0) messages.push({ method: type, texts, url: url.href, time: timestamp });
  });
  await session.send('Runtime.enable');
  return { messages: () => messages };
}

const mostMessages = 2_000;

function textsOf({ value, preview }: Protocol.Runtime.RemoteObject): string[] {
  if (typeof value === 'string') return [value];
  return preview?.properties.flatMap(({ type, value: text }) => (type === 'string' && text !== undefined ? [text] : [])) ?? [];
}
