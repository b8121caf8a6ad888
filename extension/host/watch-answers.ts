// What the watchers in a page answer. The page can answer with anything it likes: only the shape that was asked for is taken.
import type { StorageWrite, WatchReading, WindowMessage } from '../messages.ts';

export function writesFrom(value: unknown): StorageWrite[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.slice(0, 1_000).flatMap((write: unknown): StorageWrite[] => {
    const { area, key, count, time, stack } = fieldsOf(write);
    if ((area !== 'local' && area !== 'session' && area !== 'cookie') || typeof key !== 'string' || typeof stack !== 'string') return [];
    return [{ area, key, count: Number(count) || 1, time: Number(time) || 0, stack: stack.slice(0, 4_000) }];
  });
}

/** Lists come as objects with numbers for names, since the watcher touches no list of the page's kind. */
export function messagesFrom(value: unknown): Pick<WatchReading, 'messages' | 'forgotten'> {
  const { messages, unsure, forgotten } = fieldsOf(value);
  const read = Object.values(fieldsOf(messages)).slice(0, 200).flatMap((message): WindowMessage[] => {
    const { sender, time, asked, stack, texts } = fieldsOf(message);
    if (typeof sender !== 'string' || typeof stack !== 'string') return [];
    const found = Object.values(fieldsOf(texts)).slice(0, 20).filter((text): text is string => typeof text === 'string' && text.length <= 20_000);
    return [{ sender: sender.slice(0, 300), time: Number(time) || 0, asked: asked === true || (unsure === false && asked === false ? false : undefined), stack: stack.slice(0, 4_000), texts: found }];
  });
  return { messages: read, forgotten: Math.min(Number(forgotten) || 0, Number.MAX_SAFE_INTEGER) };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
