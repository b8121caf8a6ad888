import { describe, expect, test } from 'vitest';
import { entryLimits, isBodyWorthReading, isWorthKeeping, keptEntry } from '#extension/devtools/kept-entry.ts';
import { captureFrom } from '#shared/collect/capture.ts';
import { factsOf } from '#shared/facts/fact.ts';
import { entry } from './entries.ts';

describe('which requests are kept', () => {
  test.each([
    ['a document', entry(), true],
    ['an API answer', entry({ type: 'application/json' }), true],
    ['an image', entry({ type: 'image/png' }), false],
    ['a script', entry({ type: 'text/javascript' }), false],
    ['an old kind of script', entry({ type: 'application/x-javascript' }), false],
    ['a style sheet', entry({ type: 'text/css; charset=utf-8' }), false],
    ['a tracking pixel that sets a cookie', entry({ type: 'image/gif', response: { 'set-cookie': 'id=1' } }), true],
    ['an image asked for with a token', entry({ type: 'image/png', request: { Authorization: 'Bearer x' } }), true],
  ])('%s', (_, given, expected) => {
    expect(isWorthKeeping(given)).toBe(expected);
  });
});

describe('which bodies are read', () => {
  test.each([
    ['JSON', entry({ type: 'application/json' }), true],
    ['a JSON dialect', entry({ type: 'application/problem+json; charset=utf-8' }), true],
    ['a page', entry(), true],
    ['a page beyond the limit', entry({ size: entryLimits.body + 1 }), false],
    ['plain text', entry({ type: 'text/plain' }), false],
    ['JSON beyond the limit', entry({ type: 'application/json', size: entryLimits.body + 1 }), false],
  ])('%s', (_, given, expected) => {
    expect(isBodyWorthReading(given)).toBe(expected);
  });
});

describe('what is kept of a request', () => {
  test('of a page enough that a credential in it is found', () => {
    const token = 'k7Qm2vXb9TzR4nLwE8sYcJ1hUaGf5dPo';
    const document = keptEntry(entry({ request: { Authorization: `Bearer ${token}` } }), `<script>window.token = "${token}"</script>`);
    const { facts } = captureFrom({ target: 'https://shop.example/', kind: 'page', time: 0, url: 'https://shop.example/', harEntries: [document] });
    expect(factsOf(facts, 'exchange')[0]?.pageCredentials).toHaveLength(1);
  });

  test('headers, form and JSON body', () => {
    const kept = keptEntry(entry({ method: 'POST', body: 'user=ada', type: 'application/json', request: { Cookie: 'a=1' }, response: { 'Set-Cookie': 'sid=2' } }), '{"ok":true}');
    expect(kept.request).toEqual({
      method: 'POST',
      url: 'https://shop.example/',
      headers: [{ name: 'Cookie', value: 'a=1' }],
      postData: { mimeType: 'application/x-www-form-urlencoded', text: 'user=ada' },
    });
    expect(kept.response).toEqual({
      status: 200,
      headers: [{ name: 'Set-Cookie', value: 'sid=2' }],
      content: { mimeType: 'application/json', size: 10, text: '{"ok":true}' },
    });
  });

  test('nothing beyond the limits', () => {
    const headers = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x-${index}`, 'y']));
    const kept = keptEntry(
      entry({ url: `https://shop.example/?${'q'.repeat(100_000)}`, body: 'b'.repeat(entryLimits.body + 1), request: headers, response: { 'Set-Cookie': 's'.repeat(1_000_000) } }),
      'x'.repeat(entryLimits.body + 1),
    );
    expect(kept.request.url.length).toBe(entryLimits.url);
    expect(kept.request.headers.length).toBe(entryLimits.headers);
    expect(kept.request.postData).toBeUndefined();
    expect(kept.response.headers[0]?.value.length).toBe(entryLimits.header);
    expect(kept.response.content.text).toBeUndefined();
  });
});
