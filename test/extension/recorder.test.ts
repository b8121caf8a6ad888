import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mostPageText, Recorder } from '#extension/devtools/recorder.ts';
import type { TrafficUpdate } from '#extension/messages.ts';
import { entry } from './entries.ts';

const noBody = async () => undefined;

describe('the recorder', () => {
  let updates: TrafficUpdate[];
  let recorder: Recorder;

  beforeEach(() => {
    vi.useFakeTimers();
    updates = [];
    recorder = new Recorder((update) => updates.push(update));
  });
  afterEach(() => vi.useRealTimers());

  test('gathers requests into one update', async () => {
    await recorder.record(entry({ url: 'https://shop.example/a' }), noBody);
    await recorder.record(entry({ url: 'https://shop.example/b' }), noBody);
    expect(updates).toEqual([]);
    vi.runAllTimers();
    expect(updates).toMatchObject([{ reset: false, seen: 2, held: 2, entries: [{ request: { url: 'https://shop.example/a' } }, { request: { url: 'https://shop.example/b' } }] }]);
  });

  test('tells a panel that comes late everything', async () => {
    await recorder.record(entry(), noBody);
    vi.runAllTimers();
    recorder.obey({ type: 'hello' });
    expect(updates.at(-1)).toMatchObject({ reset: true, held: 1, entries: [{}] });
  });

  test('records nothing while paused, and says that it is', async () => {
    recorder.obey({ type: 'pause', paused: true });
    await recorder.record(entry(), noBody);
    vi.runAllTimers();
    expect(updates).toMatchObject([{ paused: true, seen: 0, entries: [] }]);
  });

  test('forgets everything when cleared, also what was not told yet', async () => {
    await recorder.record(entry(), noBody);
    recorder.obey({ type: 'clear' });
    vi.runAllTimers();
    expect(updates).toMatchObject([{ reset: true, seen: 0, entries: [] }]);
  });

  test('keeps a request whose body never comes', async () => {
    const recording = recorder.record(entry({ type: 'application/json' }), () => new Promise(() => undefined));
    await vi.runAllTimersAsync();
    await recording;
    vi.runAllTimers();
    expect(updates.at(-1)?.entries[0]?.response.content.text).toBeUndefined();
    expect(updates.at(-1)?.held).toBe(1);
  });

  test('keeps the text of pages within a bound of its own, and JSON beside it', async () => {
    const size = 256 * 1024;
    for (let sum = 0; sum <= mostPageText; sum += size) await recorder.record(entry(), async () => 'p'.repeat(size));
    await recorder.record(entry({ type: 'application/json' }), async () => '{}');
    recorder.obey({ type: 'hello' });
    const texts = updates.at(-1)?.entries.map(({ response }) => response.content.text?.length) ?? [];
    expect(texts.slice(-3)).toEqual([size, undefined, 2]);
    recorder.obey({ type: 'clear' });
    await recorder.record(entry(), async () => 'page');
    recorder.obey({ type: 'hello' });
    expect(updates.at(-1)?.entries.at(-1)?.response.content.text).toBe('page');
  });

  test('keeps a request whose body cannot be read', async () => {
    await recorder.record(entry({ type: 'application/json' }), () => Promise.reject(new Error('gone')));
    vi.runAllTimers();
    expect(updates.at(-1)?.held).toBe(1);
  });
});
