// What the watchers answer is the page's word: any value may come.
import { describe, expect, test } from 'vitest';
import { messagesFrom, writesFrom } from '#extension/host/watch-answers.ts';

const message = { sender: 'https://login.example', time: 1, stack: '', texts: { 0: 'a' }, asked: false };
const askedIn = (answer: unknown) => messagesFrom(answer).messages.map(({ asked }) => asked);

describe('messages that a page answers', () => {
  test.each([
    ['nothing', null],
    ['a text', 'messages'],
    ['a list', [message]],
    ['messages that are none', { messages: [null, 1, { sender: 1 }, { sender: 'a' }], unsure: false }],
  ])('%s gives none', (_, answer) => {
    expect(messagesFrom(answer)).toEqual({ messages: [], forgotten: 0 });
  });

  test('are bounded in number and size', () => {
    const texts = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [index, 'x'.repeat(index * 1_000)]));
    const { messages } = messagesFrom({ messages: Array(1_000).fill({ ...message, sender: 's'.repeat(9_000), stack: 's'.repeat(9_000), texts }) });
    expect(messages).toHaveLength(200);
    expect([messages[0]?.sender.length, messages[0]?.stack.length, messages[0]?.texts.length]).toEqual([300, 4_000, 20]);
  });

  test('were not asked for only where the watcher says that it saw everything', () => {
    expect(askedIn({ messages: { 0: message }, unsure: false })).toEqual([false]);
    expect(askedIn({ messages: { 0: message }, unsure: true })).toEqual([undefined]);
    expect(askedIn({ messages: { 0: message } })).toEqual([undefined]);
    expect(askedIn({ messages: { 0: { ...message, asked: true } }, unsure: true })).toEqual([true]);
  });
});

test('writes that a page answers are only those with a store, a name and a stack', () => {
  expect(writesFrom('none')).toBeUndefined();
  expect(writesFrom([null, { area: 'local' }, { area: 'other', key: 'a', stack: '' }, { area: 'local', key: 'a', stack: '' }])).toEqual([{ area: 'local', key: 'a', count: 1, time: 0, stack: '' }]);
});
