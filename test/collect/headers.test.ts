import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captureFromHeaders } from '#shared/collect/headers.ts';
import { factsOf } from '#shared/facts/fact.ts';
import { valueOf } from '#shared/facts/known.ts';
import { captureTime } from './traffic.ts';

const read = (text: string, url?: string) => captureFromHeaders(text, { time: captureTime, ...(url !== undefined && { url }) });
const cookieNames = (text: string) => factsOf(read(text).facts, 'cookie').map(({ name }) => valueOf(name));

describe('captureFromHeaders reads', () => {
  test.each([
    ['bare headers', 'Set-Cookie: a=1\nSet-Cookie: b=2', ['a', 'b']],
    ['what curl -i prints', 'HTTP/2 200\r\nset-cookie: a=1\r\n\r\n', ['a']],
    ['what curl -v prints', '> GET / HTTP/1.1\n> Cookie: s=1\n>\n< HTTP/1.1 200 OK\n< Set-Cookie: a=1\n<\n* closing', ['a', 's']],
    ['no body', 'HTTP/1.1 200 OK\nSet-Cookie: a=1\n\n<p>Set-Cookie: b=2\n\nSet-Cookie: c=3\n> Cookie: d=4', ['a', 'd']],
    ['no body behind what curl -v prints', '> GET / HTTP/1.1\n>\n< HTTP/1.1 200 OK\n< Set-Cookie: a=1\n<\nSet-Cookie: b=2\n* closing', ['a']],
    ['the head behind the body of a redirect', 'HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\nRedirecting to /xHTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\n\r\nSet-Cookie: b=2', ['a']],
    ['no head in the text of a page', 'HTTP/2 200\n\n<pre>HTTP/1.1 200 OK\nSet-Cookie: a=1', []],
    ['folded lines', 'Set-Cookie: a=1;\n  HttpOnly', ['a']],
    ['no header at all', '', []],
    ['two answers', 'HTTP/1.1 302 Found\nLocation: /x\nSet-Cookie: a=1\n\nHTTP/1.1 200 OK\nSet-Cookie: b=2', ['a', 'b']],
  ])('%s', (_name, text, names) => {
    expect(cookieNames(text)).toEqual(names);
  });

  test('a folded line belongs to its header', () => {
    expect(factsOf(read('Set-Cookie: a=1;\n\tHttpOnly').facts, 'cookie')[0]?.httpOnly).toEqual({ state: 'set', value: true });
  });

  test('each answer of a redirect with its own URL and status', () => {
    const { facts } = read('HTTP/1.1 302 Found\nLocation: https://app.shop.example/x\n\nHTTP/1.1 200 OK\n', 'https://shop.example/login');
    expect(factsOf(facts, 'exchange').map(({ url, status }) => [url, status])).toEqual([
      ['https://shop.example/login', 302],
      ['https://app.shop.example/x', 200],
    ]);
  });
});

describe('what cannot be known is said', () => {
  test('without a URL no host is made up', () => {
    const { facts, limits, site } = read('Set-Cookie: a=1');
    expect(limits.map(({ id }) => id)).toEqual(['no-url']);
    expect(site).toBeUndefined();
    expect(factsOf(facts, 'cookie')[0]?.seen).not.toHaveProperty('url');
    expect(factsOf(facts, 'cookie')[0]).not.toHaveProperty('host');
  });

  test('lines that are no headers are counted', () => {
    const { facts, limits } = read('Set-Cookie: a=1\nhello world\n<html>\nSet-Cookie: b=2', 'https://shop.example/');
    expect(factsOf(facts, 'cookie')).toHaveLength(2);
    expect(limits).toMatchObject([{ id: 'unread-lines', what: '2 lines could not be read.' }]);
  });

  test('a body is no unread line', () => {
    expect(read('HTTP/2 200\nSet-Cookie: a=1\n\n<html>\nhello', 'https://shop.example/').limits).toEqual([]);
  });

  test('one line that is no header is one line', () => {
    expect(read('Set-Cookie: a=1\nhello world', 'https://shop.example/').limits).toMatchObject([{ id: 'unread-lines', what: '1 line could not be read.' }]);
  });

  test('more than 4 MB is cut', () => {
    expect(read(`Set-Cookie: a=1\n${'x: y\n'.repeat(900_000)}`, 'https://shop.example/').limits.map(({ id }) => id)).toContain('headers-truncated');
  });
});

test('any text is read', () => {
  const line = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('HTTP/1.1 200 OK', 'Set-Cookie: a=1', '< Set-Cookie: b=2', '> Cookie: c', ' folded', '', 'Location: //x', 'Location: http://['));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, known) => {
      const text = lines.join('\n');
      expect(() => read(text, known ? 'https://shop.example/' : undefined)).not.toThrow();
    }),
  );
});
